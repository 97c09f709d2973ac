/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tally.h - running statistics of a stream of observations, in constant space. */
#ifndef BIDE_STAT_TALLY_H
#define BIDE_STAT_TALLY_H

#include <stdint.h>

struct bide_tally {
    uint64_t count;
    double mean; /* 0 while count is 0 */
    double m2;   /* sum of squared distances from the mean, unit squared */
};

void bide_tally_init(struct bide_tally *tally);

/* Add one observation; x must be finite. Welford (1962). */
void bide_tally_add(struct bide_tally *tally, double x);

/* As if all observations of other had been added. Chan, Golub and LeVeque (1979). */
void bide_tally_merge(struct bide_tally *tally, const struct bide_tally *other);

/* Unbiased variance, unit squared; NaN for fewer than two observations. */
double bide_tally_variance(const struct bide_tally *tally);

#endif
