/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_pattern.h - ways to choose when the next event happens, kind and unkind. */
#ifndef BIDE_TESTS_EVENT_PATTERN_H
#define BIDE_TESTS_EVENT_PATTERN_H

#include <math.h>
#include <stdint.h>

#include "tests/lcg.h"

enum event_pattern {
    EVENT_PATTERN_UNIFORM,
    EVENT_PATTERN_EXPONENTIAL,
    EVENT_PATTERN_EQUAL,      /* all at one moment, and again a day later */
    EVENT_PATTERN_WHOLE_DAYS, /* many ties */
    EVENT_PATTERN_TWO_SCALES, /* 1e-6 or 1e3 days */
    EVENT_PATTERN_SHRINKING,  /* ever closer to a last moment */
    EVENT_PATTERN_GROWING,
    EVENT_PATTERN_OUTLIERS, /* now and then 1e300 days or never */
    EVENT_PATTERN_POWERS,   /* of ten, from 1e-9 to 1e9 days */
    EVENT_PATTERN_BACKWARDS,
    EVENT_PATTERN_BEFORE_ZERO,
    EVENT_PATTERN_AT_ONCE, /* half of them now, half of them in a day */
    EVENT_PATTERN_COUNT
};

static inline double event_pattern_uniform(uint64_t *random)
{
    return (lcg_below(random, UINT32_MAX) + 0.5) / UINT32_MAX;
}

/* When the event that is scheduled as number `turn` happens. */
static inline double event_pattern_time(enum event_pattern pattern, double now,
                                        uint64_t turn, uint64_t *random)
{
    const double u = event_pattern_uniform(random);
    switch (pattern) {
    case EVENT_PATTERN_UNIFORM:
        return now + u;
    case EVENT_PATTERN_EQUAL:
        return now + 1;
    case EVENT_PATTERN_WHOLE_DAYS:
        return floor(now) + floor(8 * u);
    case EVENT_PATTERN_TWO_SCALES:
        return now + (u < 0.5 ? 1e-6 : 1e3);
    case EVENT_PATTERN_SHRINKING:
        return now + u * exp(-1e-3 * (double) turn);
    case EVENT_PATTERN_GROWING:
        return now + u * exp(1e-4 * (double) turn);
    case EVENT_PATTERN_OUTLIERS:
        return u < 0.99 ? now + u : u < 0.995 ? 1e300 : HUGE_VAL;
    case EVENT_PATTERN_POWERS:
        return now + pow(10, floor(19 * u) - 9);
    case EVENT_PATTERN_BACKWARDS:
        return 1e9 - (double) turn;
    case EVENT_PATTERN_BEFORE_ZERO:
        return (turn == 0 ? -1e4 : now) + u;
    case EVENT_PATTERN_AT_ONCE:
        return now + (u < 0.5 ? 0 : 1);
    case EVENT_PATTERN_EXPONENTIAL:
    case EVENT_PATTERN_COUNT:
    default:
        return now - log(u);
    }
}

#endif
