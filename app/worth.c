/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/worth.h"

#include <math.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/money.h"
#include "app/names.h"
#include "app/show.h"
#include "models/service/value.h"

enum { COLUMNS = 6 };

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    double unit; /* pounds */
    struct bide_grid grid;
    struct bide_text cell;
};

/* Pounds, to three figures or so: what else would be false precision. */
static void put_pounds(struct bide_text *cell, double pounds)
{
    double unit = 1.0;
    while (fabs(pounds) >= 1000.0 * unit) {
        unit *= 10.0;
    }
    bide_show_number(cell, unit * floor(pounds / unit + 0.5), 0);
}

/* "£1,330 (1,290-1,370)" */
static void add_ratio(struct table *table, const struct bide_ratio *ratio)
{
    if (isnan(ratio->top) || ratio->top <= 0.0 || ratio->ratio <= 0.0) {
        bide_grid_add(&table->grid, "-");
    } else if (!ratio->is_reliable) {
        bide_grid_add(&table->grid, "no reliable ratio");
    } else {
        bide_text_add(&table->cell, "£");
        put_pounds(&table->cell, ratio->ratio);
        bide_text_add(&table->cell, " (");
        put_pounds(&table->cell, ratio->low);
        bide_text_add(&table->cell, "-");
        put_pounds(&table->cell, ratio->high);
        bide_text_add(&table->cell, ")");
        bide_grid_take(&table->grid, &table->cell);
    }
}

static void add_pathway(struct table *table, size_t scenario, size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(table->study, pathway);
    struct bide_value value;
    const enum bide_err err =
        bide_value_of(&value, table->study, scenario, table->moment, pathway);
    if (err != BIDE_OK) {
        table->out->err = err;
        return;
    }
    bide_text_addf(&table->cell, "  %s", bide_names_of(spec->label, spec->name));
    bide_grid_take(&table->grid, &table->cell);
    value.pounds.mean /= table->unit;
    value.pounds.half_width /= table->unit;
    bide_figure_change(&table->cell, &value.pounds, BIDE_FIGURE_CHILDREN);
    bide_grid_take(&table->grid, &table->cell);
    bide_figure_change(&table->cell, &value.seen, BIDE_FIGURE_CHILDREN);
    bide_grid_take(&table->grid, &table->cell);
    bide_figure_change(&table->cell, &value.weeks, BIDE_FIGURE_CHILDREN);
    bide_grid_take(&table->grid, &table->cell);
    add_ratio(table, &value.per_child);
    add_ratio(table, &value.per_week);
}

/* A pound more or so, surely, as far as replications can tell. */
static bool costs_more(const struct table *table, size_t scenario)
{
    const struct bide_estimate *cost = bide_study_cost_difference(
        table->study, scenario, table->moment, BIDE_KPI_COST_TOTAL);
    return cost->mean >= 1.0 && !(cost->mean <= cost->half_width);
}

/* "Insource 900 assessments: £1,200,000 more" */
static void add_scenario(struct table *table, size_t scenario)
{
    const struct bide_study *study = table->study;
    const struct bide_estimate *cost =
        bide_study_cost_difference(study, scenario, table->moment, BIDE_KPI_COST_TOTAL);
    bide_text_addf(&table->cell, "%s: £", bide_names_scenario_label(study, scenario));
    put_pounds(&table->cell, cost->mean);
    bide_text_add(&table->cell, " more");
    bide_grid_add_line(&table->grid, table->cell.bytes);
    bide_text_clear(&table->cell);
    size_t count = 0;
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        if (bide_value_is_touched(study, scenario, table->moment, i)) {
            add_pathway(table, scenario, i);
            ++count;
        }
    }
    if (count == 0) {
        bide_grid_add_line(&table->grid, "  nobody is seen sooner");
    }
}

static void add_header(struct table *table)
{
    static const char *const header[2 * COLUMNS] = { "",
                                                     "Money",
                                                     "Children",
                                                     "Weeks of waiting",
                                                     "Pounds for each",
                                                     "Pounds for each",
                                                     "",
                                                     "£1,000s",
                                                     "seen",
                                                     "avoided",
                                                     "extra child (95%)",
                                                     "week avoided (95%)" };
    for (size_t i = 0; i < 2 * COLUMNS; ++i) {
        const bool is_money = i == COLUMNS + 1;
        bide_grid_add(&table->grid,
                      is_money && table->unit <= 1.0 ? "in pounds" : header[i]);
    }
}

static void print_table(struct table *table)
{
    bide_text_add(&table->cell, "What the extra money buys, up to ");
    bide_figure_date(&table->cell, table->study->plan.moments[table->moment].date);
    bide_show_heading(table->out, table->cell.bytes);
    bide_text_clear(&table->cell);
    bide_grid_init(&table->grid, COLUMNS);
    add_header(table);
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (costs_more(table, i)) {
            add_scenario(table, i);
        }
    }
    bide_grid_print(&table->grid, table->out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table->grid);
    bide_show_wrapped(
        table->out,
        "All figures are differences from the first scenario. Money: what is spent on "
        "staff who work on this list and on contracts and programmes for it; what serves "
        "several lists is set against each in full, as if it were for this one alone. "
        "Weeks of waiting avoided: all children's together. 95% intervals by Fieller's "
        "theorem; there is no reliable ratio where the gain could be nothing.",
        0, BIDE_SHOW_WIDTH);
}

void bide_worth_print(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .out = out,
                           .study = study,
                           .moment = bide_names_last_milestone(study) };
    table.unit = bide_money_unit(study, table.moment);
    bool has_rows = false;
    for (size_t i = 1; i < study->scenario_count; ++i) {
        has_rows = has_rows || costs_more(&table, i);
    }
    if (has_rows && study->rows != NULL) {
        bide_text_init(&table.cell);
        print_table(&table);
        bide_show_release(&table.cell, out);
    }
}
