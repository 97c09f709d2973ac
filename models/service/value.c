/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/value.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/budget.h"

#define LEAST_POUNDS 1.0 /* less is nothing */
#define LEAST_GAIN 0.5   /* of a child or a week: less rounds to nothing */

/* Fill out with the paired differences of a column from the first scenario, times factor.
 */
static void take_differences(double *out, const struct bide_outcome *outcome,
                             size_t scenario, size_t column, double factor)
{
    const size_t columns = outcome->plan->column_count;
    for (size_t r = 0; r < outcome->replications; ++r) {
        const double *rows = outcome->rows + r * outcome->scenario_count * columns;
        out[r] = factor * (rows[scenario * columns + column] - rows[column]);
    }
}

/* The extra money of the lines that serve a pathway. */
static void take_pounds(double *out, const struct bide_outcome *outcome, size_t scenario,
                        size_t moment, size_t pathway)
{
    const struct bide_plan *plan = outcome->plan;
    const size_t columns = plan->column_count;
    for (size_t i = 0; i < plan->budget_count; ++i) {
        const size_t column =
            bide_plan_budget_column(plan, moment, i, BIDE_KPI_BUDGET_COST);
        const bool is_meant = bide_budget_serves(outcome->spec, i, pathway);
        for (size_t r = 0; is_meant && r < outcome->replications; ++r) {
            const double *rows = outcome->rows + r * outcome->scenario_count * columns;
            out[r] += rows[scenario * columns + column] - rows[column];
        }
    }
}

/* What bide_value_make works with: as many numbers as there are replications in each. */
struct work {
    double *pounds;
    double *seen;
    double *weeks;
    double *scratch;
};

struct place {
    size_t moment;
    size_t pathway;
};

/* The pounds, and the pounds over what is gained. */
static void divide_pounds(struct bide_value *value, const struct work *work, size_t count)
{
    value->pounds = bide_estimate_of(work->pounds, count, 1, work->scratch);
    value->per_child = bide_ratio_of(work->pounds, work->seen, count);
    value->per_week = bide_ratio_of(work->pounds, work->weeks, count);
}

/* No chance, and not nothing when rounded to a unit; without an interval any will do. */
static bool is_change(const struct bide_estimate *difference, double unit)
{
    return fabs(difference->mean) >= LEAST_GAIN * unit
           && !(fabs(difference->mean) <= difference->half_width);
}

/* Never so without an interval. */
static bool is_gain(const struct bide_estimate *gain)
{
    return gain->mean > gain->half_width && is_change(gain, 1.0);
}

static bool is_loss(const struct bide_estimate *gain)
{
    return -gain->mean > gain->half_width && is_change(gain, 1.0);
}

static const struct bide_estimate *cost_difference(const struct bide_outcome *outcome,
                                                   size_t scenario, size_t moment)
{
    const struct bide_plan *plan = outcome->plan;
    return &outcome
                ->differences[scenario * plan->column_count
                              + bide_plan_cost_column(plan, moment, BIDE_KPI_COST_TOTAL)];
}

/* Nothing is spent on the pathway, and still it gains; fewer seen is no gain, however
 * short the list. */
static bool gains_elsewhere(const struct bide_value *value,
                            const struct bide_estimate *all_pounds)
{
    return value->pounds.mean < LEAST_POUNDS && all_pounds->mean >= LEAST_POUNDS
           && (is_gain(&value->seen) || is_gain(&value->weeks)) && !is_loss(&value->seen)
           && !is_loss(&value->weeks);
}

/* What the pathway gains. */
static void take_gains(struct bide_value *value, const struct work *work,
                       const struct bide_outcome *outcome, size_t scenario,
                       const struct place *place)
{
    const struct bide_plan *plan = outcome->plan;
    const size_t count = outcome->replications;
    const double weeks =
        plan->moments[place->moment].time / 7.0 - outcome->spec->warm_up_weeks;
    take_differences(work->seen, outcome, scenario,
                     bide_plan_column(plan, place->moment, place->pathway, BIDE_KPI_SEEN),
                     1.0);
    take_differences(
        work->weeks, outcome, scenario,
        bide_plan_column(plan, place->moment, place->pathway, BIDE_KPI_LIST_MEAN),
        -fmax(0.0, weeks));
    value->seen = bide_estimate_of(work->seen, count, 1, work->scratch);
    value->weeks = bide_estimate_of(work->weeks, count, 1, work->scratch);
}

enum bide_err bide_value_make(struct bide_value *value,
                              const struct bide_outcome *outcome, size_t scenario,
                              size_t moment, size_t pathway)
{
    const size_t count = outcome->replications;
    double *storage = bide_mem_zeroed(4 * count, sizeof(double));
    if (storage == NULL) {
        return BIDE_ERR_MEMORY;
    }
    const struct work work = { storage, storage + count, storage + 2 * count,
                               storage + 3 * count };
    take_gains(value, &work, outcome, scenario, &(struct place){ moment, pathway });
    take_pounds(work.pounds, outcome, scenario, moment, pathway);
    divide_pounds(value, &work, count);
    value->is_whole = gains_elsewhere(value, cost_difference(outcome, scenario, moment));
    if (value->is_whole) {
        take_differences(
            work.pounds, outcome, scenario,
            bide_plan_cost_column(outcome->plan, moment, BIDE_KPI_COST_TOTAL), 1.0);
        divide_pounds(value, &work, count);
    }
    bide_mem_free(storage);
    return BIDE_OK;
}

bool bide_value_is_telling(const struct bide_value *value, double weeks_unit)
{
    const bool has_own = !value->is_whole && fabs(value->pounds.mean) >= LEAST_POUNDS;
    return has_own || is_change(&value->seen, 1.0)
           || is_change(&value->weeks, weeks_unit);
}
