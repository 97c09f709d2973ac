/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/expect.h"
#include "models/service/lane_draw.h"
#include "models/service/lane_start.h"
#include "models/service/lane_sum.h"

#define DAYS_PER_WEEK 7.0

/* --- referrals --- */

/* When the next is. */
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
        lane->referrals.before += BIDE_LANE_AHEAD;
        bide_lane_draw_next(lane);
    }
}

/* --- appointments --- */

/* Whoever begins later comes after those who end at the same time. */
static inline void add_visit(struct bide_lane *lane, struct bide_lane_state *at,
                             double end, uint32_t cell)
{
    enum { LAST = BIDE_MODEL_LANE_MOST_CLINICIANS - 1 };
    struct bide_lane_visit *const ring = lane->visits;
    struct bide_lane_visit *visit = &ring[at->tail & LAST];
    for (uint32_t place = at->tail++; place != at->head; --place) {
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
                       const struct bide_lane_child *child)
{
    struct bide_lane_cell *cell = &lane->list.cells[child->cell];
    const struct bide_lane_part *part = cell->part;
    const double days = part->has_fixed_days
                            ? part->fixed_days
                            : bide_lane_draw_days(lane, cell->part, child->serial);
    add_visit(lane, at, at->now + days, child->cell);
    at->used_sum += bide_level_ticks(at->now);
    count_seen(lane, cell, child, at->now);
}

static inline void finish(struct bide_lane *lane, struct bide_lane_state *at,
                          const struct bide_lane_visit *visit)
{
    ++lane->list.cells[visit->cell].flow.completed;
    at->used_sum -= bide_level_ticks(visit->end);
    ++at->head;
}

/* --- time --- */

/* Whoever is free calls the next child, if anybody waits. */
static inline void call_children(struct bide_lane *lane, struct bide_lane_state *at)
{
    const struct bide_lane_child *child = NULL;
    while (at->tail - at->head < lane->clinicians
           && (child = bide_lane_list_call(&lane->list, at->now)) != NULL) {
        see(lane, at, child);
    }
}

/* All referrals before a time, while nobody is free to see the children. */
static inline void refer_while_busy(struct bide_lane *lane, struct bide_lane_state *at,
                                    double before)
{
    while (at->tail - at->head == lane->clinicians && next_referral(lane, at) < before) {
        refer(lane, at);
    }
}

/* All that happens before a time: at one instant, what was scheduled earlier first. */
static void advance(struct bide_lane *lane, double before)
{
    struct bide_lane_state at = lane->state; /* a copy stays in registers */
    while (at.now < before) { /* at the start nothing happens, not even a call */
        call_children(lane, &at);
        const struct bide_lane_visit *visit = bide_lane_work_visit(lane, at.head);
        const double end = at.tail != at.head ? visit->end : INFINITY;
        refer_while_busy(lane, &at, end < before ? end : before);
        const double referral = next_referral(lane, &at);
        const double next = end < referral ? end : referral;
        if (!(next < before)) {
            break;
        }
        at.now = next;
        const uint32_t turn = lane->turns[lane->referrals.parts[at.next]];
        if (end < referral || (end <= referral && visit->turn < turn)) {
            finish(lane, &at, visit);
        } else {
            refer(lane, &at);
        }
    }
    lane->state = at;
}

/* Up to the end of the present span, which is a moment or the end of the warm-up. */
static void end_span(struct bide_lane *lane)
{
    const struct bide_run *run = lane->run;
    const double now = run->spans.ends[lane->span];
    advance(lane, now);
    bide_lane_list_count(&lane->list);
    bide_lane_list_tell(&lane->list, lane->span++, now);
    if (run->model->warm_up > 0.0 && run->model->warm_up >= now
        && run->model->warm_up <= now) {
        bide_lane_sum_base(lane, now);
    }
    const struct bide_plan *plan = run->plan;
    for (; lane->moment < plan->moment_count && plan->moments[lane->moment].time <= now;
         ++lane->moment) {
        bide_lane_sum_measure(lane, lane->moment);
    }
}

void bide_lane_until(struct bide_run *run, double time)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        struct bide_lane *lane = &run->lanes[i];
        while (lane->span < run->spans.count && run->spans.ends[lane->span] <= time) {
            end_span(lane);
        }
        advance(lane, nextafter(time, INFINITY));
        bide_lane_list_count(&lane->list);
        bide_lane_sum_up(lane);
    }
}

/* --- the run --- */

uint64_t bide_lane_events(const struct bide_run *run)
{
    uint64_t events = 0;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane *lane = &run->lanes[i];
        events += lane->state.head + lane->referrals.before + lane->state.next;
    }
    return events;
}

void bide_lane_look(const struct bide_run *run, struct bide_lane_found *pathways)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        bide_lane_sum_find(&run->lanes[i], run->loop.now, pathways);
    }
}

/* --- the start --- */

void bide_lane_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        run->lanes[i].run = run;
        run->lanes[i].model = &run->model->lanes[i];
        bide_lane_start_begin(&run->lanes[i]);
    }
}

static enum bide_err make_parts(struct bide_lane *lane, size_t count)
{
    void *parts = lane->parts;
    size_t capacity = lane->part_capacity;
    enum bide_err err =
        bide_mem_grow(&parts, &capacity, count, sizeof(struct bide_lane_part));
    lane->parts = parts;
    for (; err == BIDE_OK && lane->part_capacity < count; ++lane->part_capacity) {
        struct bide_lane_part *part = &lane->parts[lane->part_capacity];
        bide_cohort_init(&part->cohort);
        err = bide_histogram_init_fine(&part->waits);
    }
    return err;
}

enum bide_err bide_lane_make(struct bide_run *run, const struct bide_model *model)
{
    run->lanes_used = run->story == NULL ? model->lane_count : 0;
    if (run->lanes_used == 0) {
        return BIDE_OK;
    }
    void *lanes = run->lanes;
    size_t capacity = run->lane_count;
    enum bide_err err =
        bide_mem_grow(&lanes, &capacity, model->lane_count, sizeof(struct bide_lane));
    run->lanes = lanes;
    for (; err == BIDE_OK && run->lane_count < model->lane_count; ++run->lane_count) {
        struct bide_lane *lane = &run->lanes[run->lane_count];
        lane->parts = NULL;
        lane->part_capacity = 0;
        lane->base = (struct bide_lane_base){ .flows = NULL };
        bide_lane_list_init(&lane->list);
    }
    for (size_t i = 0; i < model->lane_count && err == BIDE_OK; ++i) {
        err = make_parts(&run->lanes[i], model->lanes[i].part_count);
    }
    run->batch = bide_batch_open();
    return err;
}

static void free_lane(struct bide_lane *lane)
{
    for (size_t i = 0; i < lane->part_capacity; ++i) {
        bide_cohort_free(&lane->parts[i].cohort);
        bide_histogram_free(&lane->parts[i].waits);
    }
    bide_mem_free(lane->parts);
    bide_mem_free(lane->base.flows);
    bide_lane_list_free(&lane->list);
}

void bide_lane_free(struct bide_run *run)
{
    for (size_t i = 0; i < run->lane_count; ++i) {
        free_lane(&run->lanes[i]);
    }
    bide_mem_free(run->lanes);
    run->lanes = NULL;
    run->lane_count = 0;
    run->lanes_used = 0;
}

enum bide_err bide_lane_err(const struct bide_run *run)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < run->lanes_used && err == BIDE_OK; ++i) {
        const struct bide_lane_list *list = &run->lanes[i].list;
        err = list->err != BIDE_OK ? list->err : list->leavers.err;
    }
    return err;
}
