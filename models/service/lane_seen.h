/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_seen.h - counts of children who are seen. */
#ifndef BIDE_SERVICE_LANE_SEEN_H
#define BIDE_SERVICE_LANE_SEEN_H

#include "models/service/expect.h"
#include "models/service/lane_work.h"

#define BIDE_LANE_SEEN_DAYS_PER_WEEK 7.0

/* As measure.c counts a child whose clock stops as it is seen. */
static inline void bide_lane_seen_count(struct bide_lane *lane,
                                        struct bide_lane_cell *cell,
                                        const struct bide_lane_child *child, double now)
{
    struct bide_lane_part *part = cell->part;
    struct bide_lane_flow *flow = &cell->flow;
    const double wait = now - child->clock_start;
    const int64_t day = child->day + lane->list.first_day;
    const int64_t today = (int64_t) now;
    const int64_t days = part->counts_all_days
                             ? today - day
                             : bide_workdays_between(part->workdays, day, today);
    ++flow->called;
    flow->called_within += days <= part->within_days ? 1 : 0;
    flow->prompt += wait <= 0.0 ? 1 : 0;
    flow->seen_sum += wait;
    flow->seen_squares += wait * wait;
    bide_lane_list_stop(cell, child, bide_level_ticks(now));
    const size_t bin = bide_histogram_fine_bin(wait / BIDE_LANE_SEEN_DAYS_PER_WEEK);
    bide_histogram_add_bin(&part->waits, bin);
    if (cell->waits != NULL) {
        ++cell->waits[bin]; /* no run is so long that this were past the last */
    }
    if (child->day - part->expect_day < BIDE_EXPECT_DAYS) { /* before: wraps */
        bide_histogram_add(&cell->told->expected, wait);
    }
}

#endif
