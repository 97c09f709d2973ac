/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number.h - whether a word of a configuration is a number that libconfig reads without
 * loss, and if not, what it was meant to be. */
#ifndef BIDE_TEXT_NUMBER_H
#define BIDE_TEXT_NUMBER_H

#include <stddef.h>

#include "models/text/mend.h"

enum bide_number_kind {
    BIDE_NUMBER_BAD,
    BIDE_NUMBER_INT,   /* 12, -3, 0x1F: fits in 32 bits */
    BIDE_NUMBER_INT64, /* 12L */
    BIDE_NUMBER_FLOAT  /* 1.5, 2e3: between 1e-300 and 1e300, or 0 */
};

/* word holds no spaces or commas. mend says what is wrong with a bad one. */
enum bide_number_kind bide_number_check(const char *word, size_t length,
                                        struct bide_mend *mend);

#endif
