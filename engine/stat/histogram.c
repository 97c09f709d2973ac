/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/histogram.h"

#include <math.h>
#include <stdbool.h>

#include "engine/base/mem.h"

enum { FINE_BINS = 1 + 40 * 64 + 1 };

static size_t block_of(size_t bin)
{
    return bin / BIDE_HISTOGRAM_BLOCK;
}

static enum bide_err init(struct bide_histogram *histogram, size_t bin_count,
                          double width)
{
    const size_t block_count = block_of(bin_count - 1) + 1;
    histogram->counts = bide_mem_zeroed(block_count * (BIDE_HISTOGRAM_BLOCK + 1),
                                        sizeof(histogram->counts[0]));
    histogram->sums = histogram->counts != NULL
                          ? histogram->counts + block_count * BIDE_HISTOGRAM_BLOCK
                          : NULL;
    histogram->bin_count = bin_count;
    histogram->total = 0;
    histogram->width = width;
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
    histogram->sums = NULL;
}

void bide_histogram_clear(struct bide_histogram *histogram)
{
    const size_t last = block_of(histogram->bin_count - 1);
    for (size_t block = 0; block <= last; ++block) {
        if (histogram->sums[block] > 0) {
            memset(&histogram->counts[block * BIDE_HISTOGRAM_BLOCK], 0,
                   BIDE_HISTOGRAM_BLOCK * sizeof(histogram->counts[0]));
            histogram->sums[block] = 0;
        }
    }
    histogram->total = 0;
}

void bide_histogram_settle(struct bide_histogram *histogram)
{
    histogram->total = 0;
    for (size_t block = 0; block <= block_of(histogram->bin_count - 1); ++block) {
        const uint32_t *counts = &histogram->counts[block * BIDE_HISTOGRAM_BLOCK];
        uint32_t sum = 0;
        for (size_t i = 0; i < BIDE_HISTOGRAM_BLOCK; ++i) {
            sum += counts[i];
        }
        histogram->sums[block] = sum;
        histogram->total += sum;
    }
}

static void add_block(struct bide_histogram *histogram,
                      const struct bide_histogram *other, size_t block)
{
    uint32_t *counts = &histogram->counts[block * BIDE_HISTOGRAM_BLOCK];
    const uint32_t *more = &other->counts[block * BIDE_HISTOGRAM_BLOCK];
    for (size_t i = 0; i < BIDE_HISTOGRAM_BLOCK; ++i) {
        counts[i] += more[i];
    }
    histogram->sums[block] += other->sums[block];
}

void bide_histogram_merge(struct bide_histogram *histogram,
                          const struct bide_histogram *other)
{
    const bool is_same_width =
        histogram->width <= other->width && histogram->width >= other->width;
    BIDE_REQUIRE(is_same_width && histogram->bin_count == other->bin_count);
    for (size_t i = 0; i <= block_of(other->bin_count - 1); ++i) {
        if (other->sums[i] > 0) {
            add_block(histogram, other, i);
        }
    }
    histogram->total += other->total;
}

void bide_histogram_add_block(struct bide_histogram *histogram, size_t first,
                              const uint32_t *values, size_t count)
{
    BIDE_REQUIRE(first + count <= histogram->bin_count
                 && first + count <= bide_histogram_block_end(first));
    uint32_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        histogram->counts[first + i] += values[i];
        sum += values[i];
    }
    histogram->sums[block_of(first)] += sum;
    histogram->total += sum;
}

uint64_t bide_histogram_between(const struct bide_histogram *histogram, size_t first,
                                size_t end)
{
    const size_t stop = end < histogram->bin_count ? end : histogram->bin_count;
    uint64_t values = 0;
    for (size_t bin = first; bin < stop; ++bin) {
        values += histogram->counts[bin];
    }
    return values;
}

size_t bide_histogram_highest(const struct bide_histogram *histogram)
{
    size_t block = block_of(histogram->bin_count - 1);
    while (block > 0 && histogram->sums[block] == 0) {
        --block;
    }
    size_t bin = (block + 1) * BIDE_HISTOGRAM_BLOCK - 1;
    while (bin > 0 && histogram->counts[bin] == 0) {
        --bin;
    }
    return bin;
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
    const uint64_t needed = enough > 1.0 ? (uint64_t) ceil(enough) : 1;
    uint64_t below = 0;
    size_t block = 0;
    while (below + histogram->sums[block] < needed) {
        below += histogram->sums[block++];
    }
    size_t bin = block * BIDE_HISTOGRAM_BLOCK;
    while (below + histogram->counts[bin] < needed) {
        below += histogram->counts[bin++];
    }
    const double inside = (wanted - (double) below) / (double) histogram->counts[bin];
    const double left = left_edge(histogram, bin);
    return left + inside * (right_edge(histogram, bin) - left);
}
