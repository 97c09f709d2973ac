/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/mend.h"

#include <stdio.h>
#include <string.h>

#include "models/text/chars.h"

enum { SHOWN = 48 };

void bide_mend_set(struct bide_mend *mend, const char *id, const char *what,
                   const char *help)
{
    mend->id = id;
    snprintf(mend->what, sizeof mend->what, "%s", what);
    snprintf(mend->help, sizeof mend->help, "%s", help);
}

static void set_mended(struct bide_mend *mend, const char *id, const char *what,
                       const char *mended)
{
    bide_mend_set(mend, id, what, "");
    snprintf(mend->help, sizeof mend->help, "write %s", mended);
}

/* Two or three groups of digits with the same separator between them. */
struct date_parts {
    struct bide_word part[3];
    size_t count;
};

/* False if the word is made in another way. */
static bool split_date(struct bide_word rest, struct date_parts *parts)
{
    const size_t first = bide_word_digits(&rest);
    if (first == 0 || rest.at + first == rest.end
        || strchr("-/.", rest.at[first]) == NULL) {
        return false;
    }
    const char separator[2] = { rest.at[first], '\0' };
    for (parts->count = 0; parts->count < 3;) {
        struct bide_word *const part = &parts->part[parts->count];
        part->at = rest.at;
        const size_t digits = bide_word_skip_digits(&rest);
        part->end = rest.at;
        ++parts->count;
        if (digits == 0 || rest.at == rest.end) {
            return digits > 0 && parts->count > 1;
        }
        if (!bide_word_skip_one(&rest, separator)) {
            return false;
        }
    }
    return false;
}

static size_t size_of(const struct date_parts *parts, size_t index)
{
    return (size_t) (parts->part[index].end - parts->part[index].at);
}

static unsigned part_value(const struct date_parts *parts, size_t index)
{
    return (unsigned) bide_word_value(parts->part[index].at, size_of(parts, index), 10);
}

/* year is the number of the part that may be the year. */
static bool has_date_sizes(const struct date_parts *parts, size_t year)
{
    const size_t day = parts->count == 3 ? 2 - year : 1;
    const bool is_short = year == 2 && size_of(parts, year) == 2;
    return (size_of(parts, year) == 4 || is_short) && size_of(parts, 1) <= 2
           && size_of(parts, day) <= 2;
}

/* 2025-04-01, 2025-04, 01/04/2025 or 1.4.25; the day comes first, as in the UK. */
static bool is_date(struct bide_word rest, struct bide_mend *mend)
{
    struct date_parts parts;
    if (!split_date(rest, &parts)) {
        return false;
    }
    const size_t year = parts.count == 3 && size_of(&parts, 0) <= 2 ? 2 : 0;
    if (!has_date_sizes(&parts, year)) {
        return false;
    }
    bide_mend_set(mend, "BD-C028", "date without quotes",
                  "write the date in quotes: year, month, day");
    if (parts.count == 3) {
        const unsigned century = size_of(&parts, year) == 2 ? 2000 : 0;
        snprintf(mend->help, sizeof mend->help, "write \"%04u-%02u-%02u\"",
                 century + part_value(&parts, year), part_value(&parts, 1),
                 part_value(&parts, 2 - year));
    }
    return true;
}

/* Digits with _ between them. */
static bool is_grouped(struct bide_word rest, struct bide_mend *mend)
{
    char mended[SHOWN];
    size_t used = 0;
    size_t marks = 0;
    for (; rest.at < rest.end && used + 1 < sizeof mended; ++rest.at) {
        if (*rest.at == '_') {
            ++marks;
        } else if (bide_chars_is_digit(*rest.at) || strchr("+-.", *rest.at) != NULL) {
            mended[used++] = *rest.at;
        } else {
            return false;
        }
    }
    mended[used] = '\0';
    if (marks == 0 || marks == used || rest.at < rest.end) {
        return false;
    }
    set_mended(mend, "BD-C020", "thousands separator _ in a number", mended);
    return true;
}

static void set_not_a_number(struct bide_mend *mend, const char *word, size_t length)
{
    char shown[SHOWN];
    bide_chars_copy(shown, sizeof shown, word, length);
    bide_mend_set(
        mend, "BD-C027", "",
        "write digits alone, with a point for decimals; a text stands in \" \"");
    snprintf(mend->what, sizeof mend->what, "%s is not a number", shown);
}

void bide_mend_word(struct bide_mend *mend, const char *word, size_t length)
{
    struct bide_word rest = { word, word + length };
    if (is_date(rest, mend) || is_grouped(rest, mend)) {
        return;
    }
    bide_word_skip_one(&rest, "+-");
    if (bide_word_is(&rest, "nan") || bide_word_is(&rest, "inf")
        || bide_word_is(&rest, "infinity")) {
        bide_mend_set(mend, "BD-C026", "nan and inf are no numbers here",
                      "leave the setting out if there is no number");
    } else {
        set_not_a_number(mend, word, length);
    }
}

/* One digit to three, not 0, before the first comma and three behind it. */
static bool has_thousands(struct bide_word rest)
{
    bide_word_skip_one(&rest, "+-");
    const bool is_zero = *rest.at == '0';
    const size_t before = bide_word_skip_digits(&rest);
    return before <= 3 && !is_zero && bide_word_skip_one(&rest, ",")
           && bide_word_digits(&rest) == 3;
}

void bide_mend_commas(struct bide_mend *mend, const char *word, size_t length)
{
    const bool is_thousands = has_thousands((struct bide_word){ word, word + length });
    char mended[SHOWN] = "it without commas";
    size_t used = 0;
    for (size_t i = 0; i < length && length < sizeof mended; ++i) {
        if (word[i] != ',') {
            mended[used++] = word[i];
        } else if (!is_thousands) {
            mended[used++] = '.';
        }
        mended[used] = '\0';
    }
    if (is_thousands) {
        set_mended(mend, "BD-C020", "thousands separator , in a number", mended);
    } else {
        set_mended(mend, "BD-C021", "decimal comma in a number", mended);
    }
}

void bide_mend_zeros(struct bide_mend *mend, struct bide_word digits, bool is_negative)
{
    char mended[SHOWN] = "-";
    while (*digits.at == '0' && bide_word_digits(&digits) > 1) {
        ++digits.at;
    }
    bide_chars_copy(mended + 1, sizeof mended - 1, digits.at,
                    (size_t) (digits.end - digits.at));
    set_mended(mend, "BD-C022", "number begins with 0", mended + (is_negative ? 0 : 1));
}
