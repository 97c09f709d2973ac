/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/totals.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"

enum { SCENARIOS_ACROSS = 5, COST_COLUMNS = 7, COST_COLUMNS_ALONE = 4 };

static void print_grid(struct bide_text *out, struct bide_grid *grid)
{
    bide_grid_print(grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(grid);
}

static void print_heading(struct bide_text *out, const char *what,
                          const struct bide_study *study)
{
    struct bide_text heading;
    bide_text_init(&heading);
    bide_text_addf(&heading, "%s, up to ", what);
    bide_figure_date(&heading,
                     study->plan.moments[bide_names_last_milestone(study)].date);
    bide_show_heading(out, heading.bytes);
    bide_show_release(&heading, out);
}

/* "97% (96-98%)"; "97%" if the range is no wider. */
static void add_used(struct bide_grid *grid, const struct bide_estimate *used,
                     struct bide_text *cell)
{
    struct bide_text range;
    bide_text_init(&range);
    bide_figure_level(cell, used, BIDE_FIGURE_SHARE);
    bide_figure_range(&range, used, BIDE_FIGURE_SHARE);
    if (range.length > 0 && strcmp(range.bytes, cell->bytes) != 0) {
        bide_text_addf(cell, " (%s)", range.bytes);
    }
    bide_show_release(&range, cell);
    bide_grid_take(grid, cell);
}

/* Scenarios first to first + count - 1 beside each other. */
static void print_staff_block(struct bide_text *out, const struct bide_study *study,
                              size_t first, size_t count)
{
    const size_t moment = bide_names_last_milestone(study);
    struct bide_text cell;
    struct bide_grid grid;
    bide_text_init(&cell);
    bide_grid_init(&grid, count + 1);
    bide_grid_add(&grid, "");
    for (size_t i = first; i < first + count; ++i) {
        bide_grid_add(&grid, bide_names_scenario(study, i)->name);
    }
    for (size_t i = 0; i < study->plan.staff_count; ++i) {
        const struct bide_spec_staff *staff = bide_names_staff(study, i);
        bide_grid_add(&grid, bide_names_of(staff->label, staff->name));
        for (size_t j = first; j < first + count; ++j) {
            add_used(&grid, bide_study_staff(study, j, moment, i, BIDE_KPI_STAFF_USED),
                     &cell);
        }
    }
    print_grid(out, &grid);
    bide_show_release(&cell, out);
}

static void print_staff(struct bide_text *out, const struct bide_study *study)
{
    print_heading(out, "Staff time used, of the time on offer", study);
    for (size_t i = 0; i < study->scenario_count; i += SCENARIOS_ACROSS) {
        const size_t left = study->scenario_count - i;
        print_staff_block(out, study, i,
                          left < SCENARIOS_ACROSS ? left : SCENARIOS_ACROSS);
    }
}

/* Children seen more than in the first scenario, in all pathways. The half-widths are
 * added up, which is never too narrow, however the pathways depend on each other. */
static struct bide_estimate extra_seen(const struct bide_study *study, size_t scenario)
{
    struct bide_estimate sum = { 0 };
    const size_t moment = bide_names_last_milestone(study);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_estimate *seen =
            bide_study_difference(study, scenario, moment, i, BIDE_KPI_SEEN);
        sum.mean += seen->mean;
        sum.half_width += seen->half_width;
    }
    return sum;
}

/* In pounds, to the nearest 10; only where more children are surely seen. */
static void put_cost_per_child(struct bide_text *cell, double extra_cost,
                               const struct bide_estimate *extra)
{
    if (extra->mean > extra->half_width && extra_cost > 0.0) {
        bide_text_add(cell, "£");
        bide_show_number(cell, 10.0 * floor(extra_cost / extra->mean / 10.0 + 0.5), 0);
    } else {
        bide_text_add(cell, "-");
    }
}

static struct bide_estimate in_thousands(const struct bide_estimate *cost)
{
    struct bide_estimate thousands = *cost;
    thousands.mean /= 1000.0;
    thousands.half_width /= 1000.0;
    return thousands;
}

static void add_cost_changes(struct bide_grid *grid, const struct bide_study *study,
                             size_t scenario, struct bide_text *cell)
{
    const struct bide_estimate *cost = bide_study_cost_difference(
        study, scenario, bide_names_last_milestone(study), BIDE_KPI_COST_TOTAL);
    const struct bide_estimate thousands = in_thousands(cost);
    const struct bide_estimate extra = extra_seen(study, scenario);
    bide_figure_change(cell, &thousands, BIDE_FIGURE_CHILDREN);
    bide_grid_take(grid, cell);
    bide_figure_change(cell, &extra, BIDE_FIGURE_CHILDREN);
    bide_grid_take(grid, cell);
    put_cost_per_child(cell, cost->mean, &extra);
    bide_grid_take(grid, cell);
}

static void add_costs(struct bide_grid *grid, const struct bide_study *study,
                      size_t scenario, struct bide_text *cell)
{
    bide_grid_add(grid, bide_names_scenario_label(study, scenario));
    for (int k = 0; k <= BIDE_KPI_COST_TOTAL; ++k) {
        const struct bide_estimate thousands = in_thousands(bide_study_cost(
            study, scenario, bide_names_last_milestone(study), (enum bide_kpi_cost) k));
        bide_figure_level(cell, &thousands, BIDE_FIGURE_CHILDREN);
        bide_grid_take(grid, cell);
    }
    if (scenario > 0) {
        add_cost_changes(grid, study, scenario, cell);
    }
    bide_grid_end_row(grid);
}

static void print_costs(struct bide_text *out, const struct bide_study *study)
{
    static const char *const above[COST_COLUMNS] = { "", "",      "",        "",
                                                     "", "Extra", "Cost per" };
    static const char *const below[COST_COLUMNS] = {
        "", "Staff", "Contracts", "Total", "Change", "children seen", "extra child"
    };
    const size_t columns =
        study->scenario_count > 1 ? (size_t) COST_COLUMNS : (size_t) COST_COLUMNS_ALONE;
    struct bide_text cell;
    struct bide_grid grid;
    bide_text_init(&cell);
    bide_grid_init(&grid, columns);
    for (size_t i = 0; columns == COST_COLUMNS && i < columns; ++i) {
        bide_grid_add(&grid, above[i]);
    }
    for (size_t i = 0; i < columns; ++i) {
        bide_grid_add(&grid, below[i]);
    }
    for (size_t i = 0; i < study->scenario_count; ++i) {
        add_costs(&grid, study, i, &cell);
    }
    print_heading(out, "Costs in thousands of pounds", study);
    print_grid(out, &grid);
    if (columns == COST_COLUMNS) {
        bide_show_wrapped(out,
                          "What the configuration gives no cost for counts as nothing; "
                          "contracts include pilots. Extra children seen adds up all "
                          "lists, whatever an assessment takes.",
                          0, BIDE_SHOW_WIDTH);
    }
    bide_show_release(&cell, out);
}

static bool has_costs(const struct bide_study *study)
{
    for (size_t i = 0; i < study->scenario_count; ++i) {
        const struct bide_estimate *total = bide_study_cost(
            study, i, bide_names_last_milestone(study), BIDE_KPI_COST_TOTAL);
        if (total->mean > 0.0) {
            return true;
        }
    }
    return false;
}

void bide_totals_audit(struct bide_text *out, const struct bide_study_audit *audit)
{
    struct bide_text text;
    bide_text_init(&text);
    if (audit->is_passed) {
        bide_text_addf(
            &text,
            "Audit: passed. Children are conserved in every replication (largest "
            "gap %g); Little's law holds (largest relative gap %.1g); ",
            audit->worst_gap, audit->worst_little);
    } else {
        bide_text_addf(
            &text,
            "Audit: FAILED. Do not use these numbers. Largest gap in the count "
            "of children %g; largest relative gap in Little's law %.1g; ",
            audit->worst_gap, audit->worst_little);
    }
    bide_show_count(&text, (size_t) audit->event_count, "event");
    bide_text_add(&text, ".");
    bide_show_wrapped(out, text.bytes, 0, BIDE_SHOW_WIDTH);
    bide_show_release(&text, out);
}

void bide_totals_print(struct bide_text *out, const struct bide_study *study)
{
    if (study->plan.staff_count > 0) {
        print_staff(out, study);
    }
    if (has_costs(study)) {
        print_costs(out, study);
    }
    bide_text_add(out, "\n");
    bide_totals_audit(out, &study->audit);
}
