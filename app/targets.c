/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/targets.h"

#include <math.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_MOMENTS = 6 };

/* A table under way. */
struct table {
    const struct bide_study *study;
    size_t moments[MOST_MOMENTS]; /* the columns: the last milestones */
    size_t moment_count;
    struct bide_grid grid;
    struct bide_text cell;
};

static bool has_target(const struct bide_study *study, size_t pathway)
{
    return bide_kpi_is_shown(BIDE_KPI_TARGET_MET, bide_names_pathway(study, pathway));
}

void bide_targets_text(struct bide_text *out, const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_target *target = &pathway->target;
    const struct bide_estimate share = { .mean = target->share };
    if (target->over_weeks > 0.0) {
        bide_show_number(out, target->at_most > 0.0 ? target->at_most : 0.0, 0);
        bide_text_add(out, " over ");
        bide_show_number(out, target->over_weeks, 0);
        bide_text_add(out, " weeks");
    } else if (target->list >= 0.0) {
        bide_show_number(out, target->list, 0);
        bide_text_add(out, " on the list");
    } else {
        bide_figure_level(out, &share, BIDE_FIGURE_SHARE);
        bide_text_add(out, " within the standard");
    }
}

/* "Physiotherapy: 300 on the list" */
static void add_pathway(struct table *table, size_t index)
{
    const struct bide_spec_pathway *pathway = bide_names_pathway(table->study, index);
    bide_text_addf(&table->cell, "%s: ", bide_names_of(pathway->label, pathway->name));
    bide_targets_text(&table->cell, pathway);
    bide_grid_add_line(&table->grid, table->cell.bytes);
    bide_text_clear(&table->cell);
}

static void add_scenario(struct table *table, size_t pathway, size_t scenario)
{
    bide_text_addf(&table->cell, "  %s",
                   bide_names_scenario_label(table->study, scenario));
    bide_grid_take(&table->grid, &table->cell);
    for (size_t i = 0; i < table->moment_count; ++i) {
        bide_figure_level(&table->cell,
                          bide_study_estimate(table->study, scenario, table->moments[i],
                                              pathway, BIDE_KPI_TARGET_MET),
                          BIDE_FIGURE_SHARE);
        bide_grid_take(&table->grid, &table->cell);
    }
}

static void print_table(struct bide_text *out, struct table *table)
{
    const struct bide_study *study = table->study;
    table->moment_count = bide_names_milestones(study, table->moments, MOST_MOMENTS);
    bide_text_init(&table->cell);
    bide_grid_init(&table->grid, table->moment_count + 1);
    bide_grid_add(&table->grid, "");
    for (size_t i = 0; i < table->moment_count; ++i) {
        bide_figure_date(&table->cell, study->plan.moments[table->moments[i]].date);
        bide_grid_take(&table->grid, &table->cell);
    }
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        if (!has_target(study, i)) {
            continue;
        }
        add_pathway(table, i);
        for (size_t j = 0; j < study->scenario_count; ++j) {
            add_scenario(table, i, j);
        }
    }
    bide_show_heading(out, "Chance that the target is met that day");
    bide_grid_print(&table->grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table->grid);
    bide_show_release(&table->cell, out);
}

void bide_targets_print(struct bide_text *out, const struct bide_study *study)
{
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        if (has_target(study, i)) {
            struct table table = { .study = study };
            print_table(out, &table);
            return;
        }
    }
}

enum bide_kpi bide_targets_over(const struct bide_spec_target *target)
{
    static const struct {
        double weeks;
        enum bide_kpi kpi;
    } measured[] = { { 52.0, BIDE_KPI_OVER_52 },
                     { 65.0, BIDE_KPI_OVER_65 },
                     { 78.0, BIDE_KPI_OVER_78 },
                     { 104.0, BIDE_KPI_OVER_104 } };
    for (size_t i = 0; i < sizeof(measured) / sizeof(measured[0]); ++i) {
        if (fabs(target->over_weeks - measured[i].weeks) < 0.5) {
            return measured[i].kpi;
        }
    }
    return BIDE_KPI_COUNT;
}
