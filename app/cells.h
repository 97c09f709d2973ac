/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells.h - how many columns of a terminal a character takes. */
#ifndef BIDE_APP_CELLS_H
#define BIDE_APP_CELLS_H

#include <stddef.h>

/* 0 for a mark that is set on the character before it, 2 for a wide one (Chinese,
 * Japanese, Korean, emoji), else 1. */
size_t bide_cells_of(unsigned code);

#endif
