/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_call.h"

#include <math.h>

#include "models/service/expect.h"
#include "models/service/lane_draw.h"

#define DAYS_PER_WEEK 7.0

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

/* As measure.c counts a child whose clock stops as it is seen. */
static inline void count_seen(struct bide_lane *lane, struct bide_lane_cell *cell,
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
    const size_t bin = bide_histogram_fine_bin(wait / DAYS_PER_WEEK);
    bide_histogram_add_bin(&part->waits, bin);
    if (cell->waits != NULL) {
        ++cell->waits[bin]; /* no run is so long that this were past the last */
    }
    if (child->day - part->expect_day < BIDE_EXPECT_DAYS) { /* before: wraps */
        bide_histogram_add(&cell->told->expected, wait);
    }
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
    count_seen(lane, cell, child, now);
}

/* --- several lines --- */

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

static void call_by_rank(struct bide_lane *lane, struct bide_lane_state *at,
                         double before)
{
    const struct bide_lane_child *child = NULL;
    do {
        const struct bide_lane_visit *visit = first_visit(lane, at);
        double now = visit->end;
        refer_until(lane, at, visit, before);
        child = now < before ? call_next(lane, at, before, &now) : NULL;
        if (child != NULL) {
            see(lane, at, child, now);
        }
    } while (child != NULL);
}

/* --- one line --- */

/* Draw those who come after the last of the line, if that was all of them so far and
 * others come; false if nobody does. */
static inline bool has_child(struct bide_lane *lane, struct bide_lane_line *line,
                             uint32_t place)
{
    if (place == line->drawn && lane->referrals.count == BIDE_LANE_AHEAD) {
        line->tail = place;
        bide_lane_draw_next(lane);
    }
    return place != line->drawn;
}

/* Children of one class are called in the order in which they are referred, each as soon
 * as it is and somebody is free: nothing need be known of what happens meanwhile (Kiefer
 * and Wolfowitz 1955). */
static void call_in_turn(struct bide_lane *lane, struct bide_lane_state *at,
                         double before)
{
    struct bide_lane_line *line = &lane->list.lines[0];
    while (has_child(lane, line, line->head)) {
        struct bide_lane_child *child = bide_lane_list_at(line, line->head);
        const double start = child->clock_start;
        const double end = first_visit(lane, at)->end;
        const double now = start > end ? start : end;
        if (!(now < before)) {
            break;
        }
        ++line->head;
        if (child->leave_at > now) {
            at->idle_sum += bide_level_ticks(now) - bide_level_ticks(end);
            see(lane, at, child, now);
        } else if (bide_lane_list_is_waiting(child)) {
            bide_lane_list_left(&lane->list, child);
        }
    }
    line->tail = line->head > line->tail ? line->head : line->tail;
    while (has_child(lane, line, line->tail)
           && bide_lane_list_at(line, line->tail)->clock_start < before) {
        ++line->tail;
    }
}

/* --- time --- */

/* What follows from who is with a child at a time: of all others the last appointment is
 * over. */
static void settle(struct bide_lane *lane, double now)
{
    struct bide_lane_state *at = &lane->state;
    struct bide_lane_cell *cells = lane->list.cells;
    for (size_t i = 0; i < lane->part_count * BIDE_MODEL_MOST_CLASSES; ++i) {
        cells[i].flow.completed = cells[i].flow.called;
    }
    at->used_sum = at->idle_sum;
    at->head = at->tail - lane->clinicians;
    for (uint32_t place = at->head; place != at->tail; ++place) {
        const struct bide_lane_visit *visit = bide_lane_work_visit(lane, place);
        if (visit->end < now) {
            at->used_sum -= bide_level_ticks(visit->end);
            ++at->head;
        } else {
            --cells[visit->cell].flow.completed;
        }
    }
}

void bide_lane_call_before(struct bide_lane *lane, double before)
{
    struct bide_lane_state at = lane->state; /* a copy stays in registers */
    if (!(before > 0.0)) {
        return; /* at the start nothing happens, not even a call */
    }
    if (lane->is_in_turn) {
        call_in_turn(lane, &at, before);
    } else {
        call_by_rank(lane, &at, before);
    }
    lane->state = at;
    settle(lane, before);
}
