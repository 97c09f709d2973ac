/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digits.h - numbers for programs: the fewest digits of 15, 16 and 17 that read back the
 * same. */
#ifndef BIDE_APP_DIGITS_H
#define BIDE_APP_DIGITS_H

#include <stddef.h>

#include "engine/base/text.h"

/* The longest, such as -1.2345678901234567e-300, is shorter. */
enum { BIDE_DIGITS_MOST = 32 };

/* Write the number as JSON and CSV show it, without a closing 0; answers how many
 * characters that is, at most BIDE_DIGITS_MOST. number is finite. */
size_t bide_digits_write(char *at, double number);
void bide_digits_add(struct bide_text *out, double number);

#endif
