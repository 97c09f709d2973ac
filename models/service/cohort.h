/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cohort.h - children on a list, counted by the day on which their clock started, so that
 * a moment's counts need no look at any child. */
#ifndef BIDE_SERVICE_COHORT_H
#define BIDE_SERVICE_COHORT_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/stat/histogram.h"

struct bide_cohort {
    uint32_t *counts; /* owned; of day first_day + i */
    size_t capacity;
    int64_t first_day;
    int64_t lowest_day; /* nobody's clock started before */
};

void bide_cohort_init(struct bide_cohort *cohort);
void bide_cohort_free(struct bide_cohort *cohort);

/* Nobody, and room for clocks that start from the first to the last day; storage is used
 * again. */
BIDE_MUST_CHECK enum bide_err bide_cohort_open(struct bide_cohort *cohort,
                                               int64_t first_day, int64_t last_day);

/* The day a time lies in; as floor, which is a call where it is no instruction. */
static inline int64_t bide_cohort_day(double time)
{
    const int64_t whole = (int64_t) time;
    return whole - ((double) whole > time ? 1 : 0);
}

/* One whose clock started on this day: none of those before the day last counted. */
static inline void bide_cohort_add(struct bide_cohort *cohort, int64_t day)
{
    ++cohort->counts[day - cohort->first_day];
}

/* One whose clock may have started before that, such as who was counted elsewhere. */
static inline void bide_cohort_add_any(struct bide_cohort *cohort, int64_t day)
{
    cohort->lowest_day = day < cohort->lowest_day ? day : cohort->lowest_day;
    bide_cohort_add(cohort, day);
}

/* Take off one who was added. */
static inline void bide_cohort_remove(struct bide_cohort *cohort, int64_t day)
{
    --cohort->counts[day - cohort->first_day];
}

/* Children by days waited until the close of a day, as weekly bins that are open to the
 * left: 126 days belong to the 18th, 127 to the 19th; added to what stands there. */
void bide_cohort_weeks(struct bide_cohort *cohort, int64_t today,
                       struct bide_histogram *weekly);

/* How many of them had their clocks start from one day to another. */
uint64_t bide_cohort_between(const struct bide_cohort *cohort, int64_t from, int64_t to);

/* How many of them have waited no longer than so many days, which may be below 0;
 * bide_cohort_weeks counted the same day and nobody else. */
uint64_t bide_cohort_within(const struct bide_cohort *cohort, int64_t today, int64_t days,
                            const struct bide_histogram *weekly);

#endif
