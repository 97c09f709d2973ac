/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/official.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_MOMENTS = 6, MOST_KPIS = 16 };

/* A table under way. */
struct table {
    const struct bide_study *study;
    size_t pathway;
    enum bide_kpi kpis[MOST_KPIS]; /* the rows */
    size_t kpi_count;
    size_t moments[MOST_MOMENTS]; /* the columns: the last milestones */
    size_t moment_count;
    struct bide_grid grid;
    struct bide_text cell;
};

static void add_kpi(struct table *table, enum bide_kpi kpi)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(table->study, table->pathway);
    if (bide_kpi_is_shown(kpi, pathway) && table->kpi_count < MOST_KPIS) {
        table->kpis[table->kpi_count++] = kpi;
    }
}

/* The share of the list and the share of those seen may move in opposite directions, so
 * both are shown. */
static void choose_kpis(struct table *table)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(table->study, table->pathway);
    const bool has_bands = pathway->clock == BIDE_SPEC_CLOCK_COMMUNITY;
    const int first = has_bands ? BIDE_KPI_BAND_0_1 : BIDE_KPI_OPEN_AT_STANDARD;
    for (int k = first; k <= BIDE_KPI_ISSUED_WITHIN_PLAIN; ++k) {
        add_kpi(table, (enum bide_kpi) k);
    }
    if (table->kpi_count > 0) {
        add_kpi(table, BIDE_KPI_WITHIN);
        add_kpi(table, BIDE_KPI_SEEN_WITHIN);
    }
}

static enum bide_figure_kind kind_of(enum bide_kpi kpi)
{
    return strcmp(bide_kpi_info(kpi)->unit, "share") == 0 ? BIDE_FIGURE_SHARE
                                                          : BIDE_FIGURE_CHILDREN;
}

static bool has_change(const struct table *table, size_t scenario, size_t moment)
{
    for (size_t k = 0; k < table->kpi_count; ++k) {
        const struct bide_estimate *difference = bide_study_difference(
            table->study, scenario, moment, table->pathway, table->kpis[k]);
        if (fabs(difference->mean) > 0.0 || difference->std_error > 0.0) {
            return true;
        }
    }
    return false;
}

static bool has_changes(const struct table *table, size_t scenario)
{
    for (size_t i = 0; i < table->moment_count; ++i) {
        if (has_change(table, scenario, table->moments[i])) {
            return true;
        }
    }
    return false;
}

static void add_header(struct table *table)
{
    bide_grid_add(&table->grid, "");
    for (size_t i = 0; i < table->moment_count; ++i) {
        bide_figure_date(&table->cell,
                         table->study->plan.moments[table->moments[i]].date);
        bide_grid_take(&table->grid, &table->cell);
    }
}

static void add_scenario(struct table *table, size_t scenario)
{
    bide_grid_add_line(&table->grid, bide_names_scenario_label(table->study, scenario));
    for (size_t k = 0; k < table->kpi_count; ++k) {
        const enum bide_kpi kpi = table->kpis[k];
        bide_text_addf(&table->cell, "  %s", bide_kpi_info(kpi)->label);
        bide_grid_take(&table->grid, &table->cell);
        for (size_t i = 0; i < table->moment_count; ++i) {
            bide_figure_level(&table->cell,
                              bide_study_estimate(table->study, scenario,
                                                  table->moments[i], table->pathway, kpi),
                              kind_of(kpi));
            bide_grid_take(&table->grid, &table->cell);
        }
    }
}

static void print_heading(struct bide_text *out, struct table *table)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(table->study, table->pathway);
    bide_text_addf(&table->cell, "%s as published",
                   bide_names_of(pathway->label, pathway->name));
    bide_show_heading(out, table->cell.bytes);
    bide_text_clear(&table->cell);
}

void bide_official_print(struct bide_text *out, const struct bide_study *study,
                         size_t pathway)
{
    struct table table = { .study = study, .pathway = pathway };
    choose_kpis(&table);
    if (table.kpi_count == 0) {
        return;
    }
    table.moment_count = bide_names_milestones(study, table.moments, MOST_MOMENTS);
    bide_text_init(&table.cell);
    bide_grid_init(&table.grid, table.moment_count + 1);
    print_heading(out, &table);
    add_header(&table);
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (i == 0 || has_changes(&table, i)) {
            add_scenario(&table, i);
        }
    }
    bide_grid_print(&table.grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table.grid);
    bide_show_release(&table.cell, out);
}
