/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level.h - the time average of a whole number that goes up and down, such as a list.
 *
 * Changes may be told late and out of order: each adds its own share to the integral, in
 * whole ticks of 5 milliseconds, so that the order makes no difference at all. With whole
 * days the integral is exact. Integrals may reach 5e11 days. */
#ifndef BIDE_STAT_LEVEL_H
#define BIDE_STAT_LEVEL_H

#include <stdint.h>

#include "engine/base/err.h"

struct bide_level {
    int64_t value;
    double start;     /* days: the average begins here */
    uint64_t moments; /* ticks: sum of change * (start - time) since start, modulo 2^64 */
};

#define BIDE_LEVEL_TICKS 0x1p24 /* in a day */

/* The nearest number of ticks; days is not negative. */
static inline int64_t bide_level_ticks(double days)
{
    return (int64_t) (days * BIDE_LEVEL_TICKS + 0.5);
}

/* Start at time with this value, or forget the past and start again. */
void bide_level_init(struct bide_level *level, int64_t value, double time);

/* The value changed by change at time, which is not before start. */
static inline void bide_level_change(struct bide_level *level, int64_t change,
                                     double time)
{
    BIDE_REQUIRE(time >= level->start);
    level->value += change;
    level->moments -=
        (uint64_t) change * (uint64_t) bide_level_ticks(time - level->start);
}

/* Several changes of 1, up or down: what they add up to, and the sum of the ticks from
 * start to each, those of a change down taken off. */
static inline void bide_level_change_many(struct bide_level *level, int64_t change,
                                          int64_t ticks)
{
    level->value += change;
    level->moments -= (uint64_t) ticks;
}

/* Integral from start to time, once all changes up to time are told and none after it. */
double bide_level_integral(const struct bide_level *level, double time);

/* Integral over length; NaN if time is start. */
double bide_level_mean(const struct bide_level *level, double time);

#endif
