/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/brief.h"

#include "app/brief_lists.h"
#include "app/figure.h"
#include "app/grid.h"
#include "app/inputs.h"
#include "app/money.h"
#include "app/names.h"
#include "app/show.h"

#define LEAST_STOPPED 0.01 /* of replications: what is told of contracts and pilots */

/* Finish a text: print it in lines, and clear it. */
static void print_wrapped(struct bide_text *out, struct bide_text *text)
{
    if (text->length > 0) {
        bide_show_wrapped(out, text->bytes, 0, BIDE_SHOW_SCREEN);
    }
    bide_text_clear(text);
}

static void print_head(struct bide_text *out, const struct bide_study *study)
{
    struct bide_text text;
    bide_text_init(&text);
    if (study->spec->title != NULL && study->spec->title[0] != '\0') {
        bide_show_text(out, study->spec->title);
        bide_text_add(out, "\n");
    }
    bide_text_add(&text, "From ");
    bide_figure_date(&text, study->spec->start);
    bide_text_add(&text, " for ");
    bide_show_count(&text, (size_t) study->spec->weeks, "week");
    bide_text_add(&text, ", ");
    bide_show_count(&text, study->replications, "replication");
    bide_text_addf(&text, ", seed %llu", (unsigned long long) study->seed);
    if (study->scenario_count == 1) {
        bide_text_add(&text, ", \"");
        bide_show_text(&text, bide_names_scenario_label(study, 0));
        bide_text_add(&text, "\"");
    }
    print_wrapped(out, &text);
    bide_inputs_text(&text, study);
    print_wrapped(out, &text);
    bide_show_release(&text, out);
}

/* --- money --- */

/* A table under way. */
struct money {
    const struct bide_study *study;
    size_t moment;
    double unit; /* pounds */
    struct bide_grid grid;
    struct bide_text cell;
};

static const struct bide_estimate *cost_of(const struct money *money, size_t scenario,
                                           enum bide_kpi_cost kpi)
{
    return bide_study_cost(money->study, scenario, money->moment, kpi);
}

static void take_pounds(struct money *money, double pounds)
{
    bide_show_number(&money->cell, pounds / money->unit, 0);
    bide_grid_take(&money->grid, &money->cell);
}

static void add_scenario(struct money *money, size_t scenario)
{
    const double total = cost_of(money, scenario, BIDE_KPI_COST_TOTAL)->mean;
    const double recurrent = cost_of(money, scenario, BIDE_KPI_COST_RECURRENT)->mean;
    bide_text_addf(&money->cell, "  %s",
                   bide_names_scenario_label(money->study, scenario));
    bide_grid_take(&money->grid, &money->cell);
    take_pounds(money, recurrent);
    take_pounds(money, total - recurrent);
    take_pounds(money, total);
    if (scenario > 0) {
        struct bide_estimate change = *bide_study_cost_difference(
            money->study, scenario, money->moment, BIDE_KPI_COST_TOTAL);
        change.mean /= money->unit;
        change.half_width /= money->unit;
        bide_figure_change(&money->cell, &change, BIDE_FIGURE_CHILDREN);
        bide_grid_take(&money->grid, &money->cell);
    }
    bide_grid_end_row(&money->grid);
}

static void print_costs(struct bide_text *out, struct money *money)
{
    const struct bide_study *study = money->study;
    bide_text_addf(&money->cell, "Money in %spounds, up to ",
                   money->unit > 1.0 ? "thousands of " : "");
    bide_figure_date(&money->cell, study->plan.moments[money->moment].date);
    bide_show_heading(out, money->cell.bytes);
    bide_text_clear(&money->cell);
    bide_grid_init(&money->grid, study->scenario_count > 1 ? 5 : 4);
    bide_grid_add(&money->grid, "");
    bide_grid_add(&money->grid, "Recurrent");
    bide_grid_add(&money->grid, "Not recurrent");
    bide_grid_add(&money->grid, "Total");
    if (study->scenario_count > 1) {
        bide_grid_add(&money->grid, "Change");
    }
    for (size_t i = 0; i < study->scenario_count; ++i) {
        add_scenario(money, i);
    }
    bide_grid_print(&money->grid, out, BIDE_SHOW_SCREEN);
    bide_grid_free(&money->grid);
    bide_text_add(
        &money->cell,
        "Recurrent: posts and standing programmes. What the configuration gives "
        "no cost for counts as nothing.");
    print_wrapped(out, &money->cell);
}

static void print_money(struct bide_text *out, const struct bide_study *study)
{
    struct money money = { .study = study,
                           .moment = bide_plan_last_milestone(&study->plan) };
    money.unit = bide_money_unit(study, money.moment);
    bool is_spent = false;
    for (size_t i = 0; i < study->scenario_count; ++i) {
        is_spent = is_spent || cost_of(&money, i, BIDE_KPI_COST_TOTAL)->mean > 0.0;
    }
    bide_text_init(&money.cell);
    if (is_spent) {
        print_costs(out, &money);
    }
    bide_money_stopped_print(out, study, LEAST_STOPPED, BIDE_SHOW_SCREEN);
    bide_show_release(&money.cell, out);
}

/* --- the end --- */

static void print_tail(struct bide_text *out, const struct bide_study *study)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, study->audit.is_passed
                             ? "\nAudit: passed, every child is accounted for."
                             : "\nAudit: FAILED. Do not use these numbers; --all shows "
                               "what is wrong.");
    print_wrapped(out, &text);
    bide_text_add(&text,
                  "\nMore: --all prints every milestone with its range, waits, how many "
                  "were seen and left, loads, staff time");
    bide_text_add(&text, study->spec->groups.count > 0 ? ", groups of children" : "");
    bide_text_add(&text, study->scenario_count > 1 ? " and what the extra money buys. "
                                                   : " and the budget. ");
    bide_text_add(&text, "\"bide report FILE -o report.html\" makes a page for a board; "
                         "--xlsx, --csv, --json and --sqlite write every figure.");
    print_wrapped(out, &text);
    bide_show_release(&text, out);
}

void bide_brief_print(struct bide_text *out, const struct bide_study *study)
{
    print_head(out, study);
    bide_brief_lists_print(out, study);
    print_money(out, study);
    print_tail(out, study);
}
