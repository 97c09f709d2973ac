/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/snapshot.h"

#include <math.h>

#include "models/service/clock.h"
#include "models/service/cost.h"
#include "models/service/expect.h"
#include "models/service/lane.h"
#include "models/service/measure.h"
#include "models/service/staffing.h"
#include "models/service/target.h"

#define DAYS_PER_WEEK 7.0
#define DAYS_EVER (INT64_C(1) << 32) /* longer than any wait */

static void clear_stocks(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->cell_count; ++i) {
        const struct bide_run_stock empty = { .within = 0 };
        run->cells[i].stock = empty;
        bide_histogram_clear(&run->cells[i].weekly);
    }
}

/* The earliest day of referral from which no more than most days (or, if is_strict,
 * fewer) have been counted by today: the wait as the rules count it is the shorter, the
 * later it began. */
static int64_t earliest(const struct bide_model *model,
                        const struct bide_model_route *route, int64_t today, double most,
                        bool is_strict)
{
    int64_t early = today;
    int64_t late = today + 1;
    for (int64_t step = 1; step < DAYS_EVER; step *= 2) {
        const double days = (double) bide_clock_days(model, route, early, today);
        if (days > most || (is_strict && days >= most)) {
            break;
        }
        late = early;
        early -= step;
    }
    while (late - early > 1) {
        const int64_t middle = early + (late - early) / 2;
        const double days = (double) bide_clock_days(model, route, middle, today);
        if (days > most || (is_strict && days >= most)) {
            early = middle;
        } else {
            late = middle;
        }
    }
    return late;
}

/* Those referred in the first weeks are counted at milestones only. */
static void find_limits(struct bide_run *run, int64_t today, bool is_milestone)
{
    const int64_t from = bide_expect_from(run->model);
    const int64_t last = from + BIDE_EXPECT_DAYS - 1;
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        const struct bide_model_route *route = &run->model->routes[i];
        run->pathways[i].within_from =
            earliest(run->model, route, today, route->within_days, false);
        run->pathways[i].reached_before =
            earliest(run->model, route, today, route->within_days, true);
        run->pathways[i].expect_from = from;
        run->pathways[i].expect_to =
            !is_milestone ? from - 1 : (today < last ? today : last);
    }
}

/* Count those on the list by days waited at the close of the day before, the day of
 * referral being 0; on the way, tell of those whose time to leave has come. */
static void count_list(struct bide_run *run, bool is_milestone)
{
    const double now = run->loop.now;
    const int64_t day = bide_cohort_day(now);
    const int64_t today = day - ((double) day < now ? 0 : 1);
    clear_stocks(run);
    find_limits(run, today, is_milestone);
    bide_measure_span_over(run);
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        const struct bide_model_route *route = &run->model->routes[i];
        for (size_t k = 0; k < route->class_count * route->part_count; ++k) {
            struct bide_run_cell *cell = &run->cells[route->first_cell + k];
            bide_measure_list(cell, &cell->cohort, &run->pathways[i], today);
        }
    }
    bide_lane_count(run, today);
    for (size_t i = 0; i < run->model->cell_count; ++i) {
        BIDE_ASSERT((int64_t) run->cells[i].weekly.total == run->cells[i].list.value);
    }
}

static double ratio(double part, double whole)
{
    return whole > 0.0 ? part / whole : NAN;
}

static void add_stock(struct bide_run_stock *sum, const struct bide_run_stock *more)
{
    sum->within += more->within;
    sum->reached += more->reached;
    sum->expecting += more->expecting;
}

static void add_counts(struct bide_run_counts *sum, const struct bide_run_counts *more)
{
    sum->referred += more->referred;
    sum->seen += more->seen;
    sum->seen_within += more->seen_within;
    sum->delayed += more->delayed;
    sum->left += more->left;
    sum->not_brought += more->not_brought;
    sum->discharged += more->discharged;
    sum->ended += more->ended;
    sum->closed += more->closed;
    sum->nullified += more->nullified;
    sum->restarted += more->restarted;
    sum->insourced += more->insourced;
    sum->completed += more->completed;
    sum->turned_away += more->turned_away;
    sum->step_done += more->step_done;
    sum->step_in_time += more->step_in_time;
    sum->seen_sum += more->seen_sum;
    sum->seen_squares += more->seen_squares;
    sum->escalated += more->escalated;
    for (size_t why = 0; why < BIDE_RUN_WHY_COUNT; ++why) {
        sum->left_by[why] += more->left_by[why];
    }
    sum->left_ticks += more->left_ticks;
}

/* The cells of a line added up. */
struct line_sum {
    struct bide_run_stock stock;
    struct bide_run_counts counts;
    struct bide_run_year year;
    double mean_list;
    const struct bide_histogram *weekly; /* of a lone cell, or the run's pooled ones */
    const struct bide_histogram *waits;
    const struct bide_histogram *expected;
};

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

static struct line_sum add_up(struct bide_run *run, const struct bide_plan_line *line)
{
    const struct bide_model_route *route = &run->model->routes[line->pathway];
    struct line_sum sum = { .mean_list = 0.0 };
    for (size_t i = 0; i < route->class_count * route->part_count; ++i) {
        struct bide_run_cell *cell = &run->cells[route->first_cell + i];
        if (has_cell(line, route, i)) {
            sum.weekly = pool(&run->pooled_weekly, sum.weekly, &cell->weekly);
            sum.waits = pool(&run->pooled_waits, sum.waits, &cell->waits);
            sum.expected = pool(&run->pooled_expected, sum.expected, &cell->expected);
            add_stock(&sum.stock, &cell->stock);
            add_counts(&sum.counts, &cell->counts);
            bide_clock_turn(run, cell);
            add_year(&sum.year, &cell->year);
            sum.mean_list += bide_level_mean(&cell->list, run->loop.now);
        }
    }
    /* A line has cells. */
    BIDE_REQUIRE(sum.weekly != NULL && sum.waits != NULL && sum.expected != NULL);
    return sum;
}

/* Children who have waited longer than so many weeks, which end where bins do. */
static void write_over(const struct bide_histogram *weekly, double *row)
{
    const uint64_t over_104 = bide_histogram_between(weekly, 104, SIZE_MAX);
    const uint64_t over_78 = over_104 + bide_histogram_between(weekly, 78, 104);
    const uint64_t over_65 = over_78 + bide_histogram_between(weekly, 65, 78);
    const uint64_t over_52 = over_65 + bide_histogram_between(weekly, 52, 65);
    row[BIDE_KPI_OVER_52] = (double) over_52;
    row[BIDE_KPI_OVER_65] = (double) over_65;
    row[BIDE_KPI_OVER_78] = (double) over_78;
    row[BIDE_KPI_OVER_104] = (double) over_104;
}

static void write_stock(const struct line_sum *sum, double *row)
{
    const struct bide_run_stock *stock = &sum->stock;
    const struct bide_histogram *weekly = sum->weekly;
    const double total = (double) weekly->total;
    row[BIDE_KPI_LIST] = total;
    row[BIDE_KPI_WITHIN] = ratio((double) stock->within, total);
    row[BIDE_KPI_MEDIAN] = bide_histogram_quantile(weekly, 0.5) / DAYS_PER_WEEK;
    row[BIDE_KPI_P92] = bide_histogram_quantile(weekly, 0.92) / DAYS_PER_WEEK;
    row[BIDE_KPI_LONGEST] = weekly->total > 0 ? (double) weekly->highest : NAN;
    write_over(weekly, row);
}

/* The Community Health Services SitRep's bands end after 1, 2, 4, 12, 18 and 52 weeks, in
 * whole days: the weekly bins. It says "over 365" for the last; day 365, which would be
 * in none, is put there. */
static void write_bands(const struct bide_histogram *weekly, double *row)
{
    static const size_t ends[] = { 1, 2, 4, 12, 18, 52 };
    size_t week = 0;
    for (size_t band = 0; band < sizeof(ends) / sizeof(ends[0]); ++band) {
        row[BIDE_KPI_BAND_0_1 + band] =
            (double) bide_histogram_between(weekly, week, ends[band]);
        week = ends[band];
    }
    row[BIDE_KPI_BAND_OVER_52] = row[BIDE_KPI_OVER_52];
}

static void write_rules(const struct line_sum *sum, double *row)
{
    write_bands(sum->weekly, row);
    row[BIDE_KPI_OPEN_AT_STANDARD] = (double) sum->stock.reached;
    row[BIDE_KPI_STEP_IN_TIME] =
        ratio((double) sum->counts.step_in_time, (double) sum->counts.step_done);
    row[BIDE_KPI_ISSUED_IN_YEAR] = (double) sum->year.issued;
    row[BIDE_KPI_ISSUED_WITHIN] =
        ratio((double) sum->year.within, (double) sum->year.issued);
    row[BIDE_KPI_ISSUED_WITHIN_PLAIN] =
        ratio((double) sum->year.plain_within, (double) sum->year.plain);
}

/* Standard deviation of the waits of those seen, days; NaN for fewer than two. */
static double deviation(const struct bide_run_counts *counts)
{
    if (counts->seen < 2) {
        return NAN;
    }
    const double seen = (double) counts->seen;
    const double mean = counts->seen_sum / seen;
    const double squares = counts->seen_squares - seen * mean * mean;
    return sqrt((squares > 0.0 ? squares : 0.0) / (seen - 1.0));
}

static void write_flow(const struct line_sum *sum, double *row)
{
    const struct bide_run_counts *counts = &sum->counts;
    const double seen = (double) counts->seen;
    const double left = (double) counts->left;
    row[BIDE_KPI_REFERRED] = (double) counts->referred;
    row[BIDE_KPI_SEEN] = seen;
    row[BIDE_KPI_SEEN_WITHIN] = ratio((double) counts->seen_within, seen);
    row[BIDE_KPI_SEEN_MEAN] = ratio(counts->seen_sum, seen) / DAYS_PER_WEEK;
    row[BIDE_KPI_SEEN_SD] = deviation(counts) / DAYS_PER_WEEK;
    row[BIDE_KPI_SEEN_MEDIAN] = bide_histogram_quantile(sum->waits, 0.5);
    row[BIDE_KPI_SEEN_P92] = bide_histogram_quantile(sum->waits, 0.92);
    row[BIDE_KPI_SEEN_DELAYED] = ratio((double) counts->delayed, seen);
    row[BIDE_KPI_LEFT] = left;
    row[BIDE_KPI_LEFT_MEAN] =
        ratio((double) counts->left_ticks / BIDE_LEVEL_TICKS, left) / DAYS_PER_WEEK;
    row[BIDE_KPI_ESCALATED] = (double) counts->escalated;
    row[BIDE_KPI_LEFT_MOVED] = (double) counts->left_by[BIDE_RUN_MOVED];
    row[BIDE_KPI_LEFT_ELSEWHERE] = (double) counts->left_by[BIDE_RUN_ELSEWHERE];
    row[BIDE_KPI_LEFT_AGED_OUT] = (double) counts->left_by[BIDE_RUN_AGED_OUT];
    row[BIDE_KPI_LEFT_VALIDATED] = (double) counts->left_by[BIDE_RUN_VALIDATED];
    row[BIDE_KPI_NOT_BROUGHT] = (double) counts->not_brought;
    row[BIDE_KPI_DISCHARGED] = (double) counts->discharged;
    row[BIDE_KPI_ENDED] = (double) counts->ended;
    row[BIDE_KPI_INSOURCED] = (double) counts->insourced;
    row[BIDE_KPI_NULLIFIED] = (double) counts->nullified;
    row[BIDE_KPI_CLOSED] =
        (double) counts->closed + (double) counts->nullified - (double) counts->restarted;
    row[BIDE_KPI_COMPLETED] = (double) counts->completed;
    row[BIDE_KPI_TURNED_AWAY] = (double) counts->turned_away;
    row[BIDE_KPI_LIST_MEAN] = sum->mean_list;
}

static void write_expected(const struct line_sum *sum, bool is_milestone, double *row)
{
    const uint64_t expecting = sum->stock.expecting;
    row[BIDE_KPI_NEW_MEDIAN] =
        is_milestone ? bide_expect_weeks(sum->expected, expecting, 0.5) : NAN;
    row[BIDE_KPI_NEW_P90] =
        is_milestone ? bide_expect_weeks(sum->expected, expecting, 0.9) : NAN;
}

/* Only a whole pathway has a target. */
static void write_target(struct bide_run *run, const struct bide_plan_line *line,
                         const struct bide_run_stock *stock, double *row)
{
    if (line->priority >= 0 || line->group >= 0) {
        row[BIDE_KPI_TARGET_REACHED] = NAN;
        row[BIDE_KPI_TARGET_WEEKS] = NAN;
        return;
    }
    bide_target_count(run, line->pathway, row[BIDE_KPI_LIST], (double) stock->within);
    bide_target_write(run, line->pathway, row);
}

void bide_snapshot_take(struct bide_run *run, size_t moment)
{
    const struct bide_plan *plan = run->plan;
    const bool is_milestone = plan->moments[moment].label != NULL;
    count_list(run, is_milestone);
    for (size_t i = 0; i < plan->line_count && bide_plan_has(plan, moment, i); ++i) {
        double *row = run->row + bide_plan_column(plan, moment, i, BIDE_KPI_LIST);
        const struct line_sum sum = add_up(run, &plan->lines[i]);
        write_stock(&sum, row);
        write_flow(&sum, row);
        write_rules(&sum, row);
        write_expected(&sum, is_milestone, row);
        write_target(run, &plan->lines[i], &sum.stock, row);
    }
    for (size_t i = 0; i < plan->staff_count; ++i) {
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
