/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/worth.h"

#include <math.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/money.h"
#include "app/names.h"
#include "app/show.h"
#include "models/service/value.h"

enum { COLUMNS = 6, HEADER_ROWS = 3 };

#define MANY_WEEKS                                                                       \
    10000.0 /* are shown in thousands, with a decimal below ten of them                  \
             */

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    double unit;       /* pounds */
    double weeks_unit; /* 1 or 1,000 */
    bool has_whole;    /* some pathway has all of a scenario's money against it */
    struct bide_grid grid;
    struct bide_text cell;
};

/* "1,330 (1,290-1,370)" */
static void add_ratio(struct table *table, const struct bide_ratio *ratio)
{
    if (!(ratio->top > 0.0) || !(ratio->bottom > 0.0)) {
        bide_grid_add(&table->grid, "-");
    } else if (!ratio->is_reliable) {
        bide_grid_add(&table->grid, "unclear");
    } else {
        bide_figure_pounds(&table->cell, ratio->ratio);
        bide_text_add(&table->cell, " (");
        bide_figure_pounds(&table->cell, ratio->low);
        bide_text_add(&table->cell, "-");
        bide_figure_pounds(&table->cell, ratio->high);
        bide_text_add(&table->cell, ")");
        bide_grid_take(&table->grid, &table->cell);
    }
}

/* "1,335", "57*"; figures stay below each other beside a star. */
static void add_money(struct table *table, const struct bide_value *value)
{
    bide_show_number(&table->cell, value->pounds.mean / table->unit, 0);
    if (table->has_whole) {
        bide_text_add(&table->cell, value->is_whole ? "*" : " ");
    }
    bide_grid_take(&table->grid, &table->cell);
}

/* "+8,836 ±54"; in thousands "+39 ±3" and "+5.2 ±1.0". */
static void add_weeks(struct table *table, struct bide_estimate weeks)
{
    const bool is_whole = table->weeks_unit <= 1.0 || fabs(weeks.mean) >= MANY_WEEKS;
    weeks.mean /= table->weeks_unit;
    weeks.half_width /= table->weeks_unit;
    bide_figure_change(&table->cell, &weeks,
                       is_whole ? BIDE_FIGURE_CHILDREN : BIDE_FIGURE_WEEKS);
    bide_grid_take(&table->grid, &table->cell);
}

static void add_pathway(struct table *table, size_t pathway,
                        const struct bide_value *value)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(table->study, pathway);
    bide_text_addf(&table->cell, "  %s", bide_names_of(spec->label, spec->name));
    bide_grid_take(&table->grid, &table->cell);
    add_money(table, value);
    bide_figure_change(&table->cell, &value->seen, BIDE_FIGURE_CHILDREN);
    bide_grid_take(&table->grid, &table->cell);
    add_weeks(table, value->weeks);
    add_ratio(table, &value->per_child);
    add_ratio(table, &value->per_week);
}

/* NULL if there is nothing to tell. */
static const struct bide_value *take_value(const struct table *table, size_t scenario,
                                           size_t pathway)
{
    const struct bide_value *value =
        bide_study_value(table->study, scenario, table->moment, pathway);
    /* thousands have a decimal */
    return bide_value_is_telling(value, fmax(1.0, table->weeks_unit / 10.0)) ? value
                                                                             : NULL;
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
    bide_figure_pounds(&table->cell, cost->mean);
    bide_text_add(&table->cell, " more");
    bide_grid_add_line(&table->grid, table->cell.bytes);
    bide_text_clear(&table->cell);
    size_t count = 0;
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_value *value = take_value(table, scenario, i);
        if (value != NULL) {
            add_pathway(table, i, value);
            ++count;
        }
    }
    if (count == 0) {
        bide_grid_add_line(&table->grid, "  no list gains or costs");
    }
}

static void look_at(struct table *table, size_t scenario)
{
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        const struct bide_value *value = take_value(table, scenario, i);
        if (value != NULL) {
            table->has_whole = table->has_whole || value->is_whole;
            table->weeks_unit =
                fabs(value->weeks.mean) >= MANY_WEEKS ? 1000.0 : table->weeks_unit;
        }
    }
}

/* Find out how to show what there is to tell. */
static void look_through(struct table *table)
{
    table->has_whole = false;
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (costs_more(table, i)) {
            look_at(table, i);
        }
    }
}

static void add_header(struct table *table)
{
    const bool is_in_weeks = table->weeks_unit <= 1.0;
    const char *const header[HEADER_ROWS * COLUMNS] = {
        "",
        "Extra",
        "Extra",
        is_in_weeks ? "Weeks of" : "Weeks",
        "£ for each",
        "£ for each",
        "",
        "money,",
        "children",
        is_in_weeks ? "waiting" : "avoided,",
        "extra child",
        "week",
        "",
        table->unit > 1.0 ? "£1,000s" : "£",
        "seen",
        is_in_weeks ? "avoided" : "1,000s",
        "seen (95%)",
        "(95%)",
    };
    for (size_t i = 0; i < HEADER_ROWS * COLUMNS; ++i) {
        bide_grid_add(&table->grid, header[i]);
    }
}

static void print_notes(const struct table *table)
{
    if (table->has_whole) {
        bide_show_wrapped(table->out,
                          "* All of the scenario's extra money, as if it were for this "
                          "list alone: none is spent on the list itself, and yet it "
                          "gains.",
                          0, BIDE_SHOW_WIDTH);
    }
    bide_show_wrapped(
        table->out,
        "All figures are differences from the first scenario. Money: what is spent on "
        "staff who work on this list and on contracts and programmes for it; what serves "
        "several lists is set against each in full, as if it were for this one alone. "
        "Weeks of waiting avoided: all children's together. 95% intervals by Fieller's "
        "theorem; \"unclear\" where the gain could be nothing, \"-\" where there is "
        "none. "
        "Lists that neither cost nor surely change are left out.",
        0, BIDE_SHOW_WIDTH);
}

static void print_table(struct table *table)
{
    bide_text_add(&table->cell, "What the extra money buys, up to ");
    bide_figure_date(&table->cell, table->study->plan.moments[table->moment].date);
    bide_show_heading(table->out, table->cell.bytes);
    bide_text_clear(&table->cell);
    bide_grid_init(&table->grid, COLUMNS);
    look_through(table);
    look_through(table); /* again: less is told in a larger unit */
    add_header(table);
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (costs_more(table, i)) {
            add_scenario(table, i);
        }
    }
    bide_grid_print(&table->grid, table->out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table->grid);
    print_notes(table);
}

void bide_worth_print(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .out = out,
                           .study = study,
                           .weeks_unit = 1.0,
                           .moment = bide_plan_last_milestone(&study->plan) };
    table.unit = bide_money_unit(study, table.moment);
    bool has_rows = false;
    for (size_t i = 1; i < study->scenario_count; ++i) {
        has_rows = has_rows || costs_more(&table, i);
    }
    if (has_rows) {
        bide_text_init(&table.cell);
        print_table(&table);
        bide_show_release(&table.cell, out);
    }
}
