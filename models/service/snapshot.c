/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/snapshot.h"

#include "models/service/clock.h"
#include "models/service/cost.h"
#include "models/service/line.h"
#include "models/service/measure.h"
#include "models/service/staffing.h"
#include "models/service/target.h"

static void count_pathway(struct bide_run *run, size_t moment, size_t pathway)
{
    const struct bide_model_route *route = &run->model->routes[pathway];
    bide_clock_find_limits(run, pathway, &run->plan->moments[moment]);
    for (size_t k = 0; k < route->class_count * route->part_count; ++k) {
        struct bide_run_cell *cell = &run->cells[route->first_cell + k];
        cell->stock =
            bide_measure_list(&cell->cohort, &run->pathways[pathway], &cell->weekly);
        BIDE_ASSERT((int64_t) cell->weekly.total == cell->list.value);
    }
}

/* Count those on the list by days waited at the close of the day before, the day of
 * referral being 0; on the way, tell of those whose time to leave has come. */
static void count_list(struct bide_run *run, size_t moment)
{
    bide_measure_span_over(run);
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        if (!bide_run_is_lane(run, i)) {
            count_pathway(run, moment, i);
        }
    }
}

static void add_stock(struct bide_run_stock *sum, const struct bide_run_stock *more)
{
    sum->within += more->within;
    sum->reached += more->reached;
    sum->expecting += more->expecting;
}

static void add_year(struct bide_run_year *sum, const struct bide_run_year *more)
{
    sum->issued += more->issued;
    sum->within += more->within;
    sum->plain += more->plain;
    sum->plain_within += more->plain_within;
}

/* Whether the i-th cell of its pathway is part of a line. */
static bool has_cell(const struct bide_plan_line *line,
                     const struct bide_model_route *route, size_t i)
{
    return (line->priority < 0 || (size_t) line->priority == i / route->part_count)
           && (line->group < 0 || (size_t) line->group == i % route->part_count);
}

/* One more cell's counts: nothing is copied while there is but one. */
static const struct bide_histogram *pool(struct bide_histogram *pooled,
                                         const struct bide_histogram *so_far,
                                         const struct bide_histogram *more)
{
    if (so_far == NULL) {
        return more;
    }
    if (so_far != pooled) {
        bide_histogram_clear(pooled);
        bide_histogram_merge(pooled, so_far);
    }
    bide_histogram_merge(pooled, more);
    return pooled;
}

static struct bide_line add_up(struct bide_run *run, const struct bide_plan_line *line,
                               bool is_milestone)
{
    const struct bide_model_route *route = &run->model->routes[line->pathway];
    struct bide_line sum = { .is_milestone = is_milestone };
    for (size_t i = 0; i < route->class_count * route->part_count; ++i) {
        struct bide_run_cell *cell = &run->cells[route->first_cell + i];
        if (has_cell(line, route, i)) {
            sum.weekly = pool(&run->pooled_weekly, sum.weekly, &cell->weekly);
            sum.waits = pool(&run->pooled_waits, sum.waits, &cell->waits);
            sum.expected = pool(&run->pooled_expected, sum.expected, &cell->expected);
            add_stock(&sum.stock, &cell->stock);
            bide_line_add_counts(&sum.counts, &cell->counts);
            bide_clock_turn(run, cell);
            add_year(&sum.year, &cell->year);
            sum.mean_list += bide_level_mean(&cell->list, run->loop.now);
        }
    }
    /* A line has cells. */
    BIDE_REQUIRE(sum.weekly != NULL && sum.waits != NULL && sum.expected != NULL);
    return sum;
}

static void measure_line(struct bide_run *run, size_t moment, size_t index)
{
    const struct bide_plan_line *line = &run->plan->lines[index];
    double *row = run->row + bide_plan_column(run->plan, moment, index, BIDE_KPI_LIST);
    const struct bide_line sum =
        add_up(run, line, run->plan->moments[moment].label != NULL);
    bide_line_write(&sum, row);
    bide_target_measure(run, line, run->loop.now, &sum, row);
}

void bide_snapshot_take(struct bide_run *run, size_t moment)
{
    const struct bide_plan *plan = run->plan;
    const bool is_milestone = plan->moments[moment].label != NULL;
    count_list(run, moment);
    for (size_t i = 0; i < plan->line_count && bide_plan_has(plan, moment, i); ++i) {
        if (!bide_run_is_lane(run, plan->lines[i].pathway)) {
            measure_line(run, moment, i);
        }
    }
    for (size_t i = 0; i < plan->staff_count; ++i) { /* lanes write theirs afterwards */
        const size_t column =
            bide_plan_staff_column(plan, moment, i, BIDE_KPI_STAFF_USED);
        bide_staffing_measure(run, i, run->row + column);
    }
    for (size_t i = 0; is_milestone && i < plan->budget_count; ++i) {
        const size_t column =
            bide_plan_budget_column(plan, moment, i, BIDE_KPI_BUDGET_COST);
        bide_cost_measure_line(run, i, run->row + column);
    }
    const size_t column = bide_plan_cost_column(plan, moment, BIDE_KPI_COST_STAFF);
    bide_cost_measure(run, run->row + column);
}
