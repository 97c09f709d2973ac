/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_year.h - a stretch of time cut into buckets of equal width. Times that share a
 * bucket are those with the same whole part of (time - start) * per_day. */
#ifndef BIDE_DES_EVENT_YEAR_H
#define BIDE_DES_EVENT_YEAR_H

#include <stddef.h>

#define BIDE_EVENT_YEAR_LONGEST 1e300

struct bide_event_year {
    double start;   /* days */
    double per_day; /* buckets */
    size_t count;   /* buckets; 0 if there is no year, and all times are before it */
    size_t next;    /* the first bucket not yet opened */
};

enum bide_event_year_place {
    BIDE_EVENT_YEAR_BEFORE, /* the next bucket */
    BIDE_EVENT_YEAR_BUCKET,
    BIDE_EVENT_YEAR_AFTER /* the last bucket */
};

/* A year of four times the mean span of events from the first on: by Markov's inequality
 * at most a quarter of them are later. */
struct bide_event_year bide_event_year_of(double first, double mean_span, size_t count);

/* Days from start to time, finite also where one of the two is not. */
static inline double bide_event_year_span(double time, double start)
{
    const double days = time - start;
    return days < BIDE_EVENT_YEAR_LONGEST ? days : BIDE_EVENT_YEAR_LONGEST;
}

/* Where time lies; sets *bucket if in the year. Never goes back with a later time, also
 * after rounding: so whatever is before comes before all buckets, and these in their
 * order before whatever is after. */
static inline enum bide_event_year_place bide_event_year_place(
    const struct bide_event_year *year, double time, size_t *bucket)
{
    const double x = bide_event_year_span(time, year->start) * year->per_day;
    if (!(x < (double) year->count)) {
        return year->count > 0 ? BIDE_EVENT_YEAR_AFTER : BIDE_EVENT_YEAR_BEFORE;
    }
    if (x < (double) year->next) {
        return BIDE_EVENT_YEAR_BEFORE;
    }
    *bucket = (size_t) x;
    return BIDE_EVENT_YEAR_BUCKET;
}

#endif
