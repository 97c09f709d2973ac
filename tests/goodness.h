/* SPDX-License-Identifier: GPL-3.0-or-later */
/* goodness.h - does a sample follow a distribution? Each value goes in as its cumulated
 * probability, which is then uniform on (0, 1). */
#ifndef BIDE_TESTS_GOODNESS_H
#define BIDE_TESTS_GOODNESS_H

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

enum { GOODNESS_CELLS = 4096, GOODNESS_BIN = 16 };

/* With some hundred tests, a chance of about 1 in 1000 that any fails without a cause. */
#define GOODNESS_LEAST_P 1e-5
#define GOODNESS_STANDARD_ERRORS 4.5

struct goodness {
    double counts[GOODNESS_CELLS];
    double total;
};

static inline void goodness_add(struct goodness *goodness, double u)
{
    if (!(u >= 0.0 && u <= 1.0)) { /* an assertion for each value would be slow */
        ck_abort_msg("%g is no probability", u);
    }
    const int cell = (int) (u * GOODNESS_CELLS);
    goodness->counts[cell < GOODNESS_CELLS ? cell : GOODNESS_CELLS - 1] += 1.0;
    goodness->total += 1.0;
}

/* Pearson's chi-square over 256 bins, its chance. */
static inline double goodness_chi_square_p(const struct goodness *goodness)
{
    const int bins = GOODNESS_CELLS / GOODNESS_BIN;
    const double expected = goodness->total / bins;
    double sum = 0.0;
    for (int bin = 0; bin < bins; ++bin) {
        double count = 0.0;
        for (int cell = bin * GOODNESS_BIN; cell < (bin + 1) * GOODNESS_BIN; ++cell) {
            count += goodness->counts[cell];
        }
        sum += (count - expected) * (count - expected) / expected;
    }
    return gsl_cdf_chisq_Q(sum, bins - 1);
}

/* Kolmogorov and Smirnov's greatest distance, at the edges of the cells; the first term
 * of its chance. */
static inline double goodness_distance_p(const struct goodness *goodness)
{
    double below = 0.0;
    double greatest = 0.0;
    for (int cell = 0; cell < GOODNESS_CELLS; ++cell) {
        below += goodness->counts[cell];
        const double distance =
            fabs(below / goodness->total - (cell + 1.0) / GOODNESS_CELLS);
        greatest = distance > greatest ? distance : greatest;
    }
    return 2.0 * exp(-2.0 * goodness->total * greatest * greatest);
}

static inline void goodness_check(const struct goodness *goodness)
{
    ck_assert_double_gt(goodness_chi_square_p(goodness), GOODNESS_LEAST_P);
    ck_assert_double_gt(goodness_distance_p(goodness), GOODNESS_LEAST_P);
}

/* A mean of count values whose variance is known. */
static inline void goodness_check_mean(double mean, double expected, double variance,
                                       double count)
{
    ck_assert_double_eq_tol(mean, expected,
                            GOODNESS_STANDARD_ERRORS * sqrt(variance / count));
}

#endif
