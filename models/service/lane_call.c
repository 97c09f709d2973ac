/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_call.h"

#include <math.h>

#include "models/service/lane_draw.h"
#include "models/service/lane_seen.h"

/* --- appointments --- */

/* Whose clinician is free first. */
static inline const struct bide_lane_visit *first_visit(const struct bide_lane *lane,
                                                        const struct bide_lane_state *at)
{
    return bide_lane_work_visit(lane, at->tail - lane->clinicians);
}

/* Instead of the first, who is free: whoever begins later comes after those who end at
 * the same time. */
static inline void add_visit(struct bide_lane *lane, struct bide_lane_state *at,
                             double end, uint32_t cell)
{
    enum { LAST = BIDE_MODEL_LANE_MOST_CLINICIANS - 1 };
    struct bide_lane_visit *const ring = lane->visits;
    struct bide_lane_visit *visit = &ring[at->tail & LAST];
    uint32_t left = lane->clinicians;
    for (uint32_t place = at->tail++; --left > 0; --place) {
        const struct bide_lane_visit *before = &ring[(place - 1) & LAST];
        if (before->end <= end) {
            break;
        }
        *visit = *before;
        visit = &ring[(place - 1) & LAST];
    }
    *visit = (struct bide_lane_visit){ .end = end, .turn = at->turn++, .cell = cell };
}

static inline void see(struct bide_lane *lane, struct bide_lane_state *at,
                       const struct bide_lane_child *child, double now)
{
    struct bide_lane_cell *cell = &lane->list.cells[child->cell];
    const struct bide_lane_part *part = cell->part;
    const double days = part->has_fixed_days
                            ? part->fixed_days
                            : bide_lane_draw_days(lane, cell->part, child->serial);
    add_visit(lane, at, now + days, child->cell);
    bide_lane_seen_count(lane, cell, child, now);
}

/* --- calls --- */

static inline double next_referral(const struct bide_lane *lane,
                                   const struct bide_lane_state *at)
{
    return lane->referrals.times[at->next];
}

static inline void refer(struct bide_lane *lane, struct bide_lane_state *at)
{
    const struct bide_lane_referrals *referrals = &lane->referrals;
    const uint32_t next = at->next++;
    bide_lane_list_join(&lane->list, referrals->lines[next], referrals->times[next]);
    lane->turns[referrals->parts[next]] = at->turn++;
    if (at->next == BIDE_LANE_AHEAD) {
        at->next = 0;
        bide_lane_draw_next(lane);
    }
}

/* Those referred before a time until a clinician is free, or then but scheduled earlier.
 */
static inline void refer_until(struct bide_lane *lane, struct bide_lane_state *at,
                               const struct bide_lane_visit *visit, double before)
{
    const double end = visit->end < before ? visit->end : before;
    while (next_referral(lane, at) < end) {
        refer(lane, at);
    }
    while (next_referral(lane, at) <= visit->end && visit->end < before
           && lane->turns[lane->referrals.parts[at->next]] < visit->turn) {
        refer(lane, at);
    }
}

/* Whoever is called next by a clinician who is free from *now on, and when; NULL if
 * nobody is before a time. If nobody waits, whoever is referred next is called at once,
 * unless it leaves as it comes. */
static inline const struct bide_lane_child *call_next(struct bide_lane *lane,
                                                      struct bide_lane_state *at,
                                                      double before, double *now)
{
    const double free_from = *now;
    const struct bide_lane_child *child = bide_lane_list_call(&lane->list, *now);
    while (child == NULL && next_referral(lane, at) < before) {
        *now = next_referral(lane, at);
        refer(lane, at);
        child = bide_lane_list_call(&lane->list, *now);
    }
    if (child != NULL && *now > free_from) {
        at->idle_sum += bide_level_ticks(*now) - bide_level_ticks(free_from);
    }
    return child;
}

void bide_lane_call_before(struct bide_lane *lane, double time)
{
    struct bide_lane_state at = lane->state; /* a copy stays in registers */
    const struct bide_lane_child *child = NULL;
    do {
        const struct bide_lane_visit *visit = first_visit(lane, &at);
        double now = visit->end;
        refer_until(lane, &at, visit, time);
        child = now < time ? call_next(lane, &at, time, &now) : NULL;
        if (child != NULL) {
            see(lane, &at, child, now);
        }
    } while (child != NULL);
    lane->state = at;
}
