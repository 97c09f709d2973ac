/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.h - estimates of many columns at once: rows are read as they lie in memory, a
 * few neighbouring columns at a time. The bits are those of bide_estimate_of, column by
 * column, made plain: the same on every processor. */
#ifndef BIDE_STAT_COLUMNS_H
#define BIDE_STAT_COLUMNS_H

#include <stddef.h>

#include "engine/stat/estimate.h"

enum { BIDE_COLUMNS_MOST = 64 };

struct bide_columns {
    const double *values; /* the i-th of column c at values[i * stride + c] */
    const double *others; /* NULL, or what to take off, laid out alike */
    size_t count;
    size_t stride;
    size_t width;              /* columns, at most BIDE_COLUMNS_MOST */
    double *scratch;           /* of width * count doubles */
    struct bide_estimate_t *t; /* NULL, or what one call leaves to the next */
};

/* estimates has a place for each column. */
void bide_columns_estimate(const struct bide_columns *columns,
                           struct bide_estimate *estimates);

/* Columns to take at a time, so that what is being sorted stays in the cache. */
size_t bide_columns_width(size_t count);

#endif
