/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/yearly.h"

#include <math.h>

#define LEAST_DAYS 364.0 /* a year of whole weeks */
#define FULL_DAYS 367.0  /* fewer are a year as it is */
#define MOST_DAYS 400.0  /* a month more than a year */
#define DAYS_PER_YEAR 365.25

const enum bide_kpi_cost bide_yearly_kpis[BIDE_YEARLY_COUNT] = {
    BIDE_KPI_COST_TOTAL, BIDE_KPI_COST_RECURRENT
};

const struct bide_kpi_info *bide_yearly_info(enum bide_kpi_cost kpi)
{
    static const struct bide_kpi_info total = {
        "cost_total_per_year", "pounds", "Total, a year",
        "Spent since the last month, week or milestone that is a year or more before; "
        "made "
        "a year of 365.25 days if more than 366 have gone by, none above 400."
    };
    static const struct bide_kpi_info recurrent = {
        "cost_recurrent_per_year", "pounds", "Recurrent, a year",
        "Of that: posts and standing programmes."
    };
    return kpi == BIDE_KPI_COST_TOTAL ? &total : &recurrent;
}

/* The moment at which the year begins; the moment itself for the start. */
static size_t beginning_of(const struct bide_plan *plan, size_t moment)
{
    for (size_t i = moment; i-- > 0;) {
        if (plan->moments[moment].time - plan->moments[i].time >= LEAST_DAYS) {
            return i;
        }
    }
    return moment;
}

/* NaN where that is no year. */
static double years_in(double days)
{
    if (days < LEAST_DAYS || days > MOST_DAYS) {
        return NAN;
    }
    return days < FULL_DAYS ? 1.0 : days / DAYS_PER_YEAR;
}

struct bide_yearly bide_yearly_of(const struct bide_study *study, size_t scenario,
                                  size_t moment, enum bide_kpi_cost kpi)
{
    const struct bide_plan_moment *moments = study->plan.moments;
    const size_t first = beginning_of(&study->plan, moment);
    double days = moments[moment].time;
    struct bide_yearly result = {
        .since = study->spec->start,
        .pounds = bide_study_cost(study, scenario, moment, kpi)->mean,
        .difference = bide_study_cost_difference(study, scenario, moment, kpi)->mean,
    };
    if (first < moment) {
        days -= moments[first].time;
        result.since = moments[first].date;
        result.pounds -= bide_study_cost(study, scenario, first, kpi)->mean;
        result.difference -=
            bide_study_cost_difference(study, scenario, first, kpi)->mean;
    }
    const double years = years_in(days);
    result.pounds /= years;
    result.difference /= years;
    return result;
}
