/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/value.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/budget.h"

/* Fill out with the paired differences of a column from the first scenario, times factor.
 */
static void take_differences(double *out, const struct bide_study *study, size_t scenario,
                             size_t column, double factor)
{
    const size_t columns = study->plan.column_count;
    for (size_t r = 0; r < study->replications; ++r) {
        const double *rows = study->rows + r * study->scenario_count * columns;
        out[r] = factor * (rows[scenario * columns + column] - rows[column]);
    }
}

/* The extra money of the lines that serve a pathway. */
static void take_pounds(double *out, const struct bide_study *study, size_t scenario,
                        size_t moment, size_t pathway)
{
    const struct bide_plan *plan = &study->plan;
    const size_t columns = plan->column_count;
    for (size_t i = 0; i < plan->budget_count; ++i) {
        const size_t column =
            bide_plan_budget_column(plan, moment, i, BIDE_KPI_BUDGET_COST);
        const bool is_meant = bide_budget_serves(study->spec, i, pathway);
        for (size_t r = 0; is_meant && r < study->replications; ++r) {
            const double *rows = study->rows + r * study->scenario_count * columns;
            out[r] += rows[scenario * columns + column] - rows[column];
        }
    }
}

/* What bide_value_of works with: as many numbers as there are replications in each. */
struct work {
    double *pounds;
    double *gains;
    double *scratch;
};

/* The pounds over the differences of a column, which are gains in units of factor. */
static struct bide_ratio divide(const struct work *work, const struct bide_study *study,
                                size_t scenario, size_t column, double factor,
                                struct bide_estimate *gain)
{
    const size_t count = study->replications;
    take_differences(work->gains, study, scenario, column, factor);
    const struct bide_ratio ratio = bide_ratio_of(work->pounds, work->gains, count);
    *gain = bide_estimate_of(work->gains, count, 1, work->scratch);
    return ratio;
}

enum bide_err bide_value_of(struct bide_value *value, const struct bide_study *study,
                            size_t scenario, size_t moment, size_t pathway)
{
    const struct bide_plan *plan = &study->plan;
    const double weeks = plan->moments[moment].time / 7.0 - study->spec->warm_up_weeks;
    const size_t count = study->replications;
    double *storage = bide_mem_zeroed(3 * count, sizeof(double));
    if (storage == NULL) {
        return BIDE_ERR_MEMORY;
    }
    const struct work work = { storage, storage + count, storage + 2 * count };
    take_pounds(work.pounds, study, scenario, moment, pathway);
    value->per_child =
        divide(&work, study, scenario,
               bide_plan_column(plan, moment, pathway, BIDE_KPI_SEEN), 1.0, &value->seen);
    value->per_week = divide(&work, study, scenario,
                             bide_plan_column(plan, moment, pathway, BIDE_KPI_LIST_MEAN),
                             -fmax(0.0, weeks), &value->weeks);
    value->pounds = bide_estimate_of(work.pounds, count, 1, work.scratch);
    bide_mem_free(storage);
    return BIDE_OK;
}

static bool is_changed(const struct bide_estimate *difference)
{
    return fabs(difference->mean) > 0.0 || difference->std_error > 0.0;
}

bool bide_value_is_touched(const struct bide_study *study, size_t scenario, size_t moment,
                           size_t pathway)
{
    return is_changed(
               bide_study_difference(study, scenario, moment, pathway, BIDE_KPI_SEEN))
           || is_changed(bide_study_difference(study, scenario, moment, pathway,
                                               BIDE_KPI_LIST_MEAN));
}
