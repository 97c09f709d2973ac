/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/lane_call.h"
#include "models/service/lane_start.h"
#include "models/service/lane_sum.h"
#include "models/service/lane_turn.h"

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
    for (uint32_t i = 0; i < lane->clinicians; ++i) {
        const struct bide_lane_visit *visit =
            bide_lane_work_visit(lane, at->tail - lane->clinicians + i);
        const double end = lane->is_in_turn ? lane->ends[i] : visit->end;
        if (end < now) {
            at->used_sum -= bide_level_ticks(end);
            ++at->head;
        } else {
            --cells[visit->cell].flow.completed;
        }
    }
}

/* All that happens before a time: at the start that is nothing, not even a call. */
static void advance(struct bide_lane *lane, double before)
{
    if (before > 0.0) {
        if (lane->is_in_turn) {
            bide_lane_turn_before(lane, before);
        } else {
            bide_lane_call_before(lane, before);
        }
        settle(lane, before);
    }
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
        events += lane->state.head - lane->clinicians;
        events += bide_lane_list_referred(&lane->list);
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
