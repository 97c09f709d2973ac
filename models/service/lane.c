/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/arrival.h"
#include "models/service/clock.h"
#include "models/service/expect.h"
#include "models/service/lane_draw.h"
#include "models/service/lane_sum.h"
#include "models/service/lane_work.h"

#define DAYS_PER_WEEK 7.0

static struct bide_lane_work work_on(struct bide_run *run, size_t index)
{
    struct bide_lane *lane = &run->lanes[index];
    const struct bide_model_route *route = &run->model->routes[lane->model->pathway];
    return (struct bide_lane_work){ .run = run,
                                    .lane = lane,
                                    .route = route,
                                    .pathway =
                                        &run->epoch->pathways[lane->model->pathway],
                                    .cells = &run->cells[route->first_cell] };
}

/* --- referrals --- */

static void refer(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    struct bide_lane_ahead *ahead = &lane->ahead;
    const size_t next = ahead->next++;
    const struct bide_lane_child child = { ahead->times[next], ahead->leave_at[next] };
    bide_lane_list_join(&lane->list, ahead->classes[next], child, ahead->serial++);
    lane->turn = lane->visits.begun;
    if (ahead->next == BIDE_LANE_AHEAD) {
        bide_lane_draw_ahead(work);
    }
}

/* --- appointments --- */

static const struct bide_lane_visit *first_visit(const struct bide_lane_visits *visits)
{
    return &visits->ring[visits->head % BIDE_MODEL_LANE_MOST_CLINICIANS];
}

/* Whoever begins later comes after those who end at the same time. */
static void add_visit(struct bide_lane_visits *visits, double end, unsigned class_index)
{
    enum { LAST = BIDE_MODEL_LANE_MOST_CLINICIANS - 1 };
    struct bide_lane_visit *const ring = visits->ring;
    const struct bide_lane_visit visit = { end, visits->begun++, class_index };
    uint32_t place = visits->tail++;
    for (; place != visits->head && ring[(place - 1) & LAST].end > end; --place) {
        ring[place & LAST] = ring[(place - 1) & LAST];
    }
    ring[place & LAST] = visit;
}

/* As measure.c counts a child whose clock stops as it is seen. */
static inline void count_seen(const struct bide_lane_work *work,
                              const struct bide_lane_call *call, double now)
{
    struct bide_run_cell *cell = &work->cells[call->class_index];
    const double wait = now - call->clock_start;
    const int64_t days = bide_clock_days(
        work->run->model, work->route, bide_cohort_day(call->clock_start), (int64_t) now);
    ++cell->counts.seen;
    cell->counts.seen_within += (double) days <= work->route->within_days ? 1 : 0;
    cell->counts.delayed += wait > 0.0 ? 1 : 0;
    cell->counts.seen_sum += wait;
    cell->counts.seen_squares += wait * wait;
    bide_histogram_add(&cell->waits, wait / DAYS_PER_WEEK);
    bide_expect_seen(work->run, cell, call->clock_start, wait);
}

/* Whoever is free calls the next child, if anybody waits. */
static inline void call_children(const struct bide_lane_work *work, double now)
{
    struct bide_lane *lane = work->lane;
    struct bide_lane_call call;
    while (bide_lane_work_busy(lane) < lane->clinicians
           && bide_lane_list_call(&lane->list, now, &call)) {
        const double days = lane->has_fixed_days ? lane->fixed_days
                                                 : bide_lane_draw_days(work, call.serial);
        count_seen(work, &call, now);
        add_visit(&lane->visits, now + days, call.class_index);
        lane->used_sum += bide_level_ticks(now);
    }
}

static void finish(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    const struct bide_lane_visit *visit = first_visit(&lane->visits);
    ++lane->visits.head;
    ++lane->ended[visit->class_index];
    lane->used_sum -= bide_level_ticks(visit->end);
}

/* --- time --- */

/* Whether a referral is next: at one instant, whatever was scheduled earlier. */
static bool is_referral_next(const struct bide_lane *lane)
{
    const double time = lane->ahead.times[lane->ahead.next];
    if (bide_lane_work_busy(lane) == 0) {
        return true;
    }
    const struct bide_lane_visit *visit = first_visit(&lane->visits);
    return time < visit->end || (time <= visit->end && lane->turn <= visit->turn);
}

/* All that happens before a time: at the start nothing does, not even a call. */
static void advance(const struct bide_lane_work *work, double before)
{
    struct bide_lane *lane = work->lane;
    while (lane->now < before && lane->list.err == BIDE_OK) {
        call_children(work, lane->now);
        const bool is_referral = is_referral_next(lane);
        const double next = is_referral ? lane->ahead.times[lane->ahead.next]
                                        : first_visit(&lane->visits)->end;
        if (!(next < before)) {
            return;
        }
        lane->now = next;
        if (is_referral) {
            refer(work);
        } else {
            finish(work);
        }
    }
}

/* --- the run --- */

void bide_lane_measure(struct bide_run *run)
{
    const double now = run->loop.now;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        struct bide_lane_list *list = &work.lane->list;
        const size_t span = bide_spans_at(&run->spans, now);
        advance(&work, now);
        bide_lane_list_tell(list, span, now);
        bide_lane_sum_up(&work);
    }
}

void bide_lane_count(struct bide_run *run, int64_t today)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        bide_lane_sum_list(&work, today);
    }
}

void bide_lane_until(struct bide_run *run, double time)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        advance(&work, nextafter(time, INFINITY));
        bide_lane_sum_up(&work);
    }
}

uint64_t bide_lane_events(const struct bide_run *run)
{
    uint64_t events = 0;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        events += run->lanes[i].ahead.serial + run->lanes[i].visits.head;
    }
    return events;
}

struct bide_lane_found bide_lane_look(const struct bide_run *run, size_t pathway)
{
    struct bide_lane_found found = { .present = 0 };
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane *lane = &run->lanes[i];
        if (lane->model->pathway == pathway) {
            found = bide_lane_sum_found(lane, run->loop.now);
        }
    }
    return found;
}

/* --- the start --- */

/* The day of the first clock that may have started, and the last. */
static enum bide_err open_list(const struct bide_lane_work *work)
{
    const struct bide_model *model = work->run->model;
    return bide_lane_list_open(&work->lane->list, model->first_day,
                               (int64_t) model->horizon);
}

static void clear(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    const struct bide_model_staff *staff =
        &work->run->model->epochs[0].staff[lane->model->staff];
    lane->list.class_count = work->route->class_count;
    lane->list.by_wait_alone = work->pathway->by_wait_alone;
    lane->list.spans = &work->run->spans;
    lane->clinicians = (uint32_t) staff->clinicians;
    lane->has_fixed_days = work->pathway->steps[0].time.shape == BIDE_DIST_FIXED;
    lane->fixed_days = bide_dist_mean(&work->pathway->steps[0].time);
    lane->now = 0.0;
    lane->turn = 0;
    lane->ahead.serial = 0;
    lane->times.count = 0;
    lane->visits.head = 0;
    lane->visits.tail = 0;
    lane->visits.begun = 0;
    lane->used_sum = 0;
    lane->used_told = 0;
    for (size_t c = 0; c < BIDE_MODEL_MOST_CLASSES; ++c) {
        lane->ended[c] = 0;
        lane->told[c] = (struct bide_lane_told){ .length = 0 };
    }
}

static void begin(const struct bide_lane_work *work)
{
    const struct bide_model *model = work->run->model;
    struct bide_lane *lane = work->lane;
    uint32_t serial = 0;
    clear(work);
    if (open_list(work) != BIDE_OK) {
        return; /* the list remembers why */
    }
    for (size_t i = 0; i < model->waiting_count; ++i) {
        if (model->waiting[i].pathway == lane->model->pathway) {
            bide_lane_draw_list(work, &model->waiting[i], &serial);
        }
    }
    bide_lane_list_settle(&lane->list);
    bide_arrival_begin(work->run, lane->model->source);
    bide_lane_draw_ahead(work);
}

void bide_lane_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        begin(&work);
    }
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
        bide_lane_list_init(&run->lanes[run->lane_count].list);
    }
    for (size_t i = 0; i < model->lane_count && err == BIDE_OK; ++i) {
        run->lanes[i].model = &model->lanes[i];
    }
    run->batch = bide_batch_open();
    return err;
}

void bide_lane_free(struct bide_run *run)
{
    for (size_t i = 0; i < run->lane_count; ++i) {
        bide_lane_list_free(&run->lanes[i].list);
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
