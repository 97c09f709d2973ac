/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h - reads a table of values with commas or semicolons between them. Problems are
 * told with file, row and column, the first 20 and a count of the rest; what stands in a
 * cell is never repeated, for it may be about a child. */
#ifndef BIDE_TEXT_CSV_H
#define BIDE_TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/digest.h"
#include "engine/base/err.h"
#include "models/text/diag.h"
#include "models/text/pack.h"

enum {
    BIDE_CSV_MOST_BYTES = 64 << 20,
    BIDE_CSV_MOST_ROWS = 1000000,
    BIDE_CSV_MOST_COLUMNS = 64,
    BIDE_CSV_MOST_WANTED = 8,
    BIDE_CSV_MOST_PROBLEMS = 20
};

/* A column that the caller can use. */
struct bide_csv_column {
    const char *name;
    bool is_required;
};

struct bide_csv {
    const char *file;
    const struct bide_pack *pack;  /* NULL: files are on the disk */
    char digest[BIDE_DIGEST_SIZE]; /* of the file */
    const struct bide_csv_column *wanted;
    size_t wanted_count;
    size_t place[BIDE_CSV_MOST_WANTED]; /* by wanted column: where it stands; SIZE_MAX if
                                           the file has none */
    const char **cells; /* wanted_count to a row, without spaces around; "" if empty */
    int *lines;         /* of each row in the file, from 1 */
    size_t row_count;
    size_t problem_count; /* errors found, told or not */
    int first_untold;     /* line */
    struct bide_diag *diag;
    struct bide_arena *arena; /* owns all texts and arrays */
};

/* Read path into csv, whose wanted columns, pack, diag and arena are given. False if
 * there were problems or no memory; then nothing else in it can be used. */
bool bide_csv_read(struct bide_csv *csv, const char *path);

static inline const char *bide_csv_cell(const struct bide_csv *csv, size_t row,
                                        size_t wanted)
{
    return csv->cells[row * csv->wanted_count + wanted];
}

/* Tell of a problem with a cell; help may be NULL. */
void bide_csv_report(struct bide_csv *csv, size_t row, size_t wanted, const char *what,
                     const char *help);

/* How many problems were not told; call it once, after the last. */
void bide_csv_finish(struct bide_csv *csv);

#endif
