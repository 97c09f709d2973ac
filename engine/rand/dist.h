/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dist.h - the distributions a configuration may name. */
#ifndef BIDE_RAND_DIST_H
#define BIDE_RAND_DIST_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "engine/rand/stream.h"

enum bide_dist_shape {
    BIDE_DIST_FIXED,       /* mean */
    BIDE_DIST_UNIFORM,     /* min, max */
    BIDE_DIST_EXPONENTIAL, /* mean */
    BIDE_DIST_GAMMA,       /* mean, sd */
    BIDE_DIST_ERLANG,      /* mean, stages */
    BIDE_DIST_WEIBULL,     /* scale, power */
    BIDE_DIST_LOGNORMAL,   /* mean, sd: of the quantity itself, not of its logarithm */
    BIDE_DIST_TRIANGULAR,  /* min, mode, max */
    BIDE_DIST_EMPIRICAL,   /* values, weights */
    BIDE_DIST_SHAPE_COUNT
};

/* What a user wrote. A number that was not given is NaN, stages 0, a list NULL. */
struct bide_dist_params {
    enum bide_dist_shape shape;
    double mean;
    double sd;
    double min;
    double max;
    double mode;
    double scale;
    double power;
    int stages;
    const double *values;  /* 0 or more, any order */
    const double *weights; /* 0 or more, not all 0; need not add to 1 */
    size_t value_count;
    size_t weight_count; /* 0 if not given: all equal */
};

/* Ready to draw from. */
struct bide_dist {
    enum bide_dist_shape shape;
    double unit;       /* every draw is multiplied by this */
    double a, b, c;    /* meaning depends on the shape, see dist.c */
    double mean;       /* of the shape, before unit */
    double variance;   /* of the shape, before unit */
    double *values;    /* empirical: owned */
    double *cumulated; /* empirical: owned, last entry 1 */
    size_t count;
};

/* The name used in configurations: "fixed", "uniform", ... */
const char *bide_dist_shape_name(enum bide_dist_shape shape);

/* All parameters unset, shape fixed. */
void bide_dist_params_init(struct bide_dist_params *params);

/* NULL if the parameters can be used for a quantity that is never negative; otherwise one
 * sentence saying what is wrong and allowed, such as "lognormal needs sd above 0, at most
 * 1e15". A given parameter that the shape does not take is wrong too. The limits are wide
 * for any use and keep every draw finite. */
const char *bide_dist_problem(const struct bide_dist_params *params);

/* params must have no problem; unit is a factor above 0, at most 1e15, on every draw. */
BIDE_MUST_CHECK enum bide_err bide_dist_init(struct bide_dist *dist,
                                             const struct bide_dist_params *params,
                                             double unit);
void bide_dist_free(struct bide_dist *dist);

/* Finite and never negative; 0 where fixed or empirical say so or where a number is too
 * small for a double. Fixed takes nothing from the stream. */
double bide_dist_draw(const struct bide_dist *dist, struct bide_stream *stream);

/* Whether it takes nothing. */
static inline bool bide_dist_is_fixed(const struct bide_dist *dist)
{
    return dist->shape == BIDE_DIST_FIXED;
}

/* Theoretical mean and variance, in units of a draw. */
double bide_dist_mean(const struct bide_dist *dist);
double bide_dist_variance(const struct bide_dist *dist);

#endif
