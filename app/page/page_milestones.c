/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_milestones.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_answer.h"
#include "app/page/page_part.h"
#include "app/show.h"
#include "app/standard.h"

struct column {
    enum bide_kpi kpi;
    enum bide_figure_kind kind;
    const char *head; /* NULL: made of the standard */
};

static const struct column columns[] = {
    { BIDE_KPI_LIST, BIDE_FIGURE_CHILDREN, "Waiting" },
    { BIDE_KPI_WITHIN, BIDE_FIGURE_SHARE, NULL },
    { BIDE_KPI_SEEN_WITHIN, BIDE_FIGURE_SHARE, NULL },
    { BIDE_KPI_MEDIAN, BIDE_FIGURE_WEEKS, "Median wait so far, weeks" },
    { BIDE_KPI_OVER_52, BIDE_FIGURE_CHILDREN, "Over 52 weeks" },
    { BIDE_KPI_OVER_104, BIDE_FIGURE_CHILDREN, "Over 104 weeks" },
};

enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t pathway;
    bool has_target;
};

/* Centiles of RTT waits are published up to 104 weeks. */
static enum bide_figure_kind kind_of(const struct table *table,
                                     const struct column *column)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(table->study, table->pathway);
    const bool is_rtt = pathway->clock == BIDE_SPEC_CLOCK_RTT;
    return is_rtt && column->kind == BIDE_FIGURE_WEEKS ? BIDE_FIGURE_RTT_WEEKS
                                                       : column->kind;
}

/* Whether two levels are shown as different texts. */
static bool are_shown_apart(const struct table *table, const struct bide_estimate *a,
                            const struct bide_estimate *b, enum bide_figure_kind kind)
{
    struct bide_text first;
    struct bide_text second;
    bide_text_init(&first);
    bide_text_init(&second);
    bide_figure_level(&first, a, kind);
    bide_figure_level(&second, b, kind);
    const bool are = strcmp(first.bytes, second.bytes) != 0;
    bide_show_release(&first, table->out);
    bide_show_release(&second, table->out);
    return are;
}

static bool changes(const struct table *table, size_t scenario, size_t moment,
                    const struct column *column)
{
    const struct bide_study *study = table->study;
    const enum bide_figure_kind kind = kind_of(table, column);
    return bide_figure_differs(bide_study_difference(study, scenario, moment,
                                                     table->pathway, column->kpi),
                               kind)
           && are_shown_apart(
               table, bide_study_estimate(study, 0, moment, table->pathway, column->kpi),
               bide_study_estimate(study, scenario, moment, table->pathway, column->kpi),
               kind);
}

/* Whether a scenario clearly changes a number that is shown. */
static bool changes_at(const struct table *table, size_t scenario, size_t moment)
{
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        if (changes(table, scenario, moment, &columns[i])) {
            return true;
        }
    }
    return false;
}

/* Whether it does so at any milestone. */
static bool has_changes(const struct table *table, size_t scenario)
{
    for (size_t i = 0; i < table->study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(table->study, i) && changes_at(table, scenario, i)) {
            return true;
        }
    }
    return false;
}

static void add_head(const struct table *table, const struct column *column)
{
    struct bide_text head;
    bide_text_init(&head);
    if (column->head != NULL) {
        bide_text_add(&head, column->head);
    } else {
        bide_text_add(&head, "Within ");
        bide_standard_length(&head, bide_names_pathway(table->study, table->pathway));
        bide_text_add(&head, column->kpi == BIDE_KPI_WITHIN ? ", of the list"
                                                            : ", of those seen");
    }
    const struct bide_page_part_key key =
        bide_page_part_key("%s mean p10 p90", bide_kpi_info(column->kpi)->name);
    bide_page_part_head(table->out, head.bytes, key.text, false);
    bide_show_release(&head, table->out);
}

static void add_header(const struct table *table)
{
    bide_text_add(table->out, "<thead><tr>");
    bide_page_part_head(table->out, "Scenario", NULL, false);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        add_head(table, &columns[i]);
    }
    if (table->has_target) {
        bide_page_part_head(table->out, "Chance of the target", "target_met mean", false);
    }
    bide_text_add(table->out, "</tr></thead>\n<tbody>\n");
}

/* The first scenario with ranges. */
static void add_cell(const struct table *table, size_t scenario, size_t moment,
                     const struct column *column)
{
    const struct bide_estimate *estimate =
        bide_study_estimate(table->study, scenario, moment, table->pathway, column->kpi);
    if (scenario == 0 && !isnan(estimate->mean)) {
        bide_page_part_range(table->out, estimate, kind_of(table, column), NULL);
    } else {
        bide_page_part_level(table->out, estimate, kind_of(table, column), NULL);
    }
}

static void add_scenario(const struct table *table, size_t scenario, size_t moment)
{
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu d%zu", scenario, moment);
    bide_page_part_element(table->out, "tr", key.text);
    bide_page_part_head(table->out, bide_names_scenario_label(table->study, scenario),
                        NULL, true);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        add_cell(table, scenario, moment, &columns[i]);
    }
    if (table->has_target) {
        bide_text_add(table->out, "<td>");
        bide_page_part_chance(table->out,
                              bide_study_estimate(table->study, scenario, moment,
                                                  table->pathway, BIDE_KPI_TARGET_MET));
        bide_text_add(table->out, "</td>");
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_moment(const struct table *table, size_t moment)
{
    const struct bide_plan_moment *when = &table->study->plan.moments[moment];
    bide_text_addf(table->out, "<tr><th scope=\"rowgroup\" colspan=\"%d\" class=\"g\">",
                   COLUMN_COUNT + (table->has_target ? 2 : 1));
    bide_page_part_date(table->out, when->date, false);
    bide_text_add(table->out, ": ");
    bide_html_text(table->out, when->label);
    bide_text_add(table->out, "</th></tr>\n");
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        if (i == 0 || changes_at(table, i, moment)) {
            add_scenario(table, i, moment);
        }
    }
}

static void add_moments(const struct table *table)
{
    for (size_t i = 0; i < table->study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(table->study, i)) {
            add_moment(table, i);
        }
    }
}

static void add_unchanged(const struct table *table)
{
    size_t count = 0;
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (!has_changes(table, i)) {
            bide_text_add(table->out, count++ == 0
                                          ? "<p class=\"s\">No clear difference here: "
                                          : "; ");
            bide_html_text(table->out, bide_names_scenario_label(table->study, i));
        }
    }
    bide_text_add(table->out, count > 0 ? ".</p>\n" : "");
}

void bide_page_milestones_add(struct bide_text *out, const struct bide_study *study,
                              size_t pathway)
{
    size_t last;
    if (bide_names_milestones(study, &last, 1) == 0) {
        return;
    }
    const struct table table = { .out = out,
                                 .study = study,
                                 .pathway = pathway,
                                 .has_target =
                                     bide_page_answer_has_target(study, pathway) };
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s at the milestones",
                   bide_page_part_pathway(study, pathway));
    const struct bide_page_part_key key = bide_page_part_key("p%zu", pathway);
    bide_page_part_open_table(out, caption.bytes, key.text);
    add_header(&table);
    add_moments(&table);
    bide_page_part_close_table(out);
    add_unchanged(&table);
    bide_show_release(&caption, out);
}
