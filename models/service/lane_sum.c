/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_sum.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/clock.h"
#include "models/service/line.h"
#include "models/service/measure.h"
#include "models/service/staffing.h"
#include "models/service/target.h"

/* --- since the warm-up --- */

static size_t count_cells(const struct bide_lane *lane)
{
    return lane->part_count * BIDE_MODEL_MOST_CLASSES;
}

enum bide_err bide_lane_sum_open(struct bide_lane *lane)
{
    void *flows = lane->base.flows;
    const enum bide_err err = bide_mem_grow(
        &flows, &lane->base.capacity, count_cells(lane), sizeof(lane->base.flows[0]));
    lane->base.flows = flows;
    return err;
}

void bide_lane_sum_base(struct bide_lane *lane, double now)
{
    struct bide_lane_base *base = &lane->base;
    for (size_t i = 0; i < count_cells(lane); ++i) {
        struct bide_lane_cell *cell = &lane->list.cells[i];
        base->flows[i] = cell->flow;
        cell->flow.seen_sum = 0.0;
        cell->flow.seen_squares = 0.0;
        if (cell->told != NULL) {
            bide_histogram_settle(&cell->told->waits);
            bide_histogram_clear(&cell->told->waits);
            bide_histogram_clear(&cell->told->expected);
        }
    }
    for (size_t i = 0; i < lane->part_count; ++i) {
        bide_histogram_clear(&lane->parts[i].waits);
    }
    base->time = now;
    base->busy = bide_lane_work_busy(lane);
    base->used_sum = lane->state.used_sum;
}

/* A level that was at a value when the base was laid, and the ticks of its changes up
 * less those of its changes down since: from the start, while a level counts from the
 * base, which is a whole number of days and thus of ticks. */
static struct bide_level level_of(const struct bide_lane *lane, int64_t before,
                                  int64_t value, int64_t ticks)
{
    struct bide_level level;
    bide_level_init(&level, before, lane->base.time);
    bide_level_change_many(&level, value - before,
                           ticks - (value - before) * bide_level_ticks(level.start));
    return level;
}

static int64_t length_of(const struct bide_lane_flow *flow)
{
    return (int64_t) (flow->joined - flow->called - flow->left);
}

static struct bide_level list_level(const struct bide_lane *lane, size_t cell)
{
    const struct bide_lane_flow *now = &lane->list.cells[cell].flow;
    const struct bide_lane_flow *before = &lane->base.flows[cell];
    return level_of(lane, length_of(before), length_of(now),
                    now->joined_sum - before->joined_sum
                        - (now->stopped_sum - before->stopped_sum));
}

static struct bide_level used_level(const struct bide_lane *lane)
{
    return level_of(lane, lane->base.busy, bide_lane_work_busy(lane),
                    lane->state.used_sum - lane->base.used_sum);
}

/* What a lane counts: all else is 0. */
static void add_counts(struct bide_run_counts *sum, const struct bide_lane *lane,
                       size_t cell)
{
    const struct bide_lane_flow *now = &lane->list.cells[cell].flow;
    const struct bide_lane_flow *before = &lane->base.flows[cell];
    const uint64_t left = now->left - before->left;
    const uint64_t seen = now->called - before->called;
    sum->referred += now->joined - before->joined;
    sum->seen += seen;
    sum->seen_within += now->called_within - before->called_within;
    sum->delayed += seen - (now->prompt - before->prompt);
    sum->left += left;
    sum->left_by[BIDE_RUN_GAVE_UP] += left;
    sum->left_ticks += now->left_ticks - before->left_ticks;
    sum->completed += now->completed - before->completed;
    sum->seen_sum += now->seen_sum;
    sum->seen_squares += now->seen_squares;
}

/* --- a moment --- */

/* What is counted of one more class. */
static void add_cell(const struct bide_lane *lane, size_t cell, double now,
                     struct bide_line *line)
{
    const struct bide_level list = list_level(lane, cell);
    if (line->is_milestone) {
        bide_histogram_merge(&lane->run->pooled_expected,
                             &lane->list.cells[cell].told->expected);
    }
    add_counts(&line->counts, lane, cell);
    line->mean_list += bide_level_mean(&list, now);
}

/* A whole pathway, or the class that is its line. */
static void measure_line(struct bide_lane *lane, struct bide_lane_part *part,
                         size_t moment, size_t index)
{
    struct bide_run *run = lane->run;
    const struct bide_plan_line *plan = &run->plan->lines[index];
    const double now = run->plan->moments[moment].time;
    double *row = run->row + bide_plan_column(run->plan, moment, index, BIDE_KPI_LIST);
    struct bide_line line = { .weekly = &run->pooled_weekly,
                              .waits = &part->waits,
                              .expected = &run->pooled_expected,
                              .is_milestone = run->plan->moments[moment].label != NULL };
    struct bide_cohort *cohort = &part->cohort;
    if (line.is_milestone) {
        bide_histogram_clear(&run->pooled_expected);
    }
    if (plan->priority < 0) {
        for (size_t c = 0; c < part->route->class_count; ++c) {
            add_cell(lane, part->first_cell + c, now, &line);
        }
    } else {
        const size_t c = (size_t) plan->priority;
        add_cell(lane, part->first_cell + c, now, &line);
        struct bide_run_cell *told = lane->list.cells[part->first_cell + c].told;
        bide_histogram_settle(&told->waits);
        line.waits = &told->waits;
        cohort = &told->cohort;
    }
    line.stock =
        bide_measure_list(cohort, &run->pathways[plan->pathway], &run->pooled_weekly);
    bide_line_write(&line, row);
    bide_target_measure(run, plan, now, &line, row);
}

static enum bide_err open_classes(const struct bide_lane *lane)
{
    const struct bide_model *model = lane->run->model;
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < count_cells(lane) && err == BIDE_OK; ++i) {
        struct bide_run_cell *told = lane->list.cells[i].told;
        if (told != NULL) {
            err = bide_cohort_open(&told->cohort, model->first_day,
                                   (int64_t) model->horizon);
        }
    }
    return err;
}

static void count_line(const struct bide_lane *lane, const struct bide_lane_line *line)
{
    for (uint32_t place = line->head; place != line->tail; ++place) {
        const struct bide_lane_child *child = bide_lane_list_at(line, place);
        if (bide_lane_list_is_waiting(child)) {
            bide_cohort_add(&lane->list.cells[child->cell].told->cohort,
                            bide_cohort_day(child->clock_start));
        }
    }
}

/* Those on the list of each class; most moments need those of each pathway alone. */
static enum bide_err count_classes(const struct bide_lane *lane)
{
    const enum bide_err err = open_classes(lane);
    for (size_t k = 0; k < lane->list.line_count && err == BIDE_OK; ++k) {
        count_line(lane, &lane->list.lines[k]);
    }
    return err;
}

static void measure_staff(const struct bide_lane *lane, size_t moment)
{
    const double now = lane->run->plan->moments[moment].time;
    const int64_t clinicians = lane->clinicians;
    const struct bide_level offered = level_of(lane, clinicians, clinicians, 0);
    const struct bide_level used = used_level(lane);
    const size_t column = bide_plan_staff_column(lane->run->plan, moment,
                                                 lane->model->staff, BIDE_KPI_STAFF_USED);
    bide_staffing_write(bide_level_integral(&offered, now),
                        bide_level_integral(&used, now), lane->run->row + column);
}

static void measure_part(struct bide_lane *lane, struct bide_lane_part *part,
                         size_t moment)
{
    const struct bide_plan *plan = lane->run->plan;
    const size_t pathway = part->model->pathway;
    bide_clock_find_limits(lane->run, pathway, &plan->moments[moment]);
    measure_line(lane, part, moment, pathway);
    for (size_t k = plan->pathway_count; bide_plan_has(plan, moment, k); ++k) {
        if (plan->lines[k].pathway == pathway) {
            measure_line(lane, part, moment, k);
        }
    }
}

void bide_lane_sum_measure(struct bide_lane *lane, size_t moment)
{
    const struct bide_plan *plan = lane->run->plan;
    if (plan->moments[moment].label != NULL && plan->line_count > plan->pathway_count
        && lane->list.err == BIDE_OK) {
        lane->list.err = count_classes(lane);
    }
    for (size_t i = 0; i < lane->part_count; ++i) {
        measure_part(lane, &lane->parts[i], moment);
    }
    measure_staff(lane, moment);
}

/* --- the run --- */

static void bring_up_part(const struct bide_lane *lane, const struct bide_lane_part *part)
{
    struct bide_run_audit audit = { .entered = 0 };
    bide_level_init(&audit.list, 0, 0.0);
    for (size_t c = 0; c < part->route->class_count; ++c) {
        const size_t cell = part->first_cell + c;
        const struct bide_lane_flow *flow = &lane->list.cells[cell].flow;
        struct bide_run_cell *told = lane->list.cells[cell].told;
        told->counts = (struct bide_run_counts){ .referred = 0 };
        add_counts(&told->counts, lane, cell);
        told->list = list_level(lane, cell);
        bide_histogram_settle(&told->waits);
        audit.entered += flow->joined;
        audit.gone += flow->left + flow->completed;
        audit.stopped += flow->called + flow->left;
        audit.waited += flow->stopped_sum - flow->gone_sum;
        bide_level_change_many(&audit.list, length_of(flow),
                               flow->joined_sum - flow->stopped_sum);
    }
    audit.started = audit.entered;
    lane->run->audits[part->model->pathway] = audit;
}

void bide_lane_sum_up(struct bide_lane *lane)
{
    struct bide_run_staff *staff = &lane->run->staff[lane->model->staff];
    for (size_t i = 0; i < lane->part_count; ++i) {
        bring_up_part(lane, &lane->parts[i]);
    }
    staff->busy = bide_lane_work_busy(lane);
    staff->used_level = used_level(lane);
}

static struct bide_lane_found *found_of(const struct bide_lane *lane, uint32_t cell,
                                        struct bide_lane_found *pathways)
{
    return &pathways[lane->list.cells[cell].part->model->pathway];
}

static void find_in(const struct bide_lane *lane, const struct bide_lane_line *line,
                    double now, struct bide_lane_found *pathways)
{
    const int64_t ticks = bide_level_ticks(now);
    for (uint32_t place = line->head; place != line->tail; ++place) {
        const struct bide_lane_child *child = bide_lane_list_at(line, place);
        if (bide_lane_list_is_waiting(child)) {
            struct bide_lane_found *found = found_of(lane, child->cell, pathways);
            ++found->present;
            ++found->waiting;
            found->waited += ticks - bide_lane_list_ticks(child);
        }
    }
}

void bide_lane_sum_find(const struct bide_lane *lane, double now,
                        struct bide_lane_found *pathways)
{
    for (uint32_t place = lane->state.head; place != lane->state.tail; ++place) {
        ++found_of(lane, bide_lane_work_visit(lane, place)->cell, pathways)->present;
    }
    for (size_t k = 0; k < lane->list.line_count; ++k) {
        find_in(lane, &lane->list.lines[k], now, pathways);
    }
}
