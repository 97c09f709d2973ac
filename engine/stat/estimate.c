/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/estimate.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_version.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>

#include "engine/stat/select.h"

/* Where a quantile lies between two ranks: Hyndman and Fan (1996), type 7. */
struct rank {
    size_t below;
    double past; /* part of the way to the next rank */
};

static struct rank rank_of(size_t count, double share)
{
    const double place = share * (double) (count - 1);
    const size_t below = (size_t) place;
    return (struct rank){ below, place - (double) below };
}

/* A part of the values that holds the same ranks as if all were sorted. */
struct span {
    double *values; /* all */
    size_t count;   /* of all */
    size_t from;
    size_t to; /* just after the last */
};

static double quantile(struct span span, struct rank rank)
{
    double *values = span.values;
    bide_select_place(values + span.from, span.to - span.from, rank.below - span.from);
    const double low = values[rank.below];
    const size_t next = rank.below + 1;
    const size_t to = next < span.to ? span.to : span.count;
    const double high =
        next < span.count ? bide_select_least(values + next, to - next) : low;
    return low + rank.past * (high - low);
}

/* The same of values that are sorted. */
static double quantile_of_sorted(const double *values, size_t count, struct rank rank)
{
    const double low = values[rank.below];
    const double high = rank.below + 1 < count ? values[rank.below + 1] : low;
    return low + rank.past * (high - low);
}

static bool are_equal(const double *values, size_t count)
{
    size_t i = 1;
    while (i < count && values[i] <= values[0] && values[i] >= values[0]) {
        ++i;
    }
    return i == count;
}

/* The middle first: it parts what the others are to be found in. */
static void add_quantiles(struct bide_estimate *result, double *values, size_t count)
{
    if (are_equal(values, count)) {
        const double value = values[0] + 0.0; /* a zero has no sign, as between ranks */
        result->p10 = result->p50 = result->p90 = value;
        return;
    }
    const struct rank p10 = rank_of(count, 0.1);
    const struct rank p50 = rank_of(count, 0.5);
    const struct rank p90 = rank_of(count, 0.9);
    if (count <= BIDE_SELECT_FEW) {
        bide_select_place(values, count, 0);
        result->p10 = quantile_of_sorted(values, count, p10);
        result->p50 = quantile_of_sorted(values, count, p50);
        result->p90 = quantile_of_sorted(values, count, p90);
        return;
    }
    result->p50 = quantile((struct span){ values, count, 0, count }, p50);
    result->p10 = quantile((struct span){ values, count, 0, p50.below + 1 }, p10);
    result->p90 = quantile((struct span){ values, count, p50.below, count }, p90);
}

struct bide_estimate bide_estimate_of_tally(const struct bide_tally *tally,
                                            double *values, struct bide_estimate_t *t)
{
    const size_t count = (size_t) tally->count;
    struct bide_estimate result = { count, NAN, NAN, NAN, NAN, NAN, NAN };
    if (count == 0) {
        return result;
    }
    result.mean = tally->mean;
    if (count >= 2) {
        if (t->count != count) {
            t->quantile = bide_estimate_t_quantile(0.975, (double) (count - 1));
            t->count = count;
        }
        result.std_error = sqrt(bide_tally_variance(tally) / (double) count);
        result.half_width = t->quantile * result.std_error;
    }
    add_quantiles(&result, values, count);
    return result;
}

static struct bide_estimate estimate(double *values, size_t count)
{
    struct bide_tally tally;
    bide_tally_init(&tally);
    for (size_t i = 0; i < count; ++i) {
        bide_tally_add(&tally, values[i]);
    }
    struct bide_estimate_t t = { 0, 0.0 };
    return bide_estimate_of_tally(&tally, values, &t);
}

struct bide_estimate bide_estimate_of(const double *values, size_t count, size_t stride,
                                      double *scratch)
{
    size_t used = 0;
    for (size_t i = 0; i < count; ++i) {
        if (!isnan(values[i * stride])) {
            scratch[used++] = values[i * stride];
        }
    }
    return estimate(scratch, used);
}

struct bide_estimate bide_estimate_of_difference(const double *values,
                                                 const double *others, size_t count,
                                                 size_t stride, double *scratch)
{
    for (size_t i = 0; i < count; ++i) {
        scratch[i] = values[i * stride] - others[i * stride];
    }
    return bide_estimate_of(scratch, count, 1, scratch);
}

struct bide_estimate bide_estimate_of_same(const struct bide_estimate *estimate)
{
    const double mean = estimate->count > 0 ? 0.0 : NAN;
    const double error = estimate->count > 1 ? 0.0 : NAN;
    return (
        struct bide_estimate){ estimate->count, mean, error, error, mean, mean, mean };
}

/* To 12 significant digits for sizes from 1e-11 to 1e12. */
static double rounded(double x)
{
    double scale = 1;
    while (fabs(x) * scale < 1e11 && scale < 1e22) {
        scale *= 10; /* powers of 10 up to 1e22 are exact */
    }
    return copysign(floor(fabs(x) * scale + 0.5) / scale, x);
}

double bide_estimate_t_quantile(double share, double freedom)
{
    BIDE_REQUIRE(share > 0 && share < 1 && freedom >= 1);
    /* The last digits depend on the processor's log and pow: results must not. */
    return rounded(gsl_cdf_tdist_Pinv(share, freedom));
}

/* First rank whose binomial distribution function is above level; the last if none is. */
static size_t rank_above(double level, size_t count, double share)
{
    size_t low = 0;
    size_t high = count - 1;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (gsl_cdf_binomial_P((unsigned) middle, share, (unsigned) count) > level) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* With F the distribution of the number of values below the quantile, binomial (count,
 * share), the values of ranks low and high enclose it with chance F(high) - F(low): David
 * and Nagaraja, Order Statistics (2003), section 7.1. Equal tails, unless one of them is
 * too heavy for its half even at the outermost value. */
enum bide_err bide_estimate_quantile_ranks(size_t count, double share, double confidence,
                                           size_t *low, size_t *high)
{
    BIDE_REQUIRE(count <= UINT_MAX && share > 0 && share < 1);
    BIDE_REQUIRE(confidence > 0 && confidence < 1);
    if (count == 0) {
        return BIDE_ERR_LIMIT;
    }
    const unsigned n = (unsigned) count;
    const double least_below = gsl_cdf_binomial_P(0, share, n);
    const double least_above = gsl_cdf_binomial_Q(n - 1, share, n);
    const double both = 1 - confidence + 1e-12; /* ties must not hang on the last bits */
    if (least_below + least_above > both) {
        return BIDE_ERR_LIMIT;
    }
    const double below = fmax(least_below, fmin(both / 2, both - least_above));
    const size_t first_above = rank_above(below, count, share);
    *low = first_above > 0 ? first_above - 1 : 0;
    *high = rank_above(1 - (both - below), count, share);
    return BIDE_OK;
}

static double plain(double x)
{
    return isnan(x) ? (double) NAN : x + 0.0;
}

void bide_estimate_plain(struct bide_estimate *estimates, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        struct bide_estimate *estimate = &estimates[i];
        estimate->mean = plain(estimate->mean);
        estimate->std_error = plain(estimate->std_error);
        estimate->half_width = plain(estimate->half_width);
        estimate->p10 = plain(estimate->p10);
        estimate->p50 = plain(estimate->p50);
        estimate->p90 = plain(estimate->p90);
    }
}

const char *bide_estimate_library(void)
{
    return "GSL " GSL_VERSION;
}
