/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/arrival.h"
#include "models/service/clock.h"
#include "models/service/expect.h"
#include "models/service/lane_draw.h"
#include "models/service/lane_sum.h"

#define DAYS_PER_WEEK 7.0

/* --- referrals --- */

static double next_of(const struct bide_lane_part *part)
{
    return part->ahead.children[part->ahead.next].clock_start;
}

/* Which pathway's referral is next: at one instant, what was scheduled earlier. */
static void find_soonest(struct bide_lane *lane)
{
    struct bide_lane_part *soonest = &lane->parts[0];
    for (size_t i = 1; i < lane->part_count; ++i) {
        struct bide_lane_part *part = &lane->parts[i];
        const double time = next_of(part);
        const double best = next_of(soonest);
        if (time < best || (time <= best && part->turn < soonest->turn)) {
            soonest = part;
        }
    }
    lane->soonest = soonest;
}

static inline void refer(struct bide_lane *lane)
{
    struct bide_lane_part *part = lane->soonest;
    const struct bide_lane_child *child = &part->ahead.children[part->ahead.next++];
    bide_lane_list_join(&lane->list, child->cell & part->line_mask, child);
    if (part->ahead.next == BIDE_LANE_AHEAD) {
        bide_lane_draw_ahead(lane, part);
    }
    part->turn = lane->turn++;
    if (lane->part_count > 1) {
        find_soonest(lane);
    }
}

/* --- appointments --- */

/* Whoever begins later comes after those who end at the same time. */
static inline void add_visit(struct bide_lane *lane, double end, uint32_t cell)
{
    enum { LAST = BIDE_MODEL_LANE_MOST_CLINICIANS - 1 };
    struct bide_lane_visits *visits = &lane->visits;
    struct bide_lane_visit *const ring = visits->ring;
    const uint32_t head = visits->head;
    uint32_t place = visits->tail++;
    for (; place != head && ring[(place - 1) & LAST].end > end; --place) {
        ring[place & LAST] = ring[(place - 1) & LAST];
    }
    struct bide_lane_visit *visit = &ring[place & LAST];
    visit->end = end;
    visit->turn = lane->turn++;
    visit->cell = cell;
}

/* As measure.c counts a child whose clock stops as it is seen. */
static inline void count_seen(struct bide_lane_cell *cell, double clock_start, double now)
{
    struct bide_lane_part *part = cell->part;
    const double wait = now - clock_start;
    const int64_t today = (int64_t) now;
    const int64_t day = bide_cohort_day(clock_start);
    const int64_t days = part->counts_all_days
                             ? today - day
                             : bide_workdays_between(part->workdays, day, today);
    ++cell->flow.called;
    cell->flow.called_within += days <= part->within_days ? 1 : 0;
    cell->flow.delayed += wait > 0.0 ? 1 : 0;
    cell->flow.seen_sum += wait;
    cell->flow.seen_squares += wait * wait;
    bide_lane_list_stop(cell, clock_start, day, bide_level_ticks(now));
    const size_t bin = bide_histogram_fine_bin(wait / DAYS_PER_WEEK);
    bide_histogram_add_bin(&part->waits, bin);
    if (part->has_classes) {
        bide_histogram_note_bin(&cell->told->waits, bin);
    }
    const double since = clock_start - part->expect_from;
    if (since >= 0.0 && since < BIDE_EXPECT_DAYS) {
        bide_histogram_add(&cell->told->expected, wait);
    }
}

static inline void see(struct bide_lane *lane, const struct bide_lane_child *child,
                       double now)
{
    const uint32_t index = child->cell;
    struct bide_lane_cell *cell = &lane->list.cells[index];
    struct bide_lane_part *part = cell->part;
    const double days = part->has_fixed_days
                            ? part->fixed_days
                            : bide_lane_draw_days(lane, part, child->serial);
    count_seen(cell, child->clock_start, now);
    add_visit(lane, now + days, index);
    lane->used_sum += bide_level_ticks(now);
}

static inline void finish(struct bide_lane *lane, const struct bide_lane_visit *visit)
{
    ++lane->list.cells[visit->cell].flow.completed;
    lane->used_sum -= bide_level_ticks(visit->end);
    ++lane->visits.head;
}

/* --- time --- */

/* Whoever is free calls the next child, if anybody waits. */
static inline void call_children(struct bide_lane *lane, double now)
{
    const struct bide_lane_child *child = NULL;
    while (bide_lane_work_busy(lane) < lane->clinicians
           && (child = bide_lane_list_call(&lane->list, now)) != NULL) {
        see(lane, child, now);
    }
}

/* All that happens before a time: at one instant, what was scheduled earlier first. */
static void advance(struct bide_lane *lane, double before)
{
    double now = lane->now;
    double referral = next_of(lane->soonest);
    while (now < before) { /* at the start nothing happens, not even a call */
        call_children(lane, now);
        const struct bide_lane_visit *visit =
            bide_lane_work_visit(lane, lane->visits.head);
        const double end = bide_lane_work_busy(lane) > 0 ? visit->end : INFINITY;
        const double next = end < referral ? end : referral;
        if (!(next < before)) {
            break;
        }
        now = next;
        if (end < referral || (end <= referral && visit->turn < lane->soonest->turn)) {
            finish(lane, visit);
        } else {
            refer(lane);
            referral = next_of(lane->soonest);
        }
    }
    lane->now = now;
}

/* Up to the end of the present span, which is a moment or the end of the warm-up. */
static void end_span(struct bide_lane *lane)
{
    const struct bide_run *run = lane->run;
    const double now = run->spans.ends[lane->span];
    advance(lane, now);
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
        bide_lane_sum_up(lane);
    }
}

/* --- the run --- */

uint64_t bide_lane_events(const struct bide_run *run)
{
    uint64_t events = 0;
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane *lane = &run->lanes[i];
        events += lane->visits.head;
        for (size_t k = 0; k < lane->part_count; ++k) {
            const struct bide_lane_ahead *ahead = &lane->parts[k].ahead;
            events += ahead->serial - BIDE_LANE_AHEAD + ahead->next;
        }
    }
    return events;
}

struct bide_lane_found bide_lane_look(const struct bide_run *run, size_t pathway)
{
    struct bide_lane_found found = { .present = 0 };
    for (size_t i = 0; i < run->lanes_used; ++i) {
        const struct bide_lane *lane = &run->lanes[i];
        for (size_t k = 0; k < lane->part_count; ++k) {
            if (lane->parts[k].model->pathway == pathway) {
                found = bide_lane_sum_found(lane, k, run->loop.now);
            }
        }
    }
    return found;
}

/* --- the start --- */

/* A uniform number, a word of 2^32, is below a share if the word is below its bound. */
static void set_bounds(struct bide_lane_part *part)
{
    const struct bide_model_split *split = &part->pathway->classes;
    part->bound_count = split->count > 0 ? (uint32_t) split->count - 1 : 0;
    for (uint32_t i = 0; i < part->bound_count; ++i) {
        part->bounds[i] = (uint64_t) ceil(split->cumulated[i] * 0x1p32);
    }
}

static void begin_part(struct bide_lane *lane, size_t index)
{
    struct bide_run *run = lane->run;
    struct bide_lane_part *part = &lane->parts[index];
    part->model = &lane->model->parts[index];
    part->route = &run->model->routes[part->model->pathway];
    part->pathway = &run->epoch->pathways[part->model->pathway];
    part->first_cell = (uint32_t) (index * BIDE_MODEL_MOST_CLASSES);
    part->line_mask = part->pathway->by_wait_alone ? 0 : BIDE_MODEL_MOST_CLASSES - 1;
    part->has_fixed_days = part->pathway->steps[0].time.shape == BIDE_DIST_FIXED;
    part->fixed_days = bide_dist_mean(&part->pathway->steps[0].time);
    part->counts_all_days = !part->route->in_working_days;
    part->workdays = &run->model->workdays;
    part->within_days = bide_clock_most_days(part->route);
    part->expect_from = (double) bide_expect_from(run->model);
    part->has_classes = part->route->class_count > 1;
    set_bounds(part);
    part->turn = lane->turn++;
    part->ahead.serial = 0;
    part->times.count = 0;
    bide_histogram_clear(&part->waits);
    for (size_t c = 0; c < part->route->class_count; ++c) {
        struct bide_lane_cell *cell = &lane->list.cells[part->first_cell + c];
        cell->told = &run->cells[part->route->first_cell + c];
        cell->part = part;
        cell->days = part->cohort.counts;
        cell->first_day = part->cohort.first_day;
    }
}

/* Lines for as many ranks as any pathway has. */
static size_t count_lines(const struct bide_lane *lane)
{
    const struct bide_model *model = lane->run->model;
    size_t count = 1;
    for (size_t i = 0; i < lane->part_count; ++i) {
        const size_t pathway = lane->model->parts[i].pathway;
        const size_t ranks = model->routes[pathway].class_count;
        const bool is_ranked = !model->epochs[0].pathways[pathway].by_wait_alone;
        count = is_ranked && ranks > count ? ranks : count;
    }
    return count;
}

static enum bide_err open(struct bide_lane *lane)
{
    const struct bide_model *model = lane->run->model;
    lane->list.spans = &lane->run->spans;
    lane->part_count = lane->model->part_count;
    enum bide_err err = bide_lane_list_open(&lane->list, count_lines(lane),
                                            lane->part_count * BIDE_MODEL_MOST_CLASSES);
    for (size_t i = 0; i < lane->part_count && err == BIDE_OK; ++i) {
        err = bide_cohort_open(&lane->parts[i].cohort, model->first_day,
                               (int64_t) model->horizon);
    }
    return err == BIDE_OK ? bide_lane_sum_open(lane) : err;
}

static void draw_start(struct bide_lane *lane, struct bide_lane_part *part)
{
    const struct bide_model *model = lane->run->model;
    uint32_t serial = 0;
    for (size_t i = 0; i < model->waiting_count; ++i) {
        if (model->waiting[i].pathway == part->model->pathway) {
            bide_lane_draw_list(lane, part, &model->waiting[i], &serial);
            bide_lane_list_merge(&lane->list);
        }
    }
}

static void begin(struct bide_lane *lane)
{
    struct bide_run *run = lane->run;
    lane->clinicians = (uint32_t) run->epoch->staff[lane->model->staff].clinicians;
    lane->now = 0.0;
    lane->turn = 0;
    lane->used_sum = 0;
    lane->span = 0;
    lane->moment = 0;
    lane->visits.head = 0;
    lane->visits.tail = 0;
    lane->list.err = open(lane);
    if (lane->list.err != BIDE_OK) { /* nobody comes; the list remembers why */
        lane->part_count = 0;
        lane->parts[0].ahead.children[0].clock_start = INFINITY;
        lane->parts[0].ahead.next = 0;
    }
    for (size_t i = 0; i < lane->part_count; ++i) {
        begin_part(lane, i);
        draw_start(lane, &lane->parts[i]);
        bide_arrival_begin(run, lane->parts[i].model->source);
        bide_lane_draw_ahead(lane, &lane->parts[i]);
    }
    bide_lane_list_settle(&lane->list);
    bide_lane_sum_base(lane, 0.0);
    find_soonest(lane);
}

void bide_lane_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->lanes_used; ++i) {
        run->lanes[i].run = run;
        run->lanes[i].model = &run->model->lanes[i];
        begin(&run->lanes[i]);
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
