/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.h - cells that line up: the first column on its left, the others on their right.
 */
#ifndef BIDE_APP_GRID_H
#define BIDE_APP_GRID_H

#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

struct bide_grid {
    struct bide_arena arena; /* owns the texts */
    const char **cells;      /* owned; row by row */
    size_t column_count;
    size_t cell_count;
    size_t capacity;
    enum bide_err err; /* the first failed allocation; later cells are dropped */
};

void bide_grid_init(struct bide_grid *grid, size_t column_count);
void bide_grid_free(struct bide_grid *grid);

/* Add the next cell of the row, or the first of a new row. The text is copied. */
void bide_grid_add(struct bide_grid *grid, const char *text);

/* Add what text holds as the next cell, and clear it. */
void bide_grid_take(struct bide_grid *grid, struct bide_text *text);

/* Fill the row with empty cells, if it has begun. */
void bide_grid_end_row(struct bide_grid *grid);

/* Add a row that is one text across all columns. */
void bide_grid_add_line(struct bide_grid *grid, const char *text);

/* Add the grid to out. The first column takes what the others leave of width, and its
 * texts are cut with "..." if they are longer. */
void bide_grid_print(const struct bide_grid *grid, struct bide_text *out, size_t width);

#endif
