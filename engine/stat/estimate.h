/* SPDX-License-Identifier: GPL-3.0-or-later */
/* estimate.h - from the values of many replications to a mean, range and interval. */
#ifndef BIDE_STAT_ESTIMATE_H
#define BIDE_STAT_ESTIMATE_H

#include <stddef.h>

#include "engine/base/err.h"
#include "engine/stat/tally.h"

struct bide_estimate {
    size_t count;         /* replications with a value: NaN is left out */
    double mean;          /* NaN if count is 0 */
    double std_error;     /* of the mean; NaN if count < 2 */
    double half_width;    /* of the 95 % t interval for the mean; NaN if count < 2 */
    double p10, p50, p90; /* centiles over replications, type 7; NaN if count is 0 */
};

/* Estimate from count values, finite or NaN, the i-th at values[i * stride]; scratch
 * holds count doubles. Values are taken in order, so that the result does not depend on
 * threads. */
struct bide_estimate bide_estimate_of(const double *values, size_t count, size_t stride,
                                      double *scratch);

/* The same for the paired differences values[i] - others[i]: common random numbers. A
 * pair with a NaN is left out. */
struct bide_estimate bide_estimate_of_difference(const double *values,
                                                 const double *others, size_t count,
                                                 size_t stride, double *scratch);

/* The difference of what was estimated from itself. */
struct bide_estimate bide_estimate_of_same(const struct bide_estimate *estimate);

/* The library that knows the distributions: "GSL 2.7.1". */
const char *bide_estimate_library(void);

/* Make alike what means the same: one kind of NaN, and no -0. */
void bide_estimate_plain(struct bide_estimate *estimates, size_t count);

/* What was last asked of Student's t: the quantile of 0.975 for so many values. */
struct bide_estimate_t {
    size_t count; /* 0: nothing yet */
    double quantile;
};

/* The estimate of values that were tallied in order; they are rearranged. t spares asking
 * for the same quantile again. */
struct bide_estimate bide_estimate_of_tally(const struct bide_tally *tally,
                                            double *values, struct bide_estimate_t *t);

/* Quantile of Student's t with this many degrees of freedom (>= 1), for 0 < share < 1, to
 * 12 significant digits. */
double bide_estimate_t_quantile(double share, double freedom);

/* Distribution-free interval for a quantile: ranks (from 0) of the sorted values whose
 * interval covers the quantile of this share with at least the given confidence, by the
 * binomial distribution; with equal tails where they fit. BIDE_ERR_LIMIT if count is too
 * small for that, with *low and *high unchanged. */
BIDE_MUST_CHECK enum bide_err bide_estimate_quantile_ranks(size_t count, double share,
                                                           double confidence, size_t *low,
                                                           size_t *high);

#endif
