/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/columns.h"

#include <math.h>
#include <stdint.h>

#include "engine/stat/tally.h"

enum { CACHE_BYTES = 1 << 18, LEAST_WIDTH = 4 };

/* A tally of each column; counts are whole numbers held as doubles, so that a processor
 * can add to several columns at a time. */
struct lanes {
    double counts[BIDE_COLUMNS_MOST];
    double means[BIDE_COLUMNS_MOST];
    double m2[BIDE_COLUMNS_MOST];
};

/* bide_tally_add of what is a number, to each column; what is none is as the mean was,
 * and not counted. Only numbers are chosen: where arithmetic is, a compiler would branch.
 */
static void add_row(struct lanes *lanes, const double *row, size_t width)
{
    for (size_t c = 0; c < width; ++c) {
        const double before = lanes->means[c];
        const double x = isnan(row[c]) ? before : row[c];
        const double count = lanes->counts[c] + (isnan(row[c]) ? 0.0 : 1.0);
        const double delta = x - before;
        const double mean = before + delta / (lanes->counts[c] + 1.0);
        lanes->counts[c] = count;
        lanes->means[c] = mean;
        lanes->m2[c] += delta * (x - mean);
    }
}

/* Rows lie far apart: no processor guesses where the one after next is. */
enum { AHEAD = 4, LINE = 64 / sizeof(double) };

static void fetch(const double *row, size_t width)
{
    for (size_t c = 0; c < width; c += LINE) {
        __builtin_prefetch(row + c);
    }
}

/* Tally all rows, and put each column's values in a row of the scratch. */
static void gather(const struct bide_columns *columns, struct lanes *lanes)
{
    const size_t width = columns->width;
    for (size_t i = 0; i < columns->count; ++i) {
        double row[BIDE_COLUMNS_MOST];
        const double *values = columns->values + i * columns->stride;
        const double *others =
            columns->others == NULL ? NULL : columns->others + i * columns->stride;
        if (i + AHEAD < columns->count) {
            fetch(values + AHEAD * columns->stride, width);
        }
        for (size_t c = 0; c < width; ++c) {
            row[c] = others == NULL ? values[c] : values[c] - others[c];
            columns->scratch[c * columns->count + i] = row[c];
        }
        add_row(lanes, row, width);
    }
}

/* Move what is a number to the front. */
static void close_up(double *values, size_t count)
{
    size_t used = 0;
    for (size_t i = 0; i < count; ++i) {
        if (!isnan(values[i])) {
            values[used++] = values[i];
        }
    }
}

static struct bide_estimate estimate_of_one(double value)
{
    const double number = isnan(value) ? (double) NAN : value + 0.0; /* no -0 */
    return (struct bide_estimate){
        .count = isnan(value) ? 0U : 1U,
        .mean = number,
        .std_error = (double) NAN,
        .half_width = (double) NAN,
        .p10 = number,
        .p50 = number,
        .p90 = number,
    };
}

/* A single row is its own mean and all its quantiles. */
static void estimate_row(const struct bide_columns *columns,
                         struct bide_estimate *estimates)
{
    for (size_t c = 0; c < columns->width; ++c) {
        const double other = columns->others != NULL ? columns->others[c] : 0.0;
        estimates[c] = estimate_of_one(columns->values[c] - other);
    }
}

void bide_columns_estimate(const struct bide_columns *columns,
                           struct bide_estimate *estimates)
{
    BIDE_REQUIRE(columns->width <= BIDE_COLUMNS_MOST);
    if (columns->count == 1) {
        estimate_row(columns, estimates);
        return;
    }
    struct lanes lanes = { .counts = { 0.0 } };
    struct bide_estimate_t own = { 0, 0.0 };
    struct bide_estimate_t *t = columns->t != NULL ? columns->t : &own;
    gather(columns, &lanes);
    for (size_t c = 0; c < columns->width; ++c) {
        const struct bide_tally tally = { .count = (uint64_t) lanes.counts[c],
                                          .mean = lanes.means[c],
                                          .m2 = lanes.m2[c] };
        double *values = columns->scratch + c * columns->count;
        if (tally.count < columns->count) {
            close_up(values, columns->count);
        }
        estimates[c] = bide_estimate_of_tally(&tally, values, t);
    }
    bide_estimate_plain(estimates, columns->width);
}

size_t bide_columns_width(size_t count)
{
    const size_t fitting = CACHE_BYTES / sizeof(double) / (count > 0 ? count : 1);
    return fitting < LEAST_WIDTH         ? LEAST_WIDTH
           : fitting > BIDE_COLUMNS_MOST ? BIDE_COLUMNS_MOST
                                         : fitting;
}
