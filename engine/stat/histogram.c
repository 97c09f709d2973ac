/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/histogram.h"

#include <math.h>
#include <stdbool.h>

#include "engine/base/mem.h"

enum { FINE_BINS = 1 + 40 * 64 + 1 };

static enum bide_err init(struct bide_histogram *histogram, size_t bin_count,
                          double width)
{
    histogram->counts = bide_mem_zeroed(bin_count, sizeof(histogram->counts[0]));
    histogram->bin_count = bin_count;
    histogram->total = 0;
    histogram->width = width;
    histogram->lowest = bin_count - 1;
    histogram->highest = 0;
    return histogram->counts != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

enum bide_err bide_histogram_init_equal(struct bide_histogram *histogram,
                                        size_t bin_count, double width)
{
    BIDE_REQUIRE(bin_count >= 1 && width > 0);
    return init(histogram, bin_count, width);
}

enum bide_err bide_histogram_init_fine(struct bide_histogram *histogram)
{
    return init(histogram, FINE_BINS, 0);
}

void bide_histogram_free(struct bide_histogram *histogram)
{
    bide_mem_free(histogram->counts);
    histogram->counts = NULL;
}

void bide_histogram_clear(struct bide_histogram *histogram)
{
    if (histogram->total > 0) {
        const size_t used = histogram->highest - histogram->lowest + 1;
        memset(histogram->counts + histogram->lowest, 0,
               used * sizeof(histogram->counts[0]));
    }
    histogram->total = 0;
    histogram->lowest = histogram->bin_count - 1;
    histogram->highest = 0;
}

void bide_histogram_merge(struct bide_histogram *histogram,
                          const struct bide_histogram *other)
{
    const bool is_same_width =
        histogram->width <= other->width && histogram->width >= other->width;
    BIDE_REQUIRE(is_same_width && histogram->bin_count == other->bin_count);
    for (size_t i = other->lowest; i <= other->highest; ++i) {
        histogram->counts[i] += other->counts[i];
    }
    histogram->total += other->total;
    if (other->lowest < histogram->lowest) {
        histogram->lowest = other->lowest;
    }
    if (other->highest > histogram->highest) {
        histogram->highest = other->highest;
    }
}

static double left_edge(const struct bide_histogram *histogram, size_t bin)
{
    if (histogram->width > 0) {
        return (double) bin * histogram->width;
    }
    const uint64_t bits = (bin + BIDE_HISTOGRAM_FINE_BEFORE) << BIDE_HISTOGRAM_FINE_SHIFT;
    double edge;
    memcpy(&edge, &bits, sizeof(edge));
    return bin == 0 ? 0 : edge;
}

static double right_edge(const struct bide_histogram *histogram, size_t bin)
{
    const bool is_open = bin + 1 == histogram->bin_count;
    const bool is_zero = bin == 0 && !(histogram->width > 0);
    return left_edge(histogram, is_open || is_zero ? bin : bin + 1);
}

double bide_histogram_quantile(const struct bide_histogram *histogram, double share)
{
    BIDE_REQUIRE(share >= 0 && share <= 1);
    if (histogram->total == 0) {
        return NAN;
    }
    const double total = (double) histogram->total;
    const double wanted = share * total;
    /* 0.55 * 100 is a hair above 55: that hair must not skip to the next used bin. */
    const double enough = wanted - 1e-12 * total;
    uint64_t below = 0;
    size_t bin = histogram->lowest;
    while (histogram->counts[bin] == 0
           || (double) (below + histogram->counts[bin]) < enough) {
        below += histogram->counts[bin];
        ++bin;
    }
    const double inside = (wanted - (double) below) / (double) histogram->counts[bin];
    const double left = left_edge(histogram, bin);
    return left + inside * (right_edge(histogram, bin) - left);
}
