/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word.h - a word of a configuration, read from its front. */
#ifndef BIDE_TEXT_WORD_H
#define BIDE_TEXT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The part that is still to be read. */
struct bide_word {
    const char *at;
    const char *end;
};

/* 0 to 15, or -1. */
int bide_word_hex_digit(char c);

/* How many decimal digits stand at the front; the second steps over them. */
size_t bide_word_digits(const struct bide_word *word);
size_t bide_word_skip_digits(struct bide_word *word);

/* Step over one character of set. */
bool bide_word_skip_one(struct bide_word *word, const char *set);

/* True if the rest is this, which is lower case, whatever case it is written in. */
bool bide_word_is(const struct bide_word *word, const char *lower_case);

/* The value of count digits in this base, or UINT64_MAX if it is larger. */
uint64_t bide_word_value(const char *digits, size_t count, unsigned base);

#endif
