/* SPDX-License-Identifier: GPL-3.0-or-later */
/* histogram.h - counts of waits, in whole numbers, so that merging is exact and free of
 * order. Two layouts: equal bins, as in published tables, and fine bins whose width grows
 * with the value, for centiles of any scale. */
#ifndef BIDE_STAT_HISTOGRAM_H
#define BIDE_STAT_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/err.h"

enum { BIDE_HISTOGRAM_BLOCK = 64 };

struct bide_histogram {
    uint32_t *counts; /* owned; the last bin is open to the right */
    uint32_t *sums;   /* of 64 bins each: where they are 0 nobody need look further */
    size_t bin_count;
    uint64_t total;
    double width; /* equal bins: bin i is [i * width, (i + 1) * width); 0 for fine bins */
};

/* bin_count equal bins (at least 1) of this width (> 0), the last one open. On failure
 * the histogram may be freed but not used. */
BIDE_MUST_CHECK enum bide_err bide_histogram_init_equal(struct bide_histogram *histogram,
                                                        size_t bin_count, double width);

/* Fine bins: 64 to each doubling from 2^-20 to 2^20, so a centile is off by 1.6 % at
 * most; less than 2^-20 counts in the first bin, as 0; 2^20 and more in the last. No
 * logarithm is taken: the bin is read off the bits of the value. */
BIDE_MUST_CHECK enum bide_err bide_histogram_init_fine(struct bide_histogram *histogram);

void bide_histogram_free(struct bide_histogram *histogram);

/* Forget the counts, keep the layout. */
void bide_histogram_clear(struct bide_histogram *histogram);

/* Count one value >= 0, infinity included. A bin holds up to 2^32 - 1. */
static inline void bide_histogram_add(struct bide_histogram *histogram, double value);

/* Count one value of this bin, or of the last if there are fewer. */
static inline void bide_histogram_add_bin(struct bide_histogram *histogram, size_t bin)
{
    const size_t last = histogram->bin_count - 1;
    bin = bin < last ? bin : last;
    histogram->counts[bin] += 1;
    histogram->sums[bin / BIDE_HISTOGRAM_BLOCK] += 1;
    histogram->total += 1;
}

/* Bring all up to counts that were changed by themselves. */
void bide_histogram_settle(struct bide_histogram *histogram);

/* Count so many values of this bin, or of the last if there are fewer. */
static inline void bide_histogram_add_many(struct bide_histogram *histogram, size_t bin,
                                           uint32_t values)
{
    const size_t last = histogram->bin_count - 1;
    bin = bin < last ? bin : last;
    if (values > 0) {
        histogram->counts[bin] += values;
        histogram->sums[bin / BIDE_HISTOGRAM_BLOCK] += values;
        histogram->total += values;
    }
}

/* The bin after the last of a bin's block. */
static inline size_t bide_histogram_block_end(size_t bin)
{
    return (bin / BIDE_HISTOGRAM_BLOCK + 1) * BIDE_HISTOGRAM_BLOCK;
}

/* Count so many values of each of some bins, all of one block. */
void bide_histogram_add_block(struct bide_histogram *histogram, size_t first,
                              const uint32_t *values, size_t count);

/* Values in the bins from first on, up to but not in end; no end is too large. */
uint64_t bide_histogram_between(const struct bide_histogram *histogram, size_t first,
                                size_t end);

/* The highest bin with a value; the first if there are none. */
size_t bide_histogram_highest(const struct bide_histogram *histogram);

/* Add the counts of other, which has the same layout. */
void bide_histogram_merge(struct bide_histogram *histogram,
                          const struct bide_histogram *other);

/* Smallest value with at least share (0 to 1) of the counts at or below it, by straight
 * line inside its bin, as NHS England does for RTT centiles; the left edge of the open
 * bin if it lies there; NaN if there are no counts. */
double bide_histogram_quantile(const struct bide_histogram *histogram, double share);

/* The exponent and the 6 highest bits of the fraction number the fine bins; bin 1 starts
 * at 2^-20, whose exponent is stored as 1003. */
#define BIDE_HISTOGRAM_FINE_SHIFT 46
#define BIDE_HISTOGRAM_FINE_BEFORE (((uint64_t) 1003 << 6) - 1)

/* The fine bin of a value >= 0; it may be past the last. Without a branch: which of the
 * values are 0 is often chance. */
static inline size_t bide_histogram_fine_bin(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    const uint64_t place =
        bits << 1 >> (BIDE_HISTOGRAM_FINE_SHIFT + 1); /* 0 has a sign */
    const uint64_t before = BIDE_HISTOGRAM_FINE_BEFORE;
    return (size_t) (place > before ? place - before : 0);
}

static inline void bide_histogram_add(struct bide_histogram *histogram, double value)
{
    BIDE_REQUIRE(value >= 0);
    size_t bin = 0;
    if (histogram->width > 0) {
        const size_t last = histogram->bin_count - 1;
        const double place = value / histogram->width;
        bin = place < (double) last ? (size_t) place : last;
    } else {
        bin = bide_histogram_fine_bin(value);
    }
    bide_histogram_add_bin(histogram, bin);
}

#endif
