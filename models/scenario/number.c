/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/number.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "models/scenario/chars.h"

enum { SHOWN = 48, MOST_EXPONENT = 300 };

/* The part of a word that is still to be read. */
struct rest {
    const char *at;
    const char *end;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int hex_digit(char c)
{
    if (is_digit(c)) {
        return c - '0';
    }
    return lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

static size_t count_digits(const struct rest *rest)
{
    size_t count = 0;
    while (rest->at + count < rest->end && is_digit(rest->at[count])) {
        ++count;
    }
    return count;
}

static size_t skip_digits(struct rest *rest)
{
    const size_t count = count_digits(rest);
    rest->at += count;
    return count;
}

/* Step over one character of set. */
static bool skip_one(struct rest *rest, const char *set)
{
    const bool is_there =
        rest->at < rest->end && *rest->at != '\0' && strchr(set, *rest->at) != NULL;
    rest->at += is_there ? 1 : 0;
    return is_there;
}

static bool is_word(const struct rest *rest, const char *word)
{
    const size_t length = strlen(word);
    if ((size_t) (rest->end - rest->at) != length) {
        return false;
    }
    for (size_t i = 0; i < length; ++i) {
        if (lower(rest->at[i]) != word[i]) {
            return false;
        }
    }
    return true;
}

static enum bide_number_kind bad(struct bide_number_problem *problem, const char *id,
                                 const char *what, const char *help)
{
    problem->id = id;
    snprintf(problem->what, sizeof problem->what, "%s", what);
    snprintf(problem->help, sizeof problem->help, "%s", help);
    return BIDE_NUMBER_BAD;
}

static enum bide_number_kind bad_with_mended(struct bide_number_problem *problem,
                                             const char *id, const char *what,
                                             const char *mended)
{
    bad(problem, id, what, "");
    snprintf(problem->help, sizeof problem->help, "write %s", mended);
    return BIDE_NUMBER_BAD;
}

/* The value of digits in this base, or UINT64_MAX if it is larger. */
static uint64_t whole_value(const char *digits, size_t count, unsigned base)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i) {
        const uint64_t digit = (uint64_t) hex_digit(digits[i]);
        if (value > (UINT64_MAX - digit) / base) {
            return UINT64_MAX;
        }
        value = value * base + digit;
    }
    return value;
}

static enum bide_number_kind check_range(uint64_t value, bool is_negative, bool is_long,
                                         struct bide_number_problem *problem)
{
    const uint64_t largest = is_long ? (uint64_t) INT64_MAX : (uint64_t) INT32_MAX;
    if (value <= largest || (is_negative && value == largest + 1)) {
        return is_long ? BIDE_NUMBER_INT64 : BIDE_NUMBER_INT;
    }
    if (is_long) {
        return bad(problem, "BD-C024",
                   is_negative ? "whole number is too small "
                                 "(limit -9,223,372,036,854,775,808)"
                               : "whole number is too large "
                                 "(limit 9,223,372,036,854,775,807)",
                   "write it with a decimal point and without the L");
    }
    return bad(problem, "BD-C023",
               is_negative ? "whole number is too small (limit -2,147,483,648)"
                           : "whole number is too large (limit 2,147,483,647)",
               "for a larger number write it with a decimal point, such as 3000000000.0");
}

static enum bide_number_kind not_a_number(const char *word, size_t length,
                                          struct bide_number_problem *problem)
{
    char shown[SHOWN];
    bide_chars_copy(shown, sizeof shown, word, length);
    problem->id = "BD-C027";
    snprintf(problem->what, sizeof problem->what, "%s is not a number", shown);
    snprintf(problem->help, sizeof problem->help,
             "write digits alone, with a point for decimals, such as 1234.5; put \" \" "
             "around it if it is a text");
    return BIDE_NUMBER_BAD;
}

/* Up to two L end the word. */
static bool is_long_end(struct rest rest)
{
    return skip_one(&rest, "L") && (skip_one(&rest, "L"), rest.at == rest.end);
}

/* 0x and hexadecimal digits, without a sign: rest stands behind the x. */
static enum bide_number_kind check_hex(const char *word, struct rest rest,
                                       struct bide_number_problem *problem)
{
    const char *const digits = rest.at;
    while (rest.at < rest.end && hex_digit(*rest.at) >= 0) {
        ++rest.at;
    }
    const size_t count = (size_t) (rest.at - digits);
    const bool is_long = is_long_end(rest);
    if (count == 0 || (rest.at < rest.end && !is_long)) {
        return not_a_number(word, (size_t) (rest.end - word), problem);
    }
    return check_range(whole_value(digits, count, 16), false, is_long, problem);
}

/* digits is the number without its sign. */
static enum bide_number_kind leading_zero(struct rest digits, bool is_negative,
                                          struct bide_number_problem *problem)
{
    char mended[SHOWN];
    while (*digits.at == '0' && digits.end - digits.at > 1 && is_digit(digits.at[1])) {
        ++digits.at;
    }
    mended[0] = '-';
    bide_chars_copy(mended + 1, sizeof mended - 1, digits.at,
                    (size_t) (digits.end - digits.at));
    return bad_with_mended(problem, "BD-C022", "number begins with 0",
                           mended + (is_negative ? 0 : 1));
}

/* The power of ten of the first digit that is not 0, limited to what an int holds; 0 if
 * there is none. */
static int magnitude(struct rest digits, int exponent)
{
    const char *point = digits.at;
    while (point < digits.end && is_digit(*point)) {
        ++point;
    }
    const char *first = digits.at;
    while (first < digits.end && (*first == '0' || *first == '.')) {
        ++first;
    }
    if (first == digits.end || !is_digit(*first)) {
        return 0;
    }
    const ptrdiff_t place = first < point ? point - first - 1 : point - first;
    return (int) (place > 100000 ? 100000 : place < -100000 ? -100000 : place) + exponent;
}

static int exponent_value(struct rest rest)
{
    const bool is_negative = *rest.at == '-';
    skip_one(&rest, "+-");
    const uint64_t value = whole_value(rest.at, count_digits(&rest), 10);
    const int size = value > 1000000 ? 1000000 : (int) value;
    return is_negative ? -size : size;
}

/* digits is the number without its sign. */
static enum bide_number_kind check_float(struct rest digits, int exponent,
                                         struct bide_number_problem *problem)
{
    const int size = magnitude(digits, exponent);
    if (size >= -MOST_EXPONENT && size < MOST_EXPONENT) {
        return BIDE_NUMBER_FLOAT;
    }
    return bad(problem, "BD-C025",
               size > 0 ? "number is too large (limit 1e300)"
                        : "number is too small (limit 1e-300)",
               "check the exponent: 1e6 is a million");
}

/* Digits, then perhaps a point and digits, then perhaps an exponent; false if it is no
 * number. *exponent is 0 without one, *is_whole true for digits alone. */
static bool read_decimal(struct rest *rest, int *exponent, bool *is_whole)
{
    const size_t before = skip_digits(rest);
    const bool has_point = skip_one(rest, ".");
    const size_t after = has_point ? skip_digits(rest) : 0;
    *exponent = 0;
    *is_whole = !has_point;
    if (before + after > 0 && skip_one(rest, "eE")) {
        struct rest power = *rest;
        skip_one(&power, "+-");
        if (skip_digits(&power) == 0) {
            return false;
        }
        *exponent = exponent_value(*rest);
        *is_whole = false;
        *rest = power;
    }
    return before + after > 0;
}

struct date_parts {
    struct rest part[3];
    size_t count;
};

/* Groups of digits with the same separator between them, and nothing else. */
static bool split_date(struct rest rest, struct date_parts *parts)
{
    char separator[2] = "";
    for (parts->count = 0; parts->count < 3;) {
        struct rest *const part = &parts->part[parts->count];
        part->at = rest.at;
        if (skip_digits(&rest) == 0) {
            return false;
        }
        part->end = rest.at;
        ++parts->count;
        if (rest.at == rest.end) {
            return parts->count > 1;
        }
        separator[0] = parts->count == 1 ? *rest.at : separator[0];
        if (strchr("-/.", separator[0]) == NULL || !skip_one(&rest, separator)) {
            return false;
        }
    }
    return false;
}

static size_t digits_in(const struct date_parts *parts, size_t index)
{
    return (size_t) (parts->part[index].end - parts->part[index].at);
}

/* 2025-04-01, 2025-04, 01/04/2025 or 1.4.25; the day comes first, as in the UK. */
static bool is_date(struct rest rest, struct bide_number_problem *problem)
{
    struct date_parts parts;
    if (!split_date(rest, &parts)) {
        return false;
    }
    const bool year_first = digits_in(&parts, 0) == 4;
    const size_t last = digits_in(&parts, parts.count - 1);
    const bool year_last = parts.count == 3 && (last == 4 || last == 2);
    if ((!year_first && !year_last) || digits_in(&parts, 1) > 2
        || (parts.count == 3 && digits_in(&parts, year_first ? 2 : 0) > 2)) {
        return false;
    }
    const char *const help = "write the date in quotes: year, month, day";
    bad(problem, "BD-C028", "date without quotes", help);
    if (parts.count == 3) {
        const unsigned year = (unsigned) whole_value(parts.part[year_first ? 0 : 2].at,
                                                     year_first ? 4 : last, 10);
        const struct rest *const month = &parts.part[1];
        const struct rest *const day = &parts.part[year_first ? 2 : 0];
        snprintf(problem->help, sizeof problem->help, "write \"%04u-%02u-%02u\"",
                 year < 100 ? year + 2000 : year,
                 (unsigned) whole_value(month->at, (size_t) (month->end - month->at), 10),
                 (unsigned) whole_value(day->at, (size_t) (day->end - day->at), 10));
    }
    return true;
}

/* Digits with _ between them. */
static bool is_grouped(struct rest rest, struct bide_number_problem *problem)
{
    char mended[SHOWN];
    size_t used = 0;
    size_t marks = 0;
    for (; rest.at < rest.end && used + 1 < sizeof mended; ++rest.at) {
        if (*rest.at == '_') {
            ++marks;
        } else if (is_digit(*rest.at) || strchr("+-.", *rest.at) != NULL) {
            mended[used++] = *rest.at;
        } else {
            return false;
        }
    }
    mended[used] = '\0';
    if (marks == 0 || marks == used || rest.at < rest.end) {
        return false;
    }
    bad_with_mended(problem, "BD-C020", "thousands separator _ in a number", mended);
    return true;
}

static enum bide_number_kind explain_bad(const char *word, size_t length,
                                         struct bide_number_problem *problem)
{
    struct rest rest = { word, word + length };
    if (is_date(rest, problem) || is_grouped(rest, problem)) {
        return BIDE_NUMBER_BAD;
    }
    skip_one(&rest, "+-");
    if (is_word(&rest, "nan") || is_word(&rest, "inf") || is_word(&rest, "infinity")) {
        return bad(problem, "BD-C026", "nan and inf are no numbers here",
                   "leave the setting out if there is no number");
    }
    return not_a_number(word, length, problem);
}

enum bide_number_kind bide_number_check(const char *word, size_t length,
                                        struct bide_number_problem *problem)
{
    struct rest rest = { word, word + length };
    const bool is_negative = length > 0 && word[0] == '-';
    const bool has_sign = skip_one(&rest, "+-");
    const struct rest digits = rest;
    const size_t whole_count = count_digits(&digits);

    if (!has_sign && length > 2 && word[0] == '0' && lower(word[1]) == 'x') {
        rest.at += 2;
        return check_hex(word, rest, problem);
    }
    int exponent;
    bool is_whole;
    const bool is_number = read_decimal(&rest, &exponent, &is_whole);
    const bool is_long = is_number && is_whole && is_long_end(rest);
    if (!is_number || (rest.at < rest.end && !is_long)) {
        return explain_bad(word, length, problem);
    }
    if (whole_count > 1 && digits.at[0] == '0') {
        return leading_zero(digits, is_negative, problem);
    }
    if (is_whole) {
        return check_range(whole_value(digits.at, whole_count, 10), is_negative, is_long,
                           problem);
    }
    return check_float(digits, exponent, problem);
}

enum bide_number_kind bide_number_commas(const char *word, size_t length,
                                         struct bide_number_problem *problem)
{
    struct rest rest = { word, word + length };
    skip_one(&rest, "+-");
    const char first = *rest.at;
    const size_t before = skip_digits(&rest);
    skip_one(&rest, ",");
    const bool is_thousands = before <= 3 && first != '0' && count_digits(&rest) == 3;

    char mended[SHOWN];
    size_t used = 0;
    for (size_t i = 0; i < length && used + 1 < sizeof mended; ++i) {
        if (word[i] != ',' || !is_thousands) {
            mended[used++] = word[i] != ',' ? word[i] : '.';
        }
    }
    mended[used] = '\0';
    return bad_with_mended(problem, is_thousands ? "BD-C020" : "BD-C021",
                           is_thousands ? "thousands separator , in a number"
                                        : "decimal comma in a number",
                           mended);
}
