/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/measure.h"

#include <math.h>

#include "models/service/clock.h"
#include "models/service/expect.h"
#include "models/service/staffing.h"
#include "models/service/story.h"
#include "models/service/support.h"
#include "models/service/target.h"

#define DAYS_PER_WEEK 7.0

static double entry_time(const struct bide_run_child *child)
{
    return child->clock_start > 0.0 ? child->clock_start : 0.0;
}

static void clear_cell(struct bide_run_cell *cell, int64_t list, double now)
{
    bide_histogram_clear(&cell->waits);
    bide_histogram_clear(&cell->expected);
    const struct bide_run_counts none = { .referred = 0 };
    cell->counts = none;
    const struct bide_run_year new_year = { .number = 0 };
    cell->year = new_year;
    bide_level_init(&cell->list, list, now);
}

static enum bide_err open_cohorts(struct bide_run *run, const struct bide_model *model,
                                  const struct bide_model_route *route)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < route->class_count * route->part_count && err == BIDE_OK;
         ++i) {
        err = bide_cohort_open(&run->cells[route->first_cell + i].cohort,
                               model->first_day, (int64_t) model->horizon);
    }
    return err;
}

enum bide_err bide_measure_open(struct bide_run *run, const struct bide_model *model)
{
    run->span = 0;
    bide_leavers_clear(&run->leavers, run->spans.count);
    enum bide_err err = run->leavers.err;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        if (run->lanes_used == 0 || !model->routes[i].is_lane) {
            err = open_cohorts(run, model, &model->routes[i]);
        }
    }
    return err;
}

void bide_measure_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->cell_count; ++i) {
        clear_cell(&run->cells[i], 0, 0.0);
    }
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        const struct bide_run_audit empty = { .entered = 0 };
        run->audits[i] = empty;
        bide_level_init(&run->audits[i].list, 0, 0.0);
    }
}

void bide_measure_look_later(struct bide_run *run, const struct bide_run_child *child)
{
    const double now = run->loop.now;
    const double leaves = child->leave_at > now ? child->leave_at : now;
    const size_t span = bide_spans_at(&run->spans, leaves);
    if (span < run->spans.count) {
        const size_t id =
            (size_t) (child - (const struct bide_run_child *) run->children.items);
        bide_leavers_add(&run->leavers, span > run->span ? span : run->span,
                         (uint32_t) id);
    }
}

/* From now on the child is on the list. */
static void join_list(struct bide_run *run, const struct bide_run_child *child,
                      struct bide_run_cell *cell)
{
    bide_level_change(&cell->list, 1, run->loop.now);
    bide_level_change(&run->audits[child->pathway].list, 1, run->loop.now);
    bide_cohort_add_any(&cell->cohort, bide_cohort_day(child->clock_start));
    bide_measure_look_later(run, child);
}

void bide_measure_enter(struct bide_run *run, const struct bide_run_child *child,
                        bool is_referral)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    struct bide_run_audit *audit = &run->audits[child->pathway];
    ++audit->entered;
    cell->counts.referred += is_referral ? 1 : 0;
    if ((child->flags & BIDE_RUN_WAITING) != 0) {
        ++audit->started;
        join_list(run, child, cell);
    }
}

/* cell is the child's. */
static void stop_clock(struct bide_run *run, struct bide_run_child *child,
                       struct bide_run_cell *cell, double time)
{
    struct bide_run_audit *audit = &run->audits[child->pathway];
    child->flags &= (uint16_t) ~BIDE_RUN_WAITING;
    ++audit->stopped;
    audit->waited += bide_level_ticks(time) - bide_level_ticks(entry_time(child));
    bide_level_change(&audit->list, -1, time);
    bide_level_change(&cell->list, -1, time);
    bide_cohort_remove(&cell->cohort, bide_cohort_day(child->clock_start));
    bide_target_look(run, child->pathway);
    if (run->model->support_count > 0) {
        bide_support_stop(run, child, time);
    }
}

void bide_measure_seen(struct bide_run *run, struct bide_run_child *child)
{
    if ((child->flags & BIDE_RUN_WAITING) == 0) {
        return;
    }
    const double now = run->loop.now;
    const double wait = now - child->clock_start;
    const struct bide_model_route *route = &run->model->routes[child->pathway];
    const int64_t days = bide_clock_days(
        run->model, route, bide_cohort_day(child->clock_start), bide_cohort_day(now));
    const bool is_within = (double) days <= route->within_days;
    struct bide_run_cell *cell = bide_run_cell(run, child);
    stop_clock(run, child, cell, now);
    bide_story_tell(run, child, BIDE_STORY_SEEN);
    ++cell->counts.seen;
    cell->counts.seen_within += is_within ? 1 : 0;
    cell->counts.delayed += wait > 0.0 ? 1 : 0;
    cell->counts.seen_sum += wait;
    cell->counts.seen_squares += wait * wait;
    bide_histogram_add(&cell->waits, wait / DAYS_PER_WEEK);
    bide_expect_seen(run, cell, child->clock_start, wait);
    if (route->counts_years) {
        bide_clock_issued(run, child, cell, is_within);
    }
}

void bide_measure_step_done(struct bide_run *run, const struct bide_run_child *child,
                            double within_days)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    const int64_t days =
        bide_cohort_day(run->loop.now) - bide_cohort_day(child->clock_start);
    ++cell->counts.step_done;
    cell->counts.step_in_time += (double) days <= within_days ? 1 : 0;
}

void bide_measure_escalate(struct bide_run *run, struct bide_run_child *child)
{
    struct bide_run_cell *before = bide_run_cell(run, child);
    ++before->counts.escalated;
    const int64_t day = bide_cohort_day(child->clock_start);
    bide_level_change(&before->list, -1, run->loop.now);
    bide_cohort_remove(&before->cohort, day);
    --child->class_index;
    struct bide_run_cell *cell = bide_run_cell(run, child);
    bide_level_change(&cell->list, 1, run->loop.now);
    bide_cohort_add_any(&cell->cohort, day);
    bide_story_tell(run, child, BIDE_STORY_ESCALATED);
}

void bide_measure_left(struct bide_run *run, struct bide_run_child *child)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    if (run->story != NULL) {
        bide_story_add(run, child, BIDE_STORY_LEFT, child->leave_at);
    }
    stop_clock(run, child, cell, child->leave_at);
    ++run->audits[child->pathway].gone;
    ++cell->counts.left;
    ++cell->counts.left_by[child->why];
    cell->counts.left_ticks += bide_level_ticks(child->leave_at - child->clock_start);
    child->flags |= BIDE_RUN_GONE;
}

static enum bide_story_what story_of(enum bide_measure_end why)
{
    if (why == BIDE_MEASURE_COMPLETED) {
        return BIDE_STORY_COMPLETED;
    }
    return why == BIDE_MEASURE_ENDED ? BIDE_STORY_ENDED : BIDE_STORY_DISCHARGED;
}

void bide_measure_end(struct bide_run *run, struct bide_run_child *child,
                      enum bide_measure_end why)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    bide_story_tell(run, child, story_of(why));
    if ((child->flags & BIDE_RUN_WAITING) != 0) {
        stop_clock(run, child, cell, run->loop.now);
        ++cell->counts.closed;
    }
    ++run->audits[child->pathway].gone;
    cell->counts.completed += why == BIDE_MEASURE_COMPLETED ? 1 : 0;
    cell->counts.ended += why == BIDE_MEASURE_ENDED ? 1 : 0;
    cell->counts.discharged += why == BIDE_MEASURE_DISCHARGED ? 1 : 0;
}

void bide_measure_nullified(struct bide_run *run, struct bide_run_child *child)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    stop_clock(run, child, cell, run->loop.now);
    ++cell->counts.nullified;
}

void bide_measure_restarted(struct bide_run *run, struct bide_run_child *child)
{
    struct bide_run_cell *cell = bide_run_cell(run, child);
    struct bide_run_audit *audit = &run->audits[child->pathway];
    child->flags |= BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    ++audit->started;
    ++cell->counts.restarted;
    join_list(run, child, cell);
}

void bide_measure_insourced(struct bide_run *run, const struct bide_run_child *child)
{
    bide_story_tell(run, child, BIDE_STORY_INSOURCED);
    ++bide_run_cell(run, child)->counts.insourced;
}

void bide_measure_turned_away(struct bide_run *run, struct bide_run_child *child)
{
    ++bide_run_cell(run, child)->counts.turned_away;
    child->flags = 0; /* no clock runs in a place given back */
}

void bide_measure_not_brought(struct bide_run *run, const struct bide_run_child *child)
{
    bide_story_tell(run, child, BIDE_STORY_NOT_BROUGHT);
    ++bide_run_cell(run, child)->counts.not_brought;
}

static void look_at(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const bool is_waiting = (child->flags & BIDE_RUN_WAITING) != 0;
    if (is_waiting && child->leave_at <= run->loop.now) {
        bide_measure_left(run, child);
    }
}

void bide_measure_leavers(struct bide_run *run)
{
    for (uint32_t id = 0; id < run->children.count; ++id) {
        look_at(run, id);
    }
}

static void look_at_bucket(struct bide_run *run, size_t bucket)
{
    uint32_t ids[BIDE_LEAVERS_CHUNK];
    uint32_t count = 0;
    while ((count = bide_leavers_take(&run->leavers, bucket, ids)) > 0) {
        for (uint32_t i = 0; i < count; ++i) {
            look_at(run, ids[i]); /* or at whoever has its place by now */
        }
    }
}

void bide_measure_span_over(struct bide_run *run)
{
    const struct bide_spans *spans = &run->spans;
    while (run->span < spans->count && spans->ends[run->span] <= run->loop.now) {
        look_at_bucket(run, run->span);
        ++run->span;
    }
}

struct bide_run_stock bide_measure_list(struct bide_cohort *cohort,
                                        const struct bide_run_pathway *pathway,
                                        struct bide_histogram *weekly)
{
    const int64_t today = pathway->today;
    bide_histogram_clear(weekly);
    bide_cohort_weeks(cohort, today, weekly);
    return (struct bide_run_stock){
        .within = bide_cohort_within(cohort, today, today - pathway->within_from, weekly),
        .reached =
            weekly->total
            - bide_cohort_within(cohort, today, today - pathway->reached_before, weekly),
        .expecting =
            bide_cohort_between(cohort, pathway->expect_from, pathway->expect_to),
    };
}

void bide_measure_warm_up(struct bide_run *run)
{
    bide_measure_span_over(run);
    for (size_t i = 0; i < run->model->cell_count; ++i) {
        struct bide_run_cell *cell = &run->cells[i];
        clear_cell(cell, cell->list.value, run->loop.now);
    }
    bide_staffing_warm_up(run);
}
