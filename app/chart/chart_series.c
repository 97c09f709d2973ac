/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_series.h"

#include "app/figure.h"
#include "app/names.h"

static bool is_drawn(const struct bide_study *study, size_t moment)
{
    if (study->spec->monthly) {
        return bide_names_is_month(study, moment);
    }
    if (study->spec->weekly) {
        return bide_names_is_week(study, moment);
    }
    return bide_names_is_milestone(study, moment);
}

void bide_chart_series_init(struct bide_chart_series *series,
                            const struct bide_study *study, size_t most)
{
    BIDE_REQUIRE(most >= 2 && most <= BIDE_CHART_SERIES_MOST);
    series->study = study;
    series->end = bide_plan_last_milestone(&study->plan);
    size_t total = 0;
    for (size_t i = 0; i < series->end; ++i) {
        total += is_drawn(study, i) ? 1 : 0;
    }
    const size_t stride = total > 0 ? (total - 1) / (most - 1) + 1 : 1;
    size_t seen = 0;
    series->count = 0;
    for (size_t i = 0; i < series->end; ++i) {
        if (is_drawn(study, i) && seen++ % stride == 0) {
            series->moments[series->count++] = i;
        }
    }
    series->moments[series->count++] = series->end;
    series->has_start = study->plan.moments[series->moments[0]].time <= 0.0;
}

int32_t bide_chart_series_day(const struct bide_chart_series *series, size_t index)
{
    return series->study->plan.moments[series->moments[index]].date;
}

const struct bide_estimate *bide_chart_series_estimate(
    const struct bide_chart_series *series, size_t scenario, size_t index, size_t pathway,
    enum bide_kpi kpi)
{
    return bide_study_estimate(series->study, scenario, series->moments[index], pathway,
                               kpi);
}

bool bide_chart_series_differs(const struct bide_chart_series *series, size_t scenario,
                               size_t pathway)
{
    for (size_t i = 0; i < series->count; ++i) {
        const struct bide_estimate *change = bide_study_difference(
            series->study, scenario, series->moments[i], pathway, BIDE_KPI_LIST);
        if (bide_figure_differs(change, BIDE_FIGURE_CHILDREN)) {
            return true;
        }
    }
    return false;
}

size_t bide_chart_series_lines(const struct bide_chart_series *series, size_t pathway,
                               size_t *scenarios)
{
    size_t count = 1;
    scenarios[0] = 0;
    for (size_t i = 1; i < series->study->scenario_count; ++i) {
        if (count < BIDE_CHART_SERIES_MOST_LINES
            && bide_chart_series_differs(series, i, pathway)) {
            scenarios[count++] = i;
        }
    }
    return count;
}
