/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/arrival.h"
#include "models/service/clock.h"
#include "models/service/lane_draw.h"
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
    ++lane->event_count;
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
    const struct bide_lane_visit visit = { end, visits->begun++, class_index };
    uint32_t place = visits->tail++;
    for (; place != visits->head; --place) {
        const struct bide_lane_visit *before =
            &visits->ring[(place - 1) % BIDE_MODEL_LANE_MOST_CLINICIANS];
        if (before->end <= end) {
            break;
        }
        visits->ring[place % BIDE_MODEL_LANE_MOST_CLINICIANS] = *before;
    }
    visits->ring[place % BIDE_MODEL_LANE_MOST_CLINICIANS] = visit;
}

/* As measure.c counts a child whose clock stops as it is seen. */
static void count_seen(const struct bide_lane_work *work,
                       const struct bide_lane_call *call, double now)
{
    struct bide_run_cell *cell = &work->cells[call->class_index];
    const double wait = now - call->clock_start;
    const int64_t days =
        bide_clock_days(work->run->model, work->route, bide_cohort_day(call->clock_start),
                        bide_cohort_day(now));
    ++cell->counts.seen;
    cell->counts.seen_within += (double) days <= work->route->within_days ? 1 : 0;
    cell->counts.delayed += wait > 0.0 ? 1 : 0;
    cell->counts.seen_sum += wait;
    cell->counts.seen_squares += wait * wait;
    bide_histogram_add(&cell->waits, wait / DAYS_PER_WEEK);
}

static int64_t used_ticks(const struct bide_lane_work *work, double now)
{
    return bide_level_ticks(now - work->lane->list.start);
}

/* One clinician is free. */
static bool call_child(const struct bide_lane_work *work, double now)
{
    struct bide_lane *lane = work->lane;
    struct bide_lane_call call;
    if (!bide_lane_list_call(&lane->list, now, &call)) {
        return false;
    }
    count_seen(work, &call, now);
    add_visit(&lane->visits, now + bide_lane_draw_days(work, call.serial),
              call.class_index);
    lane->used_ticks += used_ticks(work, now);
    return true;
}

static void finish(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    const struct bide_lane_visit *visit = first_visit(&lane->visits);
    ++lane->visits.head;
    ++lane->ended[visit->class_index];
    lane->used_ticks -= used_ticks(work, visit->end);
    ++lane->event_count;
}

static uint32_t busy(const struct bide_lane *lane)
{
    return lane->visits.tail - lane->visits.head;
}

/* --- time --- */

/* Whether a referral is next: at one instant, whatever was scheduled earlier. */
static bool is_referral_next(const struct bide_lane *lane)
{
    const double time = lane->ahead.times[lane->ahead.next];
    if (busy(lane) == 0) {
        return true;
    }
    const struct bide_lane_visit *visit = first_visit(&lane->visits);
    return time < visit->end || (time <= visit->end && lane->turn <= visit->turn);
}

/* All that happens before a time. */
static void advance(const struct bide_lane_work *work, double before)
{
    struct bide_lane *lane = work->lane;
    while (lane->list.err == BIDE_OK) {
        const bool is_referral = is_referral_next(lane);
        const double now = is_referral ? lane->ahead.times[lane->ahead.next]
                                       : first_visit(&lane->visits)->end;
        if (!(now < before)) {
            return;
        }
        if (is_referral) {
            refer(work);
        } else {
            finish(work);
        }
        if (busy(lane) < lane->clinicians) {
            call_child(work, now);
        }
    }
}

/* --- the run's counts --- */

static void bring_up(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    struct bide_lane_list *list = &lane->list;
    struct bide_run_staff *staff = &work->run->staff[lane->model->staff];
    struct bide_run_audit *audit = &work->run->audits[lane->model->pathway];
    for (size_t c = 0; c < list->class_count; ++c) {
        struct bide_lane_flow *flow = &list->lines[c].flow;
        struct bide_run_counts *counts = &work->cells[c].counts;
        counts->referred += flow->referred;
        counts->left += flow->left;
        counts->left_by[BIDE_RUN_GAVE_UP] += flow->left;
        counts->left_ticks += flow->left_ticks;
        counts->completed += lane->ended[c];
        bide_level_change_many(&work->cells[c].list, flow->growth, flow->growth_ticks);
        audit->gone += flow->left + lane->ended[c];
        *flow = (struct bide_lane_flow){ .growth = 0 };
        lane->ended[c] = 0;
    }
    const struct bide_lane_audit *book = &list->audit;
    audit->entered = book->entered;
    audit->started = book->entered;
    audit->stopped = book->stopped;
    audit->waited = book->waited_sum;
    bide_level_init(&audit->list, 0, 0.0);
    bide_level_change_many(&audit->list, (int64_t) (book->entered - book->stopped),
                           book->joined_sum - book->stopped_sum);
    bide_level_change_many(&staff->used_level, (int64_t) busy(lane) - staff->busy,
                           lane->used_ticks);
    staff->busy = busy(lane);
    lane->used_ticks = 0;
}

void bide_lane_measure(struct bide_run *run)
{
    const double now = run->loop.now;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        struct bide_lane_list *list = &work.lane->list;
        const size_t span = bide_spans_at(&run->spans, now);
        advance(&work, now);
        bide_lane_list_tell(list, span, now);
        bring_up(&work);
    }
}

void bide_lane_warm_up(struct bide_run *run)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        run->lanes[i].list.start = run->loop.now;
    }
}

void bide_lane_count(struct bide_run *run, int64_t today)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        const struct bide_run_pathway *pathway =
            &run->pathways[work.lane->model->pathway];
        for (size_t c = 0; c < work.route->class_count; ++c) {
            struct bide_cohort *cohort = &work.lane->list.lines[c].cohort;
            struct bide_run_cell *cell = &work.cells[c];
            bide_cohort_weeks(cohort, today, &cell->weekly);
            cell->stock.within = bide_cohort_within(
                cohort, today, today - pathway->within_from, &cell->weekly);
            cell->stock.reached =
                cell->weekly.total
                - bide_cohort_within(cohort, today, today - pathway->reached_before,
                                     &cell->weekly);
        }
    }
}

void bide_lane_until(struct bide_run *run, double time)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        advance(&work, nextafter(time, INFINITY));
        bring_up(&work);
    }
}

uint64_t bide_lane_events(const struct bide_run *run)
{
    uint64_t events = 0;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        events += run->lanes[i].event_count;
    }
    return events;
}

struct bide_lane_found bide_lane_look(const struct bide_run *run, size_t pathway)
{
    struct bide_lane_found found = { .present = 0 };
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane *lane = &run->lanes[i];
        if (lane->model->pathway != pathway) {
            continue;
        }
        found.present += busy(lane);
        for (size_t c = 0; c < lane->list.class_count; ++c) {
            const struct bide_lane_line *line = &lane->list.lines[c];
            for (uint32_t place = line->head; place != line->tail; ++place) {
                const struct bide_lane_child *child = bide_lane_list_at(line, place);
                if (!bide_lane_list_is_told(&lane->list, child)) {
                    ++found.waiting;
                    found.waited += bide_level_ticks(run->loop.now)
                                    - bide_level_ticks(fmax(0.0, child->clock_start));
                }
            }
        }
    }
    found.present += found.waiting;
    return found;
}

/* --- the start --- */

static void begin(const struct bide_lane_work *work)
{
    const struct bide_model *model = work->run->model;
    struct bide_lane *lane = work->lane;
    lane->list.class_count = work->route->class_count;
    lane->list.by_wait_alone = work->pathway->by_wait_alone;
    lane->list.spans = &work->run->spans;
    lane->clinicians = (uint32_t) model->epochs[0].staff[lane->model->staff].clinicians;
    lane->turn = 0;
    lane->event_count = 0;
    lane->used_ticks = 0;
    lane->ahead.serial = 0;
    lane->visits.head = 0;
    lane->visits.tail = 0;
    lane->visits.begun = 0;
    for (size_t c = 0; c < BIDE_MODEL_MOST_CLASSES; ++c) {
        lane->ended[c] = 0;
    }
    bide_lane_list_clear(&lane->list);
    uint32_t serial = 0;
    for (size_t i = 0; i < model->waiting_count; ++i) {
        if (model->waiting[i].pathway == lane->model->pathway) {
            bide_lane_draw_list(work, &model->waiting[i], &serial);
        }
    }
    bide_lane_list_settle(&lane->list);
    bide_arrival_begin(work->run, lane->model->source);
    bide_lane_draw_ahead(work);
    while (busy(lane) < lane->clinicians && call_child(work, 0.0)) {
    }
}

void bide_lane_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane_work work = work_on(run, i);
        begin(&work);
    }
}

enum bide_err bide_lane_make(struct bide_run *run, const struct bide_model *model,
                             const struct bide_plan *plan)
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
    return err == BIDE_OK ? bide_spans_make(&run->spans, model, plan) : err;
}

void bide_lane_free(struct bide_run *run)
{
    for (size_t i = 0; i < run->lane_count; ++i) {
        bide_lane_list_free(&run->lanes[i].list);
    }
    bide_mem_free(run->lanes);
    bide_spans_free(&run->spans);
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
        for (size_t c = 0; c < list->class_count && err == BIDE_OK; ++c) {
            err = list->lines[c].cohort.err;
        }
    }
    return err;
}
