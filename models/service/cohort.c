/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/cohort.h"

#include <string.h>

#include "engine/base/mem.h"

enum { DAYS_PER_WEEK = 7 };

void bide_cohort_init(struct bide_cohort *cohort)
{
    *cohort = (struct bide_cohort){ .lowest = 1 };
}

void bide_cohort_free(struct bide_cohort *cohort)
{
    bide_mem_free(cohort->counts);
    bide_cohort_init(cohort);
}

static bool is_empty(const struct bide_cohort *cohort)
{
    return cohort->lowest > cohort->highest;
}

void bide_cohort_clear(struct bide_cohort *cohort)
{
    if (!is_empty(cohort)) {
        memset(cohort->counts + cohort->lowest, 0,
               (cohort->highest - cohort->lowest + 1) * sizeof(cohort->counts[0]));
    }
    cohort->lowest = 1;
    cohort->highest = 0;
    cohort->err = BIDE_OK;
}

/* Room for so many more days before the first or after the last. */
static enum bide_err grow(struct bide_cohort *cohort, size_t before, size_t after)
{
    const size_t old = cohort->capacity;
    void *counts = cohort->counts;
    const enum bide_err err = bide_mem_grow(
        &counts, &cohort->capacity, old + before + after, sizeof(cohort->counts[0]));
    cohort->counts = counts;
    if (err != BIDE_OK) {
        return err;
    }
    memmove(cohort->counts + before, cohort->counts, old * sizeof(cohort->counts[0]));
    memset(cohort->counts, 0, before * sizeof(cohort->counts[0]));
    memset(cohort->counts + before + old, 0,
           (cohort->capacity - before - old) * sizeof(cohort->counts[0]));
    cohort->first_day -= (int64_t) before;
    cohort->lowest += before;
    cohort->highest += before;
    return BIDE_OK;
}

bool bide_cohort_reach(struct bide_cohort *cohort, int64_t day)
{
    if (cohort->err != BIDE_OK) {
        return false;
    }
    const bool is_first = is_empty(cohort);
    if (is_first && cohort->capacity == 0) {
        cohort->first_day = day;
    }
    if (day < cohort->first_day) {
        cohort->err = grow(cohort, (size_t) (cohort->first_day - day), 0);
    } else if (day >= cohort->first_day + (int64_t) cohort->capacity) {
        const int64_t last = cohort->first_day + (int64_t) cohort->capacity - 1;
        cohort->err = grow(cohort, 0, (size_t) (day - last));
    }
    if (cohort->err != BIDE_OK) {
        return false;
    }
    const size_t index = (size_t) (day - cohort->first_day);
    cohort->lowest = is_first || index < cohort->lowest ? index : cohort->lowest;
    cohort->highest = is_first || index > cohort->highest ? index : cohort->highest;
    return true;
}

/* Children of the days that lie so many to so many days before an index. */
static uint32_t count_days(const struct bide_cohort *cohort, int64_t index, int64_t least,
                           int64_t most)
{
    const int64_t from =
        index - most > (int64_t) cohort->lowest ? index - most : (int64_t) cohort->lowest;
    const int64_t to = index - least < (int64_t) cohort->highest
                           ? index - least
                           : (int64_t) cohort->highest;
    uint32_t children = 0;
    for (int64_t i = from; i <= to; ++i) {
        children += cohort->counts[i];
    }
    return children;
}

void bide_cohort_weeks(struct bide_cohort *cohort, int64_t today,
                       struct bide_histogram *weekly)
{
    while (!is_empty(cohort) && cohort->counts[cohort->lowest] == 0) {
        ++cohort->lowest;
    }
    if (is_empty(cohort)) {
        return;
    }
    const int64_t index = today - cohort->first_day;
    const int64_t longest = index - (int64_t) cohort->lowest;
    /* Week 0 holds day 0 too. */
    bide_histogram_add_many(weekly, 0, count_days(cohort, index, 0, DAYS_PER_WEEK));
    size_t week = 1;
    for (int64_t days = DAYS_PER_WEEK + 1; days <= longest; days += DAYS_PER_WEEK) {
        bide_histogram_add_many(
            weekly, week, count_days(cohort, index, days, days + DAYS_PER_WEEK - 1));
        ++week;
    }
}

uint64_t bide_cohort_within(const struct bide_cohort *cohort, int64_t today, int64_t days,
                            const struct bide_histogram *weekly)
{
    const int64_t index = today - cohort->first_day;
    const int64_t open = (int64_t) weekly->bin_count - 1;
    if (is_empty(cohort) || days < 0) {
        return 0;
    }
    const int64_t whole = days / DAYS_PER_WEEK < open ? days / DAYS_PER_WEEK : open;
    uint64_t children = 0;
    for (int64_t week = 0; week < whole && week <= (int64_t) weekly->highest; ++week) {
        children += weekly->counts[week];
    }
    const int64_t counted = whole > 0 ? DAYS_PER_WEEK * whole + 1 : 0;
    return children + count_days(cohort, index, counted, days);
}
