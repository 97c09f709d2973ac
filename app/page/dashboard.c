/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/dashboard.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/csv.h"
#include "app/names.h"
#include "engine/base/civil.h"

#define DAYS_PER_WEEK 7.0

enum { LONGEST_NUMBER = 320 };

/* Measures of the moment, after the list itself. */
static const struct {
    enum bide_kpi kpi;
    const char *name;
} stocks[] = {
    { BIDE_KPI_LIST, "waiting" },
    { BIDE_KPI_BAND_0_1, "waiting_0_to_1_week" },
    { BIDE_KPI_BAND_1_2, "waiting_1_to_2_weeks" },
    { BIDE_KPI_BAND_2_4, "waiting_2_to_4_weeks" },
    { BIDE_KPI_BAND_4_12, "waiting_4_to_12_weeks" },
    { BIDE_KPI_BAND_12_18, "waiting_12_to_18_weeks" },
    { BIDE_KPI_BAND_18_52, "waiting_18_to_52_weeks" },
    { BIDE_KPI_BAND_OVER_52, "waiting_over_52_weeks" },
    { BIDE_KPI_LONGEST, "longest_wait_weeks" },
};

bool bide_dashboard_has(const struct bide_study *study, size_t moment)
{
    return study->plan.moments[moment].time <= 0.0
           || (study->spec->monthly ? bide_names_is_month(study, moment)
                                    : bide_names_is_milestone(study, moment));
}

size_t bide_dashboard_before(const struct bide_study *study, size_t moment)
{
    const double warm_up = DAYS_PER_WEEK * study->spec->warm_up_weeks;
    for (size_t i = moment; i-- > 0;) {
        if (bide_dashboard_has(study, i)) {
            return study->plan.moments[i].time < warm_up ? study->plan.moment_count : i;
        }
    }
    return study->plan.moment_count;
}

static double sum_of(const struct bide_study *study, size_t scenario, size_t pathway,
                     size_t moment, enum bide_dashboard_flow flow)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_REFERRED, BIDE_KPI_SEEN,
                                          BIDE_KPI_LEFT };
    const double sum =
        bide_study_estimate(study, scenario, moment, pathway, kpis[flow])->mean;
    return flow == BIDE_DASHBOARD_LEFT
               ? sum
                     + bide_study_estimate(study, scenario, moment, pathway,
                                           BIDE_KPI_CLOSED)
                           ->mean
               : sum;
}

double bide_dashboard_flow(const struct bide_study *study, size_t scenario,
                           size_t pathway, size_t moment, enum bide_dashboard_flow flow)
{
    const size_t before = bide_dashboard_before(study, moment);
    return before == study->plan.moment_count
               ? NAN
               : sum_of(study, scenario, pathway, moment, flow)
                     - sum_of(study, scenario, pathway, before, flow);
}

/* "12.3", "12"; nothing for NaN. A tenth of a child is more than the replications tell.
 */
static void add_number(struct bide_text *out, double number)
{
    char digits[LONGEST_NUMBER] = "";
    if (isfinite(number)) {
        snprintf(digits, sizeof(digits), "%.1f", number);
    }
    const size_t length = strlen(digits);
    if (length > 2 && strcmp(digits + length - 2, ".0") == 0) {
        digits[length - 2] = '\0';
    }
    bide_text_addf(out, ",%s", strcmp(digits, "-0") == 0 ? "0" : digits);
}

static void add_day(struct bide_text *out, const struct bide_study *study, size_t moment)
{
    char date[BIDE_CIVIL_TEXT_SIZE] = "";
    if (moment < study->plan.moment_count) {
        bide_civil_format(study->plan.moments[moment].date, date);
    }
    bide_text_add(out, date);
}

static void add_row(struct bide_text *out, const struct bide_study *study,
                    size_t scenario, size_t pathway, size_t moment)
{
    const struct bide_spec_pathway *list = bide_names_pathway(study, pathway);
    bide_csv_cell(out, bide_names_scenario(study, scenario)->name);
    bide_csv_cell(out, list->name);
    add_day(out, study, moment);
    bide_text_add(out, ",");
    add_day(out, study, bide_dashboard_before(study, moment));
    for (size_t i = 0; i < sizeof(stocks) / sizeof(stocks[0]); ++i) {
        add_number(
            out,
            bide_study_estimate(study, scenario, moment, pathway, stocks[i].kpi)->mean);
    }
    for (int i = 0; i < BIDE_DASHBOARD_FLOW_COUNT; ++i) {
        add_number(out, bide_dashboard_flow(study, scenario, pathway, moment,
                                            (enum bide_dashboard_flow) i));
    }
    bide_text_add(out, ",");
    bide_csv_cell(out, bide_names_scenario_label(study, scenario));
    bide_csv_cell(out, bide_names_of(list->label, list->name));
    bide_text_cut(out, out->length - 1); /* the comma */
    bide_text_add(out, "\n");
}

static void add_list(struct bide_text *out, const struct bide_study *study,
                     size_t scenario, size_t pathway)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_dashboard_has(study, i)) {
            add_row(out, study, scenario, pathway, i);
        }
    }
}

void bide_dashboard_csv(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, "scenario,pathway,date,since");
    for (size_t i = 0; i < sizeof(stocks) / sizeof(stocks[0]); ++i) {
        bide_text_addf(out, ",%s", stocks[i].name);
    }
    bide_text_add(out, ",added,seen,left_unseen,scenario_label,pathway_label\n");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        for (size_t j = 0; j < study->plan.pathway_count; ++j) {
            add_list(out, study, i, j);
        }
    }
}
