/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hazard.h - the rate at which something ends, as it changes with age, and its inverse.
 *
 * The integral H of the rate up to an age gives the survival exp(-H). What has lived to
 * age a and carries an exponential number E of mean 1 ends at the age at which H has
 * grown from H(a) to H(a) + E, exactly. */
#ifndef BIDE_RAND_HAZARD_H
#define BIDE_RAND_HAZARD_H

#include <stdbool.h>
#include <stddef.h>

enum bide_hazard_shape {
    BIDE_HAZARD_STEADY,  /* H = age / scale; scale may be INFINITY: never */
    BIDE_HAZARD_WEIBULL, /* H = (age / scale)^power */
    BIDE_HAZARD_PIECES   /* rate i from age from[i] on; the last goes on for ever */
};

/* Lists are the caller's and must live longer. */
struct bide_hazard {
    enum bide_hazard_shape shape;
    double scale;            /* above 0; unit of age */
    double power;            /* above 0 */
    const double *from;      /* rising; the first is 0 */
    const double *rates;     /* 0 or more */
    const double *cumulated; /* H at from[i] */
    size_t count;            /* at least 1 */
};

/* The same hazard, though the lists may be others. */
bool bide_hazard_is_same(const struct bide_hazard *a, const struct bide_hazard *b);

/* H at an age of 0 or more. */
double bide_hazard_cumulated(const struct bide_hazard *hazard, double age);

/* The first age at which H is sum, which is above 0; INFINITY if it stays below. */
double bide_hazard_age(const struct bide_hazard *hazard, double sum);

/* Whether H ever grows. */
bool bide_hazard_is_never(const struct bide_hazard *hazard);

#endif
