/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_money.h"

#include <math.h>

#include "app/money.h"
#include "app/names.h"
#include "engine/base/text.h"
#include "models/service/budget.h"

static void add_when(struct bide_book *book, const struct bide_study *study,
                     size_t moment)
{
    bide_book_text(book, study->plan.moments[moment].label);
    bide_book_number(book, study->plan.moments[moment].date);
}

static void add_cost(struct bide_book *book, const struct bide_estimate *cost,
                     const struct bide_estimate *difference)
{
    bide_book_number(book, cost->mean);
    bide_book_number(book, cost->p10);
    bide_book_number(book, cost->p90);
    bide_book_number(book, difference != NULL ? difference->mean : (double) NAN);
    bide_book_number(book, difference != NULL ? difference->half_width : (double) NAN);
}

static void add_line(struct bide_book *book, const struct bide_study *study,
                     size_t scenario, size_t moment, size_t line)
{
    struct bide_text label;
    bide_text_init(&label);
    bide_money_label(&label, study, line);
    bide_book_text(book, bide_names_scenario_label(study, scenario));
    bide_book_text(book, label.bytes);
    bide_book_text(book, bide_budget_line_at(study->spec, line).is_recurrent
                             ? "every year"
                             : "for a time");
    add_when(book, study, moment);
    add_cost(book, bide_study_budget(study, scenario, moment, line, BIDE_KPI_BUDGET_COST),
             scenario > 0 ? bide_study_budget_difference(study, scenario, moment, line,
                                                         BIDE_KPI_BUDGET_COST)
                          : NULL);
    book->err = label.err != BIDE_OK ? label.err : book->err;
    bide_text_free(&label);
}

static void add_total(struct bide_book *book, const struct bide_study *study,
                      size_t scenario, size_t moment)
{
    bide_book_text(book, bide_names_scenario_label(study, scenario));
    bide_book_text(book, "Total");
    bide_book_text(book, "all");
    add_when(book, study, moment);
    add_cost(book, bide_study_cost(study, scenario, moment, BIDE_KPI_COST_TOTAL),
             scenario > 0 ? bide_study_cost_difference(study, scenario, moment,
                                                       BIDE_KPI_COST_TOTAL)
                          : NULL);
}

static void add_scenario(struct bide_book *book, const struct bide_study *study,
                         size_t scenario)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!bide_names_is_milestone(study, i)) {
            continue;
        }
        add_total(book, study, scenario, i);
        for (size_t k = 0; k < study->plan.budget_count; ++k) {
            add_line(book, study, scenario, i, k);
        }
    }
}

void bide_book_money_add(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column columns[] = {
        { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Line of the budget", BIDE_BOOK_TEXT, 0 },
        { "Spent", BIDE_BOOK_TEXT, 0 },
        { "Milestone", BIDE_BOOK_TEXT, 0 },
        { "Date", BIDE_BOOK_DATE, 0 },
        { "Cost since the start (pounds, mean)", BIDE_BOOK_MONEY, 0 },
        { "Cost: low (pounds; 1 run in 10 is below)", BIDE_BOOK_MONEY, 0 },
        { "Cost: high (pounds; 1 run in 10 is above)", BIDE_BOOK_MONEY, 0 },
        { "Change from the first scenario (pounds)", BIDE_BOOK_CHANGE_MONEY, 0 },
        { "± of that change (pounds, 95%)", BIDE_BOOK_MONEY, 0 },
    };
    bide_book_sheet(book, "Money", "What each scenario costs");
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "In pounds of the prices in the configuration, from the start to the "
                   "milestone. The lines add up to the total.");
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 2);
    for (size_t i = 0; i < study->scenario_count; ++i) {
        add_scenario(book, study, i);
    }
}

/* --- value --- */

static void add_estimate(struct bide_book *book, const struct bide_estimate *estimate)
{
    bide_book_number(book, estimate->mean);
    bide_book_number(book, estimate->half_width);
}

/* Money saved, or children seen fewer, have no price. */
static void add_ratio(struct bide_book *book, const struct bide_ratio *ratio)
{
    const bool is_price = ratio->top > 0.0 && ratio->bottom > 0.0 && ratio->is_reliable;
    bide_book_number(book, is_price ? ratio->ratio : (double) NAN);
    bide_book_number(book, is_price ? ratio->low : (double) NAN);
    bide_book_number(book, is_price ? ratio->high : (double) NAN);
}

static void add_value(struct bide_book *book, const struct bide_study *study,
                      size_t scenario, size_t moment, size_t pathway)
{
    const struct bide_spec_pathway *what = bide_names_pathway(study, pathway);
    const struct bide_value *value = bide_study_value(study, scenario, moment, pathway);
    bide_book_text(book, bide_names_of(what->label, what->name));
    bide_book_text(book, bide_names_scenario_label(study, scenario));
    add_when(book, study, moment);
    add_estimate(book, &value->pounds);
    bide_book_text(book,
                   value->is_whole ? "all of the scenario" : "this pathway's lines");
    add_estimate(book, &value->seen);
    add_estimate(book, &value->weeks);
    add_ratio(book, &value->per_child);
    add_ratio(book, &value->per_week);
}

static void add_values(struct bide_book *book, const struct bide_study *study,
                       size_t scenario, size_t pathway)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(study, i)
            && bide_value_is_telling(bide_study_value(study, scenario, i, pathway),
                                     1.0)) {
            add_value(book, study, scenario, i, pathway);
        }
    }
}

void bide_book_money_value(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column columns[] = {
        { "Pathway", BIDE_BOOK_TEXT, 0 },
        { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Milestone", BIDE_BOOK_TEXT, 0 },
        { "Date", BIDE_BOOK_DATE, 0 },
        { "Extra cost for this pathway (pounds)", BIDE_BOOK_CHANGE_MONEY, 0 },
        { "± of that (pounds, 95%)", BIDE_BOOK_MONEY, 0 },
        { "What money counts", BIDE_BOOK_TEXT, 0 },
        { "Children seen more", BIDE_BOOK_CHANGE, 0 },
        { "± of that (children, 95%)", BIDE_BOOK_WEEKS, 0 },
        { "Weeks of waiting avoided, all children together", BIDE_BOOK_CHANGE, 0 },
        { "± of that (weeks, 95%)", BIDE_BOOK_WEEKS, 0 },
        { "Cost for each child seen more (pounds)", BIDE_BOOK_MONEY, 0 },
        { "low (pounds, 95%)", BIDE_BOOK_MONEY, 0 },
        { "high (pounds, 95%)", BIDE_BOOK_MONEY, 0 },
        { "Cost for each week avoided (pounds)", BIDE_BOOK_MONEY, 0 },
        { "low (pounds, 95%) ", BIDE_BOOK_MONEY, 0 },
        { "high (pounds, 95%) ", BIDE_BOOK_MONEY, 0 },
    };
    if (study->scenario_count < 2) {
        return;
    }
    bide_book_sheet(book, "Value for money", "What the extra money buys");
    bide_book_note(
        book, BIDE_BOOK_NOTE,
        "Compared with the first scenario. A line that serves several pathways "
        "counts in full for each, so that pathways cannot be added up. Where "
        "the gain is no surer than chance there is no cost for each child or "
        "week.");
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 2);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        for (size_t k = 1; k < study->scenario_count; ++k) {
            add_values(book, study, k, i);
        }
    }
}
