/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digits.h - numbers for programs: the fewest digits of 15, 16 and 17 that read back the
 * same. */
#ifndef BIDE_APP_DIGITS_H
#define BIDE_APP_DIGITS_H

#include "engine/base/text.h"

/* Add the number as JSON and CSV show it; number is finite. */
void bide_digits_add(struct bide_text *out, double number);

#endif
