/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/word.h"

#include <string.h>

#include "models/text/chars.h"

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char) (c - 'A' + 'a');
    }
    return c;
}

int bide_word_hex_digit(char c)
{
    if (bide_chars_is_digit(c)) {
        return c - '0';
    }
    return lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

size_t bide_word_digits(const struct bide_word *word)
{
    size_t count = 0;
    while (word->at + count < word->end && bide_chars_is_digit(word->at[count])) {
        ++count;
    }
    return count;
}

size_t bide_word_skip_digits(struct bide_word *word)
{
    const size_t count = bide_word_digits(word);
    word->at += count;
    return count;
}

bool bide_word_skip_one(struct bide_word *word, const char *set)
{
    const bool is_there =
        word->at < word->end && *word->at != '\0' && strchr(set, *word->at) != NULL;
    word->at += is_there ? 1 : 0;
    return is_there;
}

bool bide_word_is(const struct bide_word *word, const char *lower_case)
{
    const size_t length = strlen(lower_case);
    if ((size_t) (word->end - word->at) != length) {
        return false;
    }
    for (size_t i = 0; i < length; ++i) {
        if (lower(word->at[i]) != lower_case[i]) {
            return false;
        }
    }
    return true;
}

uint64_t bide_word_value(const char *digits, size_t count, unsigned base)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i) {
        const uint64_t digit = (uint64_t) bide_word_hex_digit(digits[i]);
        if (value > (UINT64_MAX - digit) / base) {
            return UINT64_MAX;
        }
        value = value * base + digit;
    }
    return value;
}
