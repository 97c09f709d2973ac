/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_groups.h"

#include <math.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"

struct column {
    enum bide_kpi kpi;
    enum bide_figure_kind kind;
    bool has_gap;
    const char *head;
};

static const struct column columns[] = {
    { BIDE_KPI_LIST, BIDE_FIGURE_CHILDREN, false, "Waiting" },
    { BIDE_KPI_WITHIN, BIDE_FIGURE_SHARE, true, "Within the standard, of the list" },
    { BIDE_KPI_MEDIAN, BIDE_FIGURE_WEEKS, true, "Median wait so far, weeks" },
    { BIDE_KPI_SEEN, BIDE_FIGURE_CHILDREN, false, "Seen" },
    { BIDE_KPI_SEEN_WITHIN, BIDE_FIGURE_SHARE, true,
      "Within the standard, of those seen" },
    { BIDE_KPI_SEEN_MEAN, BIDE_FIGURE_WEEKS, true, "Mean wait of those seen, weeks" },
};

enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    size_t pathway;
};

static bool is_group(const struct table *table, size_t line)
{
    const struct bide_plan_line *what = &table->study->plan.lines[line];
    return what->pathway == table->pathway && what->group >= 0;
}

/* Whether any child of the group ever was on the list. */
static bool has_children(const struct table *table, size_t scenario, size_t line)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST, BIDE_KPI_REFERRED,
                                          BIDE_KPI_SEEN };
    double children = 0.0;
    for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
        children +=
            bide_study_estimate(table->study, scenario, table->moment, line, kpis[i])
                ->mean;
    }
    return children > 0.0;
}

static bool has_change(const struct table *table, size_t scenario, size_t line)
{
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        const struct bide_estimate *difference = bide_study_difference(
            table->study, scenario, table->moment, line, columns[i].kpi);
        if (fabs(difference->mean) > 0.0 || difference->std_error > 0.0) {
            return true;
        }
    }
    return false;
}

static bool has_changes(const struct table *table, size_t scenario)
{
    for (size_t i = 0; i < table->study->plan.line_count; ++i) {
        if (is_group(table, i) && has_change(table, scenario, i)) {
            return true;
        }
    }
    return false;
}

static void add_header(const struct table *table)
{
    bide_text_add(table->out, "<thead><tr>");
    bide_page_part_head(table->out, "Children", NULL, false);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        const struct bide_page_part_key key =
            bide_page_part_key("%s mean", bide_kpi_info(columns[i].kpi)->name);
        bide_page_part_head(table->out, columns[i].head, key.text, false);
    }
    bide_text_add(table->out, "</tr></thead>\n<tbody>\n");
}

static void add_group(const struct table *table, size_t scenario, size_t line)
{
    const struct bide_plan_line *what = &table->study->plan.lines[line];
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu g%d", scenario, what->group);
    bide_page_part_element(table->out, "tr", key.text);
    bide_page_part_head(table->out, bide_names_group_label(table->study, what), NULL,
                        true);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_page_part_level(table->out,
                             bide_study_estimate(table->study, scenario, table->moment,
                                                 line, columns[i].kpi),
                             columns[i].kind, NULL);
    }
    bide_text_add(table->out, "</tr>\n");
}

/* "9.2 ±1.3", "9.2 points ±1.3" */
static void put_gap(const struct table *table, const struct column *column,
                    const struct bide_estimate *difference)
{
    const bool is_share = column->kind == BIDE_FIGURE_SHARE;
    const double scale = is_share ? 100.0 : 1.0;
    const bool has_interval = !isnan(difference->half_width);
    const struct bide_page_part_key key = bide_page_part_key(
        "%s mean%s", bide_kpi_info(column->kpi)->name, has_interval ? " half_width" : "");
    bide_page_part_element(table->out, "td", key.text);
    bide_show_number(table->out, scale * difference->mean, 1);
    bide_text_add(table->out, is_share ? " points" : "");
    if (has_interval) {
        bide_text_add(table->out, "<small>±");
        bide_show_number(table->out, scale * difference->half_width, 1);
        bide_text_add(table->out, "</small>");
    }
    bide_text_add(table->out, "</td>");
}

static void add_gap(const struct table *table, size_t scenario,
                    const struct column *column)
{
    const struct bide_estimate *difference =
        &bide_study_gap(table->study, scenario, table->moment, table->pathway,
                        column->kpi)
             ->difference;
    if (isnan(difference->mean)) {
        bide_text_add(table->out, "<td>-</td>");
    } else {
        put_gap(table, column, difference);
    }
}

static void add_gaps(const struct table *table, size_t scenario)
{
    const struct bide_page_part_key key = bide_page_part_key("s%zu gg", scenario);
    bide_text_addf(table->out, "<tr class=\"e\" data-k=\"%s\">", key.text);
    bide_page_part_head(table->out, "Gap", NULL, true);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        if (columns[i].has_gap) {
            add_gap(table, scenario, &columns[i]);
        } else {
            bide_text_add(table->out, "<td></td>");
        }
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_scenario(const struct table *table, size_t scenario)
{
    bide_text_addf(table->out, "<tr><th scope=\"rowgroup\" colspan=\"%d\" class=\"g\">",
                   COLUMN_COUNT + 1);
    bide_html_text(table->out, bide_names_scenario_label(table->study, scenario));
    bide_text_add(table->out, "</th></tr>\n");
    for (size_t i = 0; i < table->study->plan.line_count; ++i) {
        if (is_group(table, i) && has_children(table, scenario, i)) {
            add_group(table, scenario, i);
        }
    }
    add_gaps(table, scenario);
}

static void add_pathway(const struct table *table)
{
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s by group, ",
                   bide_page_part_pathway(table->study, table->pathway));
    bide_page_part_date(&caption, table->study->plan.moments[table->moment].date, false);
    const struct bide_page_part_key key =
        bide_page_part_key("p%zu d%zu", table->pathway, table->moment);
    bide_page_part_open_table(table->out, caption.bytes, key.text);
    add_header(table);
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        if (i == 0 || has_changes(table, i)) {
            add_scenario(table, i);
        }
    }
    bide_page_part_close_table(table->out);
    bide_show_release(&caption, table->out);
}

void bide_page_groups_add(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .out = out,
                           .study = study,
                           .moment = bide_plan_last_milestone(&study->plan) };
    size_t count = 0;
    bide_page_part_open(out, "fairness", "Fairness between groups");
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        table.pathway = i;
        if (bide_names_pathway(study, i)->groups.count > 0
            && bide_names_is_milestone(study, table.moment)) {
            add_pathway(&table);
            ++count;
        }
    }
    bide_text_add(out, count > 0
                           ? "<p class=\"s\">Gap: the largest less the smallest of the "
                             "groups, ± the 95% interval. Groups that do not differ "
                             "have a small gap by chance.</p>\n"
                           : "<p>The configuration tells no groups of children apart, "
                             "so nothing can be said about fairness between them.</p>\n");
    bide_page_part_close(out);
}
