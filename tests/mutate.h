/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mutate.h - texts of configurations damaged in the ways that people and machines damage
 * them. The same seed always gives the same damage. */
#ifndef BIDE_TESTS_MUTATE_H
#define BIDE_TESTS_MUTATE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

/* Put a copy of text[0..length) into out, with 1 to 4 changes: bytes flipped; words,
 * lines and brackets taken out, doubled, swapped or put in; numbers blown up; odd
 * characters; the end cut off. */
void mutate_text(struct bide_text *out, const char *text, size_t length, uint64_t seed);

#endif
