/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cohort.h - children on a list, counted by the day on which their clock started, so that
 * a moment's counts need no look at any child. */
#ifndef BIDE_SERVICE_COHORT_H
#define BIDE_SERVICE_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/stat/histogram.h"

struct bide_cohort {
    uint32_t *counts; /* owned; of day first_day + i; all 0 outside lowest to highest */
    size_t capacity;
    int64_t first_day;
    size_t lowest; /* index; above highest: nobody */
    size_t highest;
    enum bide_err err; /* the first failed allocation; later additions do nothing */
};

void bide_cohort_init(struct bide_cohort *cohort);
void bide_cohort_free(struct bide_cohort *cohort);
void bide_cohort_clear(struct bide_cohort *cohort); /* keeps the storage */

/* Make room for a day; false, and err set, if there is none. */
bool bide_cohort_reach(struct bide_cohort *cohort, int64_t day);

/* The day a time lies in; as floor, which is a call where it is no instruction. */
static inline int64_t bide_cohort_day(double time)
{
    const int64_t whole = (int64_t) time;
    return whole - ((double) whole > time ? 1 : 0);
}

static inline void bide_cohort_add(struct bide_cohort *cohort, int64_t day)
{
    const size_t index = (size_t) (day - cohort->first_day);
    if (index < cohort->capacity && cohort->lowest <= index && index <= cohort->highest) {
        ++cohort->counts[index];
    } else if (bide_cohort_reach(cohort, day)) {
        ++cohort->counts[day - cohort->first_day];
    }
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

/* How many of them have waited no longer than so many days, which may be below 0;
 * bide_cohort_weeks counted the same day and nobody else. */
uint64_t bide_cohort_within(const struct bide_cohort *cohort, int64_t today, int64_t days,
                            const struct bide_histogram *weekly);

#endif
