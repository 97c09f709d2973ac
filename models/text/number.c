/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/number.h"

#include <stdbool.h>
#include <stdint.h>

#include "models/text/chars.h"

enum { MOST_EXPONENT = 300 };

static enum bide_number_kind bad(struct bide_mend *mend, const char *id, const char *what,
                                 const char *help)
{
    bide_mend_set(mend, id, what, help);
    return BIDE_NUMBER_BAD;
}

static enum bide_number_kind check_range(uint64_t value, bool is_negative, bool is_long,
                                         struct bide_mend *mend)
{
    const uint64_t largest = is_long ? (uint64_t) INT64_MAX : (uint64_t) INT32_MAX;
    if (value <= largest || (is_negative && value == largest + 1)) {
        return is_long ? BIDE_NUMBER_INT64 : BIDE_NUMBER_INT;
    }
    if (is_long) {
        return bad(mend, "BD-C024",
                   is_negative ? "whole number is too small "
                                 "(limit -9,223,372,036,854,775,808)"
                               : "whole number is too large "
                                 "(limit 9,223,372,036,854,775,807)",
                   "write it with a decimal point and without the L");
    }
    return bad(mend, "BD-C023",
               is_negative ? "whole number is too small (limit -2,147,483,648)"
                           : "whole number is too large (limit 2,147,483,647)",
               "if it is right, put an L behind it");
}

/* Up to two L end the word. */
static bool is_long_end(struct bide_word rest)
{
    return bide_word_skip_one(&rest, "L")
           && (bide_word_skip_one(&rest, "L"), rest.at == rest.end);
}

/* 0x and hexadecimal digits, without a sign: rest stands behind the x. */
static enum bide_number_kind check_hex(const char *word, struct bide_word rest,
                                       struct bide_mend *mend)
{
    const char *const digits = rest.at;
    while (rest.at < rest.end && bide_word_hex_digit(*rest.at) >= 0) {
        ++rest.at;
    }
    const size_t count = (size_t) (rest.at - digits);
    const bool is_long = is_long_end(rest);
    if (count == 0 || (rest.at < rest.end && !is_long)) {
        bide_mend_word(mend, word, (size_t) (rest.end - word));
        return BIDE_NUMBER_BAD;
    }
    return check_range(bide_word_value(digits, count, 16), false, is_long, mend);
}

/* The power of ten of the first digit that is not 0, limited to what an int holds; 0 if
 * there is none. */
static int magnitude(struct bide_word digits, int exponent)
{
    const char *point = digits.at;
    while (point < digits.end && bide_chars_is_digit(*point)) {
        ++point;
    }
    const char *first = digits.at;
    while (first < digits.end && (*first == '0' || *first == '.')) {
        ++first;
    }
    if (first == digits.end || !bide_chars_is_digit(*first)) {
        return 0;
    }
    const ptrdiff_t place = first < point ? point - first - 1 : point - first;
    return (int) (place > 100000 ? 100000 : place < -100000 ? -100000 : place) + exponent;
}

static int exponent_value(struct bide_word rest)
{
    const bool is_negative = *rest.at == '-';
    bide_word_skip_one(&rest, "+-");
    const uint64_t value = bide_word_value(rest.at, bide_word_digits(&rest), 10);
    const int size = value > 1000000 ? 1000000 : (int) value;
    return is_negative ? -size : size;
}

/* digits is the number without its sign. */
static enum bide_number_kind check_float(struct bide_word digits, int exponent,
                                         struct bide_mend *mend)
{
    const int size = magnitude(digits, exponent);
    if (size >= -MOST_EXPONENT && size < MOST_EXPONENT) {
        return BIDE_NUMBER_FLOAT;
    }
    return bad(mend, "BD-C025",
               size > 0 ? "number is too large (limit 1e300)"
                        : "number is too small (limit 1e-300)",
               "check the exponent: 1e6 is a million");
}

/* Digits, then perhaps a point and digits, then perhaps an exponent; false if it is no
 * number. *exponent is 0 without one, *is_whole true for digits alone. */
static bool read_decimal(struct bide_word *rest, int *exponent, bool *is_whole)
{
    const size_t before = bide_word_skip_digits(rest);
    const bool has_point = bide_word_skip_one(rest, ".");
    const size_t after = has_point ? bide_word_skip_digits(rest) : 0;
    *exponent = 0;
    *is_whole = !has_point;
    if (before + after > 0 && bide_word_skip_one(rest, "eE")) {
        struct bide_word power = *rest;
        bide_word_skip_one(&power, "+-");
        if (bide_word_skip_digits(&power) == 0) {
            return false;
        }
        *exponent = exponent_value(*rest);
        *is_whole = false;
        *rest = power;
    }
    return before + after > 0;
}

enum bide_number_kind bide_number_check(const char *word, size_t length,
                                        struct bide_mend *mend)
{
    struct bide_word rest = { word, word + length };
    const bool is_negative = length > 0 && word[0] == '-';
    const bool has_sign = bide_word_skip_one(&rest, "+-");
    const struct bide_word digits = rest;
    const size_t whole_count = bide_word_digits(&digits);

    if (!has_sign && length > 2 && word[0] == '0' && (word[1] | 0x20) == 'x') {
        rest.at += 2;
        return check_hex(word, rest, mend);
    }
    int exponent;
    bool is_whole;
    const bool is_number = read_decimal(&rest, &exponent, &is_whole);
    const bool is_long = is_number && is_whole && is_long_end(rest);
    if (!is_number || (rest.at < rest.end && !is_long)) {
        bide_mend_word(mend, word, length);
        return BIDE_NUMBER_BAD;
    }
    if (whole_count > 1 && digits.at[0] == '0') {
        bide_mend_zeros(mend, digits, is_negative);
        return BIDE_NUMBER_BAD;
    }
    if (is_whole) {
        return check_range(bide_word_value(digits.at, whole_count, 10), is_negative,
                           is_long, mend);
    }
    return check_float(digits, exponent, mend);
}
