/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "app/inputs.h"
#include "app/json.h"
#include "app/json_given.h"
#include "app/json_measures.h"
#include "app/json_money.h"
#include "app/json_writer.h"
#include "app/names.h"
#include "app/report.h"
#include "app/standard.h"
#include "app/sustain.h"
#include "engine/base/civil.h"
#include "models/service/gap.h"

enum { LONGEST_WHOLE = 24 };

/* The measures of a line that are for a pathway of its rules. */
static void add_line(struct bide_json_writer *writer, size_t moment, size_t line)
{
    const struct bide_study *study = writer->study;
    const size_t scenario = writer->scenario;
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(study, study->plan.lines[line].pathway);
    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        const enum bide_kpi kpi = (enum bide_kpi) k;
        if (bide_kpi_is_shown(kpi, pathway)) {
            bide_json_writer_estimate(
                writer, bide_kpi_info(kpi)->name,
                bide_study_estimate(study, scenario, moment, line, kpi),
                scenario > 0 ? bide_study_difference(study, scenario, moment, line, kpi)
                             : NULL);
        }
    }
}

/* The moments of one line that are part of a series. */
static void add_series(struct bide_json_writer *writer, const char *key,
                       bool (*is_part)(const struct bide_study *study, size_t moment),
                       size_t line, size_t indent)
{
    const struct bide_study *study = writer->study;
    bide_json_open(&writer->json, key, '[');
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!is_part(study, i)) {
            continue;
        }
        bide_json_writer_open(writer, i, indent);
        add_line(writer, i, line);
        bide_json_writer_close(writer);
    }
    bide_json_close(&writer->json, ']');
}

static void add_milestones(struct bide_json_writer *writer, size_t line, size_t indent)
{
    add_series(writer, "milestones", bide_names_is_milestone, line, indent);
}

static void add_priorities(struct bide_json_writer *writer, size_t pathway)
{
    const struct bide_study *study = writer->study;
    bide_json_line(&writer->json, 4);
    bide_json_open(&writer->json, "priorities", '[');
    for (size_t i = 0; i < study->plan.line_count; ++i) {
        const struct bide_plan_line *line = &study->plan.lines[i];
        const struct bide_spec_priority *priority = bide_names_priority(study, line);
        if (line->pathway != pathway || priority == NULL) {
            continue;
        }
        bide_json_line(&writer->json, 5);
        bide_json_open(&writer->json, NULL, '{');
        bide_json_text(&writer->json, "name", priority->name);
        bide_json_text(&writer->json, "label",
                       bide_names_of(priority->label, priority->name));
        add_milestones(writer, i, 6);
        bide_json_close(&writer->json, '}');
    }
    bide_json_close(&writer->json, ']');
}

static void add_group(struct bide_json_writer *writer, size_t line)
{
    const struct bide_plan_line *what = &writer->study->plan.lines[line];
    bide_json_line(&writer->json, 5);
    bide_json_open(&writer->json, NULL, '{');
    bide_json_text(&writer->json, "name", bide_names_group(writer->study, what));
    bide_json_text(&writer->json, "label", bide_names_group_label(writer->study, what));
    add_milestones(writer, line, 6);
    bide_json_close(&writer->json, '}');
}

static void add_gap(struct bide_json_writer *writer, size_t moment, size_t pathway,
                    enum bide_kpi kpi)
{
    const struct bide_study *study = writer->study;
    struct bide_json *json = &writer->json;
    const struct bide_gap *gap =
        bide_study_gap(study, writer->scenario, moment, pathway, kpi);
    const struct bide_plan_line *lines = study->plan.lines;
    bide_json_open(json, bide_kpi_info(kpi)->name, '{');
    bide_json_number(json, "mean", gap->difference.mean);
    bide_json_number(json, "std_error", gap->difference.std_error);
    bide_json_number(json, "half_width", gap->difference.half_width);
    bide_json_text(json, "most", bide_names_group(study, &lines[gap->most]));
    bide_json_text(json, "least", bide_names_group(study, &lines[gap->least]));
    bide_json_close(json, '}');
}

static void add_gaps(struct bide_json_writer *writer, size_t pathway)
{
    const struct bide_study *study = writer->study;
    bide_json_line(&writer->json, 4);
    bide_json_open(&writer->json, "gaps", '[');
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!bide_names_is_milestone(study, i)) {
            continue;
        }
        bide_json_writer_open(writer, i, 5);
        for (size_t k = 0; k < BIDE_GAP_KPI_COUNT; ++k) {
            add_gap(writer, i, pathway, bide_gap_kpis[k]);
        }
        bide_json_writer_close(writer);
    }
    bide_json_close(&writer->json, ']');
}

/* Only of a pathway whose children belong to groups. */
static void add_groups(struct bide_json_writer *writer, size_t pathway)
{
    const struct bide_plan *plan = &writer->study->plan;
    if (bide_names_pathway(writer->study, pathway)->groups.count == 0) {
        return;
    }
    bide_json_line(&writer->json, 4);
    bide_json_open(&writer->json, "groups", '[');
    for (size_t i = 0; i < plan->line_count; ++i) {
        if (plan->lines[i].pathway == pathway && plan->lines[i].group >= 0) {
            add_group(writer, i);
        }
    }
    bide_json_close(&writer->json, ']');
    add_gaps(writer, pathway);
}

static void add_pathway(struct bide_json_writer *writer, size_t line)
{
    struct bide_json *json = &writer->json;
    const size_t index = writer->study->plan.lines[line].pathway;
    const struct bide_spec_pathway *pathway = bide_names_pathway(writer->study, index);
    bide_json_line(json, 3);
    bide_json_open(json, NULL, '{');
    bide_json_text(json, "name", pathway->name);
    bide_json_text(json, "label", bide_names_of(pathway->label, pathway->name));
    bide_standard_json(json, pathway);
    bide_json_given_add(json, pathway);
    bide_json_line(json, 4);
    add_milestones(writer, line, 5);
    writer->is_full = false;
    bide_json_line(json, 4);
    add_series(writer, "months", bide_names_is_month, line, 5);
    if (writer->study->spec->weekly) {
        bide_json_line(json, 4);
        add_series(writer, "weeks", bide_names_is_week, line, 5);
    }
    writer->is_full = true;
    add_priorities(writer, index);
    add_groups(writer, index);
    bide_json_close(json, '}');
}

static void add_pathways(struct bide_json_writer *writer)
{
    bide_json_line(&writer->json, 2);
    bide_json_open(&writer->json, "pathways", '[');
    for (size_t i = 0; i < writer->study->plan.pathway_count; ++i) {
        add_pathway(writer, i);
    }
    bide_json_close(&writer->json, ']');
}

static void add_staff_group(struct bide_json_writer *writer, size_t index)
{
    const struct bide_study *study = writer->study;
    const struct bide_spec_staff *staff = bide_names_staff(study, index);
    bide_json_line(&writer->json, 3);
    bide_json_open(&writer->json, NULL, '{');
    bide_json_text(&writer->json, "name", staff->name);
    bide_json_text(&writer->json, "label", bide_names_of(staff->label, staff->name));
    bide_json_open(&writer->json, "milestones", '[');
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!bide_names_is_milestone(study, i)) {
            continue;
        }
        bide_json_writer_open(writer, i, 4);
        for (int k = 0; k < BIDE_KPI_STAFF_COUNT; ++k) {
            const enum bide_kpi_staff kpi = (enum bide_kpi_staff) k;
            bide_json_writer_estimate(
                writer, bide_kpi_staff_info(kpi)->name,
                bide_study_staff(study, writer->scenario, i, index, kpi), NULL);
        }
        bide_json_writer_close(writer);
    }
    bide_json_close(&writer->json, ']');
    bide_json_close(&writer->json, '}');
}

static void add_staff(struct bide_json_writer *writer)
{
    bide_json_line(&writer->json, 2);
    bide_json_open(&writer->json, "staff", '[');
    for (size_t i = 0; i < writer->study->plan.staff_count; ++i) {
        add_staff_group(writer, i);
    }
    bide_json_close(&writer->json, ']');
}

static void add_scenario(struct bide_json_writer *writer)
{
    const struct bide_spec_scenario *scenario =
        bide_names_scenario(writer->study, writer->scenario);
    bide_json_line(&writer->json, 1);
    bide_json_open(&writer->json, NULL, '{');
    bide_json_text(&writer->json, "name", scenario->name);
    bide_json_text(&writer->json, "label",
                   bide_names_of(scenario->label, scenario->name));
    add_pathways(writer);
    add_staff(writer);
    bide_json_money_add(writer);
    bide_sustain_json(&writer->json, writer->study, writer->scenario);
    bide_json_close(&writer->json, '}');
}

/* The seed is a text: a number above 2^53 would not survive most readers. */
static void add_head(struct bide_json_writer *writer)
{
    struct bide_json *json = &writer->json;
    const struct bide_study *study = writer->study;
    char start[BIDE_CIVIL_TEXT_SIZE];
    char seed[LONGEST_WHOLE];
    bide_civil_format(study->spec->start, start);
    snprintf(seed, sizeof(seed), "%llu", (unsigned long long) study->seed);
    bide_json_text(json, "schema", "bide-results/1");
    bide_json_line(json, 0);
    bide_json_text(json, "bide_version", BIDE_VERSION);
    bide_json_line(json, 0);
    bide_json_text(json, "title", study->spec->title);
    bide_json_line(json, 0);
    bide_json_text(json, "start", start);
    bide_json_line(json, 0);
    bide_json_number(json, "weeks", (double) study->spec->weeks);
    bide_json_line(json, 0);
    bide_json_text(json, "seed", seed);
    bide_json_line(json, 0);
    bide_json_number(json, "replications", (double) study->replications);
    bide_inputs_json(json, study);
}

static void add_audit(struct bide_json *json, const struct bide_study_audit *audit)
{
    bide_json_line(json, 0);
    bide_json_open(json, "audit", '{');
    bide_json_bool(json, "is_passed", audit->is_passed);
    bide_json_number(json, "worst_gap", audit->worst_gap);
    bide_json_number(json, "worst_little", audit->worst_little);
    bide_json_number(json, "event_count", (double) audit->event_count);
    bide_json_number(json, "child_count", (double) audit->child_count);
    bide_json_close(json, '}');
}

void bide_report_json(struct bide_text *out, const struct bide_study *study)
{
    struct bide_json_writer writer = { .study = study, .is_full = true };
    struct bide_json *json = &writer.json;
    bide_json_init(json, out);
    bide_json_open(json, NULL, '{');
    add_head(&writer);
    bide_json_measures_add(json);
    bide_json_line(json, 0);
    bide_json_open(json, "scenarios", '[');
    for (size_t i = 0; i < study->scenario_count; ++i) {
        writer.scenario = i;
        add_scenario(&writer);
    }
    bide_json_close(json, ']');
    add_audit(json, &study->audit);
    bide_json_close(json, '}');
    bide_text_add(out, "\n");
}
