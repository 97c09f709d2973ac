/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app/csv.h"
#include "app/digits.h"
#include "app/money.h"
#include "app/names.h"
#include "app/report.h"
#include "app/show.h"
#include "app/yearly.h"
#include "engine/base/civil.h"
#include "models/service/gap.h"

/* What the rows being written have in common. */
struct writer {
    struct bide_text *out;
    const struct bide_study *study;
    size_t scenario;
    size_t moment;
    const char *pathway; /* "" if it is not about one */
    const char *priority;
    const char *group;
    const char *staff;
    const char *budget;
};

static void add_row(const struct writer *writer, const struct bide_kpi_info *info,
                    const char *statistic, double value)
{
    const struct bide_plan_moment *moment = &writer->study->plan.moments[writer->moment];
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(moment->date, date);
    bide_csv_cell(writer->out,
                  bide_names_scenario(writer->study, writer->scenario)->name);
    bide_csv_cell(writer->out, writer->pathway);
    bide_csv_cell(writer->out, writer->priority);
    bide_csv_cell(writer->out, writer->group);
    bide_csv_cell(writer->out, writer->staff);
    bide_csv_cell(writer->out, writer->budget);
    bide_text_addf(writer->out, "%s,", date);
    bide_csv_cell(writer->out, moment->label != NULL ? moment->label : "");
    bide_csv_cell(writer->out, info->name);
    bide_csv_cell(writer->out, info->unit);
    bide_text_addf(writer->out, "%s,", statistic);
    if (isfinite(value)) {
        bide_digits_add(writer->out, value);
    }
    bide_text_add(writer->out, "\n");
}

/* Months and weeks, of which there may be many, come without standard errors. difference
 * is NULL where none is known. */
static void add_estimate(const struct writer *writer, const struct bide_kpi_info *info,
                         const struct bide_estimate *estimate,
                         const struct bide_estimate *difference)
{
    const bool is_full = bide_names_is_milestone(writer->study, writer->moment);
    add_row(writer, info, "mean", estimate->mean);
    if (is_full) {
        add_row(writer, info, "std_error", estimate->std_error);
        add_row(writer, info, "half_width", estimate->half_width);
    }
    add_row(writer, info, "p10", estimate->p10);
    add_row(writer, info, "p50", estimate->p50);
    add_row(writer, info, "p90", estimate->p90);
    if (difference == NULL || writer->scenario == 0) {
        return;
    }
    add_row(writer, info, "difference_mean", difference->mean);
    if (is_full) {
        add_row(writer, info, "difference_std_error", difference->std_error);
    }
    add_row(writer, info, "difference_half_width", difference->half_width);
}

static void add_line(struct writer *writer, size_t line)
{
    const struct bide_study *study = writer->study;
    const struct bide_plan_line *what = &study->plan.lines[line];
    const struct bide_spec_priority *priority = bide_names_priority(study, what);
    writer->pathway = bide_names_pathway(study, what->pathway)->name;
    writer->priority = priority != NULL ? priority->name : "";
    writer->group = bide_names_group(study, what);
    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        const enum bide_kpi kpi = (enum bide_kpi) k;
        if (!bide_kpi_is_shown(kpi, bide_names_pathway(study, what->pathway))) {
            continue;
        }
        add_estimate(
            writer, bide_kpi_info(kpi),
            bide_study_estimate(study, writer->scenario, writer->moment, line, kpi),
            bide_study_difference(study, writer->scenario, writer->moment, line, kpi));
    }
    writer->pathway = "";
    writer->priority = "";
    writer->group = "";
}

/* The gaps between a pathway's groups. */
static void add_gaps(struct writer *writer, size_t pathway)
{
    const struct bide_study *study = writer->study;
    writer->pathway = bide_names_pathway(study, pathway)->name;
    writer->group = "(gap)";
    for (size_t k = 0; k < BIDE_GAP_KPI_COUNT; ++k) {
        const struct bide_kpi_info *info = bide_kpi_info(bide_gap_kpis[k]);
        const struct bide_gap *gap = bide_study_gap(
            study, writer->scenario, writer->moment, pathway, bide_gap_kpis[k]);
        add_row(writer, info, "mean", gap->difference.mean);
        add_row(writer, info, "std_error", gap->difference.std_error);
        add_row(writer, info, "half_width", gap->difference.half_width);
    }
    writer->pathway = "";
    writer->group = "";
}

static void add_staff(struct writer *writer, size_t index)
{
    const struct bide_study *study = writer->study;
    writer->staff = bide_names_staff(study, index)->name;
    for (int k = 0; k < BIDE_KPI_STAFF_COUNT; ++k) {
        const enum bide_kpi_staff kpi = (enum bide_kpi_staff) k;
        add_estimate(
            writer, bide_kpi_staff_info(kpi),
            bide_study_staff(study, writer->scenario, writer->moment, index, kpi), NULL);
    }
    writer->staff = "";
}

static void add_costs(const struct writer *writer)
{
    const struct bide_study *study = writer->study;
    for (int k = 0; k < BIDE_KPI_COST_COUNT; ++k) {
        const enum bide_kpi_cost kpi = (enum bide_kpi_cost) k;
        add_estimate(
            writer, bide_kpi_cost_info(kpi),
            bide_study_cost(study, writer->scenario, writer->moment, kpi),
            bide_study_cost_difference(study, writer->scenario, writer->moment, kpi));
    }
    for (int k = 0; k < BIDE_YEARLY_COUNT; ++k) {
        const struct bide_kpi_info *info = bide_yearly_info(bide_yearly_kpis[k]);
        const struct bide_yearly yearly =
            bide_yearly_of(study, writer->scenario, writer->moment, bide_yearly_kpis[k]);
        add_row(writer, info, "mean", yearly.pounds);
        if (writer->scenario > 0) {
            add_row(writer, info, "difference_mean", yearly.difference);
        }
    }
}

static void add_budget(struct writer *writer, size_t line)
{
    const struct bide_study *study = writer->study;
    struct bide_text path;
    bide_text_init(&path);
    bide_money_path(&path, study, line);
    writer->budget = path.bytes;
    for (int k = 0; k < BIDE_KPI_BUDGET_COUNT; ++k) {
        const enum bide_kpi_budget kpi = (enum bide_kpi_budget) k;
        add_estimate(
            writer, bide_kpi_budget_info(kpi),
            bide_study_budget(study, writer->scenario, writer->moment, line, kpi),
            bide_study_budget_difference(study, writer->scenario, writer->moment, line,
                                         kpi));
    }
    writer->budget = "";
    bide_show_release(&path, writer->out);
}

static void add_moment(struct writer *writer)
{
    const struct bide_study *study = writer->study;
    const bool is_full = bide_names_is_milestone(study, writer->moment);
    for (size_t i = 0; i < study->plan.line_count; ++i) {
        if (is_full || i < study->plan.pathway_count) {
            add_line(writer, i);
        }
    }
    for (size_t i = 0; is_full && i < study->plan.pathway_count; ++i) {
        if (bide_names_pathway(study, i)->groups.count > 0) {
            add_gaps(writer, i);
        }
    }
    for (size_t i = 0; is_full && i < study->plan.staff_count; ++i) {
        add_staff(writer, i);
    }
    for (size_t i = 0; is_full && i < study->plan.budget_count; ++i) {
        add_budget(writer, i);
    }
    if (is_full) {
        add_costs(writer);
    }
}

void bide_report_csv(struct bide_text *out, const struct bide_study *study)
{
    struct writer writer = { .out = out,
                             .study = study,
                             .pathway = "",
                             .priority = "",
                             .group = "",
                             .staff = "",
                             .budget = "" };
    bide_text_add(out,
                  BIDE_REPORT_CSV_BEGINS "group,staff,budget,date,milestone,measure,unit,"
                                         "statistic,value\n");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        for (size_t j = 0; j < study->plan.moment_count; ++j) {
            writer.scenario = i;
            writer.moment = j;
            add_moment(&writer);
        }
    }
}
