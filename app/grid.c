/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/grid.h"

#include <stdbool.h>
#include <string.h>

#include "app/show.h"
#include "engine/base/mem.h"

enum { WIDE_GAP = 2, NARROW_GAP = 1, LEAST_FIRST = 16, MOST_COLUMNS = 16 };

void bide_grid_init(struct bide_grid *grid, size_t column_count)
{
    BIDE_REQUIRE(column_count >= 1 && column_count <= MOST_COLUMNS);
    *grid = (struct bide_grid){ .column_count = column_count, .err = BIDE_OK };
    bide_arena_init(&grid->arena);
}

void bide_grid_free(struct bide_grid *grid)
{
    bide_arena_free(&grid->arena);
    bide_mem_free(grid->cells);
    grid->cells = NULL;
    grid->cell_count = 0;
    grid->capacity = 0;
}

/* NULL marks a cell that the line before it runs across. */
static void add(struct bide_grid *grid, const char *text)
{
    void *cells = grid->cells;
    if (grid->err == BIDE_OK) {
        grid->err = bide_mem_grow(&cells, &grid->capacity, grid->cell_count + 1,
                                  sizeof(grid->cells[0]));
        grid->cells = cells;
    }
    const char *copy = text == NULL || grid->err != BIDE_OK
                           ? NULL
                           : bide_arena_text(&grid->arena, text, strlen(text));
    if (text != NULL && copy == NULL) {
        grid->err = BIDE_ERR_MEMORY;
    }
    if (grid->err == BIDE_OK) {
        grid->cells[grid->cell_count++] = copy;
    }
}

void bide_grid_add(struct bide_grid *grid, const char *text)
{
    add(grid, text);
}

void bide_grid_take(struct bide_grid *grid, struct bide_text *text)
{
    bide_grid_add(grid, text->bytes);
    bide_text_clear(text);
}

void bide_grid_end_row(struct bide_grid *grid)
{
    while (grid->err == BIDE_OK && grid->cell_count % grid->column_count != 0) {
        add(grid, "");
    }
}

void bide_grid_add_line(struct bide_grid *grid, const char *text)
{
    bide_grid_end_row(grid);
    add(grid, text);
    for (size_t i = 1; i < grid->column_count; ++i) {
        add(grid, NULL);
    }
}

static bool is_line(const struct bide_grid *grid, const char *const *row)
{
    return grid->column_count > 1 && row[1] == NULL;
}

/* The layout of a grid. */
struct layout {
    size_t widths[MOST_COLUMNS];
    size_t gap; /* spaces between columns */
};

static void measure_cells(const struct bide_grid *grid, struct layout *layout)
{
    for (size_t i = 0; i < grid->cell_count; ++i) {
        const size_t column = i % grid->column_count;
        const char *const *row = grid->cells + (i - column);
        const size_t used = is_line(grid, row) ? 0 : bide_show_width(grid->cells[i]);
        size_t *width = &layout->widths[column];
        *width = used > *width ? used : *width;
    }
}

/* What the other columns leave of width for the first. */
static size_t room_for_first(const struct bide_grid *grid, const struct layout *layout,
                             size_t width)
{
    size_t others = 0;
    for (size_t i = 1; i < grid->column_count; ++i) {
        others += layout->widths[i] + layout->gap;
    }
    return width > others + LEAST_FIRST ? width - others : LEAST_FIRST;
}

/* The first column is cut only if narrow gaps do not make enough room for it. */
static struct layout measure(const struct bide_grid *grid, size_t width)
{
    struct layout layout = { .gap = WIDE_GAP };
    measure_cells(grid, &layout);
    if (layout.widths[0] > room_for_first(grid, &layout, width)) {
        layout.gap = NARROW_GAP;
    }
    const size_t room = room_for_first(grid, &layout, width);
    layout.widths[0] = layout.widths[0] > room ? room : layout.widths[0];
    return layout;
}

/* At most width characters of text. */
static void add_cut(struct bide_text *out, const char *text, size_t width)
{
    if (bide_show_width(text) <= width) {
        bide_show_left(out, text, width);
        return;
    }
    struct bide_text front;
    bide_text_init(&front);
    bide_text_add_bytes(&front, text, bide_show_fitting(text, width - 3));
    bide_text_add(&front, "...");
    bide_show_left(out, front.bytes, width);
    bide_show_release(&front, out);
}

static void trim_spaces(struct bide_text *out)
{
    size_t length = out->length;
    while (length > 0 && out->bytes[length - 1] == ' ') {
        --length;
    }
    bide_text_cut(out, length);
}

static void print_row(const struct bide_grid *grid, const char *const *row,
                      const struct layout *layout, struct bide_text *out)
{
    add_cut(out, row[0], layout->widths[0]);
    for (size_t i = 1; i < grid->column_count; ++i) {
        bide_show_right(out, row[i], layout->widths[i] + layout->gap);
    }
}

void bide_grid_print(const struct bide_grid *grid, struct bide_text *out, size_t width)
{
    if (grid->err != BIDE_OK) {
        out->err = grid->err; /* its last row may be incomplete */
        return;
    }
    const struct layout layout = measure(grid, width);
    for (size_t i = 0; i < grid->cell_count; i += grid->column_count) {
        const char *const *row = grid->cells + i;
        if (is_line(grid, row)) {
            bide_show_text(out, row[0]);
        } else {
            print_row(grid, row, &layout, out);
        }
        trim_spaces(out);
        bide_text_add(out, "\n");
    }
}
