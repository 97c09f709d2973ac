/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rate.h - a rate that changes with time, and the exact times of its Poisson process.
 *
 * The rate is a list of segments, each constant or exponential. Arrival times come from
 * inverting the cumulated rate at the points of a unit-rate process (Cinlar 1975), so the
 * k-th arrival of two scenarios is the same child, moved only as far as the rate differs.
 * A rate below 1e-100 a day counts as 0. */
#ifndef BIDE_RAND_RATE_H
#define BIDE_RAND_RATE_H

#include <stddef.h>

#include "engine/base/err.h"

struct bide_rate_segment {
    double start;     /* days */
    double per_day;   /* rate at start, at least 0 */
    double growth;    /* per day: rate(t) = per_day * exp(growth * (t - start)) */
    double cumulated; /* integral of the rate from the first segment's start to start */
};

struct bide_rate {
    struct bide_rate_segment *segments; /* owned, in order of start */
    size_t count;
    size_t capacity;
    double end; /* days; no arrivals from here on */
};

/* Where a process stands; start it zeroed. */
struct bide_rate_cursor {
    size_t segment;
    double target; /* cumulated rate of the last arrival */
};

void bide_rate_init(struct bide_rate *rate);
void bide_rate_free(struct bide_rate *rate);

/* Append a segment; starts must not decrease. Values must be finite and per_day >= 0.
 * BIDE_ERR_LIMIT if per_day is above 1e15, growth beyond -1000 to 1000 or the integral up
 * to start not finite. After the last segment, close at end, at or after its start. */
BIDE_MUST_CHECK enum bide_err bide_rate_add(struct bide_rate *rate, double start,
                                            double per_day, double growth);
void bide_rate_close(struct bide_rate *rate, double end);

/* Integral of the rate from the first start to time; outside the segments the rate is 0.
 */
double bide_rate_cumulated(const struct bide_rate *rate, double time);

/* The rate at time, 0 outside the segments. */
double bide_rate_at(const struct bide_rate *rate, double time);

/* The first time at which the cumulated rate has grown by step (> 0; a standard
 * exponential for a Poisson process) since the last call, and INFINITY if that is not
 * before the end. */
double bide_rate_next(const struct bide_rate *rate, struct bide_rate_cursor *cursor,
                      double step);

/* The same for step after step. */
void bide_rate_next_many(const struct bide_rate *rate, struct bide_rate_cursor *cursor,
                         const double *steps, double *times, size_t count);

#endif
