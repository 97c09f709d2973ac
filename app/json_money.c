/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json_money.h"

#include "app/money.h"
#include "app/names.h"
#include "app/show.h"
#include "app/yearly.h"
#include "engine/base/civil.h"
#include "models/service/budget.h"
#include "models/service/value.h"

/* Begin or go on with "milestones"; false if the moment is none. */
static bool open_milestone(struct bide_json_writer *writer, size_t moment, size_t indent)
{
    if (!bide_names_is_milestone(writer->study, moment)) {
        return false;
    }
    bide_json_writer_open(writer, moment, indent);
    return true;
}

/* --- costs --- */

static void add_yearly(struct bide_json_writer *writer, size_t moment,
                       enum bide_kpi_cost kpi)
{
    struct bide_json *json = &writer->json;
    const struct bide_yearly yearly =
        bide_yearly_of(writer->study, writer->scenario, moment, kpi);
    char since[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(yearly.since, since);
    bide_json_open(json, bide_yearly_info(kpi)->name, '{');
    bide_json_text(json, "since", since);
    bide_json_number(json, "mean", yearly.pounds);
    if (writer->scenario > 0) {
        bide_json_open(json, "difference", '{');
        bide_json_number(json, "mean", yearly.difference);
        bide_json_close(json, '}');
    }
    bide_json_close(json, '}');
}

static void add_totals(struct bide_json_writer *writer)
{
    const struct bide_study *study = writer->study;
    bide_json_open(&writer->json, "milestones", '[');
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!open_milestone(writer, i, 3)) {
            continue;
        }
        for (int k = 0; k < BIDE_KPI_COST_COUNT; ++k) {
            const enum bide_kpi_cost kpi = (enum bide_kpi_cost) k;
            bide_json_writer_estimate(
                writer, bide_kpi_cost_info(kpi)->name,
                bide_study_cost(study, writer->scenario, i, kpi),
                bide_study_cost_difference(study, writer->scenario, i, kpi));
        }
        for (int k = 0; k < BIDE_YEARLY_COUNT; ++k) {
            add_yearly(writer, i, bide_yearly_kpis[k]);
        }
        bide_json_writer_close(writer);
    }
    bide_json_close(&writer->json, ']');
}

static void add_line(struct bide_json_writer *writer, size_t line)
{
    const struct bide_study *study = writer->study;
    struct bide_json *json = &writer->json;
    struct bide_text text;
    bide_text_init(&text);
    bide_json_line(json, 3);
    bide_json_open(json, NULL, '{');
    bide_money_path(&text, study, line);
    bide_json_text(json, "path", text.bytes);
    bide_text_clear(&text);
    bide_money_label(&text, study, line);
    bide_json_text(json, "label", text.bytes);
    bide_json_bool(json, "is_recurrent",
                   bide_budget_line_at(study->spec, line).is_recurrent);
    bide_json_open(json, "milestones", '[');
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!open_milestone(writer, i, 4)) {
            continue;
        }
        for (int k = 0; k < BIDE_KPI_BUDGET_COUNT; ++k) {
            const enum bide_kpi_budget kpi = (enum bide_kpi_budget) k;
            bide_json_writer_estimate(
                writer, bide_kpi_budget_info(kpi)->name,
                bide_study_budget(study, writer->scenario, i, line, kpi),
                bide_study_budget_difference(study, writer->scenario, i, line, kpi));
        }
        bide_json_writer_close(writer);
    }
    bide_json_close(json, ']');
    bide_json_close(json, '}');
    bide_show_release(&text, json->out);
}

static void add_costs(struct bide_json_writer *writer)
{
    struct bide_json *json = &writer->json;
    bide_json_line(json, 2);
    bide_json_open(json, "costs", '{');
    add_totals(writer);
    bide_json_line(json, 2);
    bide_json_open(json, "lines", '[');
    for (size_t i = 0; i < writer->study->plan.budget_count; ++i) {
        add_line(writer, i);
    }
    bide_json_close(json, ']');
    bide_json_close(json, '}');
}

/* --- value --- */

static void add_gain(struct bide_json *json, const char *key,
                     const struct bide_estimate *gain)
{
    bide_json_open(json, key, '{');
    bide_json_number(json, "mean", gain->mean);
    bide_json_number(json, "std_error", gain->std_error);
    bide_json_number(json, "half_width", gain->half_width);
    bide_json_close(json, '}');
}

static void add_ratio(struct bide_json *json, const char *key,
                      const struct bide_ratio *ratio)
{
    bide_json_open(json, key, '{');
    bide_json_number(json, "ratio", ratio->ratio);
    bide_json_number(json, "low", ratio->low);
    bide_json_number(json, "high", ratio->high);
    bide_json_close(json, '}');
}

static void add_value(struct bide_json_writer *writer, size_t moment, size_t pathway)
{
    struct bide_json *json = &writer->json;
    const struct bide_value *value =
        bide_study_value(writer->study, writer->scenario, moment, pathway);
    add_gain(json, "extra_cost", &value->pounds);
    bide_json_bool(json, "is_whole", value->is_whole);
    add_gain(json, "extra_seen", &value->seen);
    add_gain(json, "weeks_avoided", &value->weeks);
    add_ratio(json, "cost_per_extra_child", &value->per_child);
    add_ratio(json, "cost_per_week_avoided", &value->per_week);
}

static void add_pathway(struct bide_json_writer *writer, size_t pathway)
{
    struct bide_json *json = &writer->json;
    bide_json_line(json, 3);
    bide_json_open(json, NULL, '{');
    bide_json_text(json, "pathway", bide_names_pathway(writer->study, pathway)->name);
    bide_json_open(json, "milestones", '[');
    for (size_t i = 0; i < writer->study->plan.moment_count; ++i) {
        if (open_milestone(writer, i, 4)) {
            add_value(writer, i, pathway);
            bide_json_writer_close(writer);
        }
    }
    bide_json_close(json, ']');
    bide_json_close(json, '}');
}

void bide_json_money_add(struct bide_json_writer *writer)
{
    add_costs(writer);
    if (writer->scenario == 0) {
        return;
    }
    bide_json_line(&writer->json, 2);
    bide_json_open(&writer->json, "value", '[');
    for (size_t i = 0; i < writer->study->plan.pathway_count; ++i) {
        add_pathway(writer, i);
    }
    bide_json_close(&writer->json, ']');
}
