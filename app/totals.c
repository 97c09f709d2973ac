/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/totals.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/money.h"
#include "app/names.h"
#include "app/show.h"
#include "app/worth.h"

enum { SCENARIOS_ACROSS = 5 };

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
                     study->plan.moments[bide_plan_last_milestone(&study->plan)].date);
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
    const size_t moment = bide_plan_last_milestone(&study->plan);
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
    bide_money_print(out, study);
    bide_worth_print(out, study);
    bide_text_add(out, "\n");
    bide_totals_audit(out, &study->audit);
}
