/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/groups.h"

#include <math.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"
#include "models/service/gap.h"

struct column {
    enum bide_kpi kpi;
    enum bide_figure_kind kind;
    bool has_gap;
    const char *above; /* the heading's two lines */
    const char *below;
};

static const struct column columns[] = {
    { BIDE_KPI_LIST, BIDE_FIGURE_CHILDREN, false, "On", "the list" },
    { BIDE_KPI_WITHIN, BIDE_FIGURE_SHARE, true, "Within", "standard" },
    { BIDE_KPI_MEDIAN, BIDE_FIGURE_WEEKS, true, "Median", "wait" },
    { BIDE_KPI_SEEN, BIDE_FIGURE_CHILDREN, false, "", "Seen" },
    { BIDE_KPI_SEEN_WITHIN, BIDE_FIGURE_SHARE, true, "Seen in", "standard" },
    { BIDE_KPI_SEEN_MEAN, BIDE_FIGURE_WEEKS, true, "Mean wait", "of seen" },
};

enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

/* A table under way. */
struct table {
    const struct bide_study *study;
    size_t pathway;
    size_t moment;
    struct bide_grid grid;
    struct bide_text cell;
};

static bool is_group(const struct table *table, size_t line)
{
    const struct bide_plan_line *what = &table->study->plan.lines[line];
    return what->pathway == table->pathway && what->group >= 0;
}

/* Whether any child of the group ever was on the pathway. */
static bool has_children(const struct table *table, size_t scenario, size_t line)
{
    const struct bide_study *study = table->study;
    const double children =
        bide_study_estimate(study, scenario, table->moment, line, BIDE_KPI_LIST)->mean
        + bide_study_estimate(study, scenario, table->moment, line, BIDE_KPI_REFERRED)
              ->mean
        + bide_study_estimate(study, scenario, table->moment, line, BIDE_KPI_SEEN)->mean;
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

static void add_header(struct table *table)
{
    bide_grid_add(&table->grid, "");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_grid_add(&table->grid, columns[i].above);
    }
    bide_grid_add(&table->grid, "");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_grid_add(&table->grid, columns[i].below);
    }
}

static void add_group(struct table *table, size_t scenario, size_t line)
{
    const struct bide_study *study = table->study;
    bide_text_addf(&table->cell, "  %s",
                   bide_names_group_label(study, &study->plan.lines[line]));
    bide_grid_take(&table->grid, &table->cell);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_figure_level(
            &table->cell,
            bide_study_estimate(study, scenario, table->moment, line, columns[i].kpi),
            columns[i].kind);
        bide_grid_take(&table->grid, &table->cell);
    }
}

/* "9.2 ±1.3"; percentages in points. */
static void add_gap(struct table *table, size_t scenario, const struct column *column)
{
    const struct bide_estimate *difference =
        &bide_study_gap(table->study, scenario, table->moment, table->pathway,
                        column->kpi)
             ->difference;
    const double scale = column->kind == BIDE_FIGURE_SHARE ? 100.0 : 1.0;
    bide_show_number(&table->cell, scale * difference->mean, 1);
    if (!isnan(difference->half_width)) {
        bide_text_add(&table->cell, " ±");
        bide_show_number(&table->cell, scale * difference->half_width, 1);
    }
}

static void add_scenario(struct table *table, size_t scenario)
{
    bide_grid_add_line(&table->grid, bide_names_scenario_label(table->study, scenario));
    for (size_t i = 0; i < table->study->plan.line_count; ++i) {
        if (is_group(table, i) && has_children(table, scenario, i)) {
            add_group(table, scenario, i);
        }
    }
    bide_grid_add(&table->grid, "  gap");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        if (columns[i].has_gap) {
            add_gap(table, scenario, &columns[i]);
        }
        bide_grid_take(&table->grid, &table->cell);
    }
}

static void print_heading(struct bide_text *out, struct table *table)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(table->study, table->pathway);
    bide_text_addf(&table->cell, "%s by group, ",
                   bide_names_of(pathway->label, pathway->name));
    bide_figure_date(&table->cell, table->study->plan.moments[table->moment].date);
    bide_show_heading(out, table->cell.bytes);
    bide_text_clear(&table->cell);
}

void bide_groups_print(struct bide_text *out, const struct bide_study *study,
                       size_t pathway)
{
    if (bide_names_pathway(study, pathway)->groups.count == 0) {
        return;
    }
    struct table table = { .study = study,
                           .pathway = pathway,
                           .moment = bide_plan_last_milestone(&study->plan) };
    bide_text_init(&table.cell);
    bide_grid_init(&table.grid, COLUMN_COUNT + 1);
    print_heading(out, &table);
    add_header(&table);
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (i == 0 || has_changes(&table, i)) {
            add_scenario(&table, i);
        }
    }
    bide_grid_print(&table.grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table.grid);
    bide_show_wrapped(out,
                      "Gap: the largest less the smallest of the groups, ± the 95% "
                      "interval; of percentages, in points.",
                      0, BIDE_SHOW_WIDTH);
    bide_show_release(&table.cell, out);
}
