/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/cohort.h"

#include <string.h>

#include "engine/base/mem.h"

enum { DAYS_PER_WEEK = 7 };

void bide_cohort_init(struct bide_cohort *cohort)
{
    *cohort = (struct bide_cohort){ .counts = NULL };
}

void bide_cohort_free(struct bide_cohort *cohort)
{
    bide_mem_free(cohort->counts);
    bide_cohort_init(cohort);
}

/* A week before the first day makes all weeks whole. */
enum bide_err bide_cohort_open(struct bide_cohort *cohort, int64_t first_day,
                               int64_t last_day)
{
    const size_t days = (size_t) (last_day - first_day) + 1 + DAYS_PER_WEEK;
    void *counts = cohort->counts;
    const enum bide_err err =
        bide_mem_grow(&counts, &cohort->capacity, days, sizeof(cohort->counts[0]));
    cohort->counts = counts;
    if (err == BIDE_OK) {
        memset(cohort->counts, 0, days * sizeof(cohort->counts[0]));
    }
    cohort->first_day = first_day - DAYS_PER_WEEK;
    cohort->lowest_day = first_day;
    return err;
}

uint64_t bide_cohort_between(const struct bide_cohort *cohort, int64_t from, int64_t to)
{
    const int64_t first = from > cohort->lowest_day ? from : cohort->lowest_day;
    uint64_t children = 0;
    for (int64_t day = first; day <= to; ++day) {
        children += cohort->counts[day - cohort->first_day];
    }
    return children;
}

static uint32_t count_week(const uint32_t *first)
{
    return first[0] + first[1] + first[2] + first[3] + first[4] + first[5] + first[6];
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void bide_cohort_weeks(struct bide_cohort *cohort, int64_t today,
                       struct bide_histogram *weekly)
{
    while (cohort->lowest_day < today
           && cohort->counts[cohort->lowest_day - cohort->first_day] == 0) {
        ++cohort->lowest_day;
    }
    /* The first week has the day of referral too. */
    bide_histogram_add_many(
        weekly, 0, (uint32_t) bide_cohort_between(cohort, today - DAYS_PER_WEEK, today));
    const size_t open = weekly->bin_count - 1;
    const size_t end = (size_t) ((today - 1 - cohort->lowest_day) / DAYS_PER_WEEK) + 1;
    const uint32_t *counts = cohort->counts;
    int64_t at = today - 2 * DAYS_PER_WEEK - cohort->first_day;
    size_t week = 1;
    while (week < least(end, open)) {
        uint32_t weeks[BIDE_HISTOGRAM_BLOCK];
        const size_t first = week;
        const size_t stop = least(bide_histogram_block_end(week), least(end, open));
        for (; week < stop; ++week) {
            weeks[week - first] = count_week(&counts[at]);
            at -= DAYS_PER_WEEK;
        }
        bide_histogram_add_block(weekly, first, weeks, stop - first);
    }
    for (; week < end; ++week) {
        bide_histogram_add_many(weekly, open, count_week(&counts[at]));
        at -= DAYS_PER_WEEK;
    }
}

uint64_t bide_cohort_within(const struct bide_cohort *cohort, int64_t today, int64_t days,
                            const struct bide_histogram *weekly)
{
    const int64_t open = (int64_t) weekly->bin_count - 1;
    if (days < 0) {
        return 0;
    }
    if (today - days <= cohort->lowest_day) {
        return weekly->total;
    }
    const int64_t weeks = days / DAYS_PER_WEEK < open ? days / DAYS_PER_WEEK : open;
    const int64_t counted = weeks > 0 ? DAYS_PER_WEEK * weeks + 1 : 0;
    return bide_histogram_between(weekly, 0, (size_t) weeks)
           + bide_cohort_between(cohort, today - days, today - counted);
}
