/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mend.h - what a word that is no number was meant to be, and how to write it. */
#ifndef BIDE_TEXT_MEND_H
#define BIDE_TEXT_MEND_H

#include <stdbool.h>
#include <stddef.h>

#include "models/text/word.h"

/* A problem and its remedy. */
struct bide_mend {
    const char *id; /* "BD-C022" */
    char what[96];
    char help[128];
};

void bide_mend_set(struct bide_mend *mend, const char *id, const char *what,
                   const char *help);

/* A date, digits with _ between them, nan, inf, or just no number. */
void bide_mend_word(struct bide_mend *mend, const char *word, size_t length);

/* Commas between digits: 1,200 or 12,5. */
void bide_mend_commas(struct bide_mend *mend, const char *word, size_t length);

/* Zeros in front of digits, which begin behind the sign. */
void bide_mend_zeros(struct bide_mend *mend, struct bide_word digits, bool is_negative);

#endif
