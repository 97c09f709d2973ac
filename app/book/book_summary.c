/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_summary.h"

#include <math.h>

#include "app/book/book_wait.h"
#include "app/figure.h"
#include "app/names.h"
#include "app/show.h"
#include "app/standard.h"
#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "models/service/balance.h"

/* A sheet under way. */
struct sheet {
    struct bide_book *book;
    const struct bide_study *study;
    size_t moment;      /* the last milestone */
    bool has_milestone; /* there is one */
    struct bide_text text;
};

static struct sheet begin(struct bide_book *book, const struct bide_study *study)
{
    struct sheet sheet = { .book = book, .study = study };
    sheet.moment = bide_plan_last_milestone(&study->plan);
    sheet.has_milestone = bide_names_is_milestone(study, sheet.moment);
    bide_text_init(&sheet.text);
    return sheet;
}

static void end(struct sheet *sheet)
{
    sheet->book->err = sheet->text.err != BIDE_OK ? sheet->text.err : sheet->book->err;
    bide_text_free(&sheet->text);
}

/* Finish the text: a note of the sheet. */
static void put_note(struct sheet *sheet, enum bide_book_note_kind kind)
{
    bide_book_note(sheet->book, kind, sheet->text.bytes);
    bide_text_clear(&sheet->text);
}

static const char *pathway_label(const struct sheet *sheet, size_t pathway)
{
    const struct bide_spec_pathway *what = bide_names_pathway(sheet->study, pathway);
    return bide_names_of(what->label, what->name);
}

static const struct bide_estimate *estimate(const struct sheet *sheet, size_t scenario,
                                            size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(sheet->study, scenario, sheet->moment, pathway, kpi);
}

/* --- the answer --- */

/* "Autism: 3,500 children wait (8 in 10 runs: 3,300-3,700); 12% of them within the
 * standard of 18 weeks, which asks for 92%." */
static void add_answer(struct sheet *sheet, size_t pathway)
{
    struct bide_text *text = &sheet->text;
    const struct bide_spec_pathway *what = bide_names_pathway(sheet->study, pathway);
    const struct bide_estimate *within = estimate(sheet, 0, pathway, BIDE_KPI_WITHIN);
    const struct bide_estimate *list = estimate(sheet, 0, pathway, BIDE_KPI_LIST);
    bide_text_addf(text, "%s: ", pathway_label(sheet, pathway));
    bide_figure_level(text, list, BIDE_FIGURE_CHILDREN);
    bide_text_add(text, " children wait");
    if (sheet->study->replications > 1) {
        bide_text_add(text, " (8 in 10 runs: ");
        bide_figure_range(text, list, BIDE_FIGURE_CHILDREN);
        bide_text_add(text, ")");
    }
    if (!isnan(within->mean)) {
        bide_text_add(text, "; ");
        bide_figure_level(text, within, BIDE_FIGURE_SHARE);
        bide_text_add(text, " within the standard (");
        bide_standard_text(text, what);
        bide_text_add(text, ")");
    }
    bide_text_add(text, ".");
    put_note(sheet, BIDE_BOOK_NOTE);
}

static void add_answers(struct sheet *sheet)
{
    const struct bide_plan_moment *when = &sheet->study->plan.moments[sheet->moment];
    bide_text_addf(&sheet->text, "On ");
    bide_figure_date(&sheet->text, when->date);
    if (when->label != NULL) {
        bide_text_addf(&sheet->text, " (%s)", when->label);
    }
    bide_text_addf(&sheet->text,
                   ", scenario \"%s\":", bide_names_scenario_label(sheet->study, 0));
    put_note(sheet, BIDE_BOOK_NOTE_HEADING);
    for (size_t i = 0; i < sheet->study->plan.pathway_count; ++i) {
        add_answer(sheet, i);
    }
    bide_book_wait_note(sheet->book, sheet->study);
    bide_text_add(&sheet->text, "Every scenario on that day:");
    put_note(sheet, BIDE_BOOK_NOTE_HEADING);
}

/* --- the table --- */

/* Extra money of a whole scenario since the start; none for the first, and none before
 * the first milestone. */
static double extra_cost(const struct sheet *sheet, size_t scenario)
{
    if (scenario == 0 || !sheet->has_milestone) {
        return (double) NAN;
    }
    return bide_study_cost_difference(sheet->study, scenario, sheet->moment,
                                      BIDE_KPI_COST_TOTAL)
        ->mean;
}

static double chance(const struct sheet *sheet, size_t scenario, size_t pathway)
{
    const bool has_target =
        bide_kpi_is_shown(BIDE_KPI_TARGET_MET, bide_names_pathway(sheet->study, pathway));
    return has_target ? estimate(sheet, scenario, pathway, BIDE_KPI_TARGET_MET)->mean
                      : (double) NAN;
}

static void add_row(struct sheet *sheet, size_t scenario, size_t pathway)
{
    struct bide_book *book = sheet->book;
    const struct bide_estimate *list = estimate(sheet, scenario, pathway, BIDE_KPI_LIST);
    const struct bide_estimate *change = bide_study_difference(
        sheet->study, scenario, sheet->moment, pathway, BIDE_KPI_LIST);
    bide_book_text(book, pathway_label(sheet, pathway));
    bide_book_text(book, bide_names_scenario_label(sheet->study, scenario));
    bide_book_number(book, list->mean);
    bide_book_number(book, list->p10);
    bide_book_number(book, list->p90);
    bide_book_number(book, scenario > 0 ? change->mean : (double) NAN);
    bide_book_number(book, scenario > 0 ? change->half_width : (double) NAN);
    bide_book_number(book, estimate(sheet, scenario, pathway, BIDE_KPI_WITHIN)->mean);
    bide_book_wait_add(book, bide_names_pathway(sheet->study, pathway), BIDE_KPI_MEDIAN,
                       estimate(sheet, scenario, pathway, BIDE_KPI_MEDIAN)->mean);
    bide_book_number(book, estimate(sheet, scenario, pathway, BIDE_KPI_OVER_52)->mean);
    bide_book_number(book, estimate(sheet, scenario, pathway, BIDE_KPI_REFERRED)->mean);
    bide_book_number(book, estimate(sheet, scenario, pathway, BIDE_KPI_SEEN)->mean);
    bide_book_number(book, chance(sheet, scenario, pathway));
    bide_book_number(book, extra_cost(sheet, scenario));
}

void bide_book_summary_add(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column columns[] = {
        { "Pathway", BIDE_BOOK_TEXT, 0 },
        { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Backlog: children waiting (mean)", BIDE_BOOK_COUNT, 0 },
        { "Backlog: low (children; 1 run in 10 is below)", BIDE_BOOK_COUNT, 0 },
        { "Backlog: high (children; 1 run in 10 is above)", BIDE_BOOK_COUNT, 0 },
        { "Change in backlog from the first scenario (children)", BIDE_BOOK_CHANGE, 0 },
        { "± of that change (children, 95%)", BIDE_BOOK_WEEKS, 0 },
        { "Within the standard (share of the list)", BIDE_BOOK_SHARE, 0 },
        { "Median wait so far (weeks)", BIDE_BOOK_WEEKS, 0 },
        { "Over 52 weeks (children)", BIDE_BOOK_COUNT, 0 },
        { "Demand: referred so far (children)", BIDE_BOOK_COUNT, 0 },
        { "Seen so far (children)", BIDE_BOOK_COUNT, 0 },
        { "Chance that the target is met that day", BIDE_BOOK_SHARE, 0 },
        { "Extra cost of the whole scenario (pounds)", BIDE_BOOK_CHANGE_MONEY, 0 },
    };
    struct sheet sheet = begin(book, study);
    bide_book_sheet(book, "Summary", book->title != NULL ? book->title : "");
    add_answers(&sheet);
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 2);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        for (size_t k = 0; k < study->scenario_count; ++k) {
            add_row(&sheet, k, i);
        }
    }
    end(&sheet);
}

/* --- demand and capacity --- */

static void add_balance(struct sheet *sheet, size_t scenario, size_t pathway,
                        const struct bide_balance *balance)
{
    struct bide_book *book = sheet->book;
    const struct bide_spec_staff *staff = bide_names_staff(sheet->study, balance->staff);
    bide_book_text(book, pathway_label(sheet, pathway));
    bide_book_text(book, bide_names_scenario_label(sheet->study, scenario));
    bide_book_text(book, bide_names_of(staff->label, staff->name));
    bide_book_number(book, balance->demand_per_week);
    bide_book_number(book, balance->capacity_per_week);
    bide_book_number(book, balance->load);
    bide_book_text(book, bide_balance_is_sustained(balance) ? "yes" : "no");
    bide_book_number(book, balance->list);
    bide_book_number(book, balance->target_list);
    bide_book_number(book, balance->relief_per_week);
    bide_book_number(book, balance->target_capacity_per_week);
}

static void add_scenario(struct sheet *sheet, size_t scenario,
                         struct bide_balance *balances)
{
    const enum bide_err err = bide_balance_of(balances, sheet->study, scenario);
    if (err != BIDE_OK) {
        sheet->book->err = err;
        return;
    }
    for (size_t i = 0; i < sheet->study->plan.pathway_count; ++i) {
        if (!isnan(balances[i].load)) {
            add_balance(sheet, scenario, i, &balances[i]);
        }
    }
}

void bide_book_summary_demand(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column columns[] = {
        { "Pathway", BIDE_BOOK_TEXT, 0 },
        { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Staff who hold up most", BIDE_BOOK_TEXT, 0 },
        { "Demand: referred (children a week)", BIDE_BOOK_WEEKS, 0 },
        { "Capacity: could be seen (children a week)", BIDE_BOOK_WEEKS, 0 },
        { "Load: demand for each place", BIDE_BOOK_RATIO, 0 },
        { "Can the list be kept up with?", BIDE_BOOK_TEXT, 0 },
        { "Backlog at the start (children)", BIDE_BOOK_COUNT, 0 },
        { "Backlog at which the standard is kept (children)", BIDE_BOOK_COUNT, 0 },
        { "Capacity that gets there by the last milestone (children a week)",
          BIDE_BOOK_WEEKS, 0 },
        { "Capacity that then stays there (children a week)", BIDE_BOOK_WEEKS, 0 },
    };
    struct sheet sheet = begin(book, study);
    struct bide_balance *balances =
        bide_mem_zeroed(study->plan.pathway_count, sizeof(struct bide_balance));
    bide_book_sheet(book, "Demand and capacity", "Demand, capacity and backlog");
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "On average from the end of the warm-up to the last milestone, by "
                   "formula beside the simulation. A load above 1 cannot be sustained: "
                   "the backlog grows. Pathways without staff are left out.");
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 2);
    book->err = balances == NULL ? BIDE_ERR_MEMORY : book->err;
    for (size_t i = 0; i < study->scenario_count && book->err == BIDE_OK; ++i) {
        add_scenario(&sheet, i, balances);
    }
    bide_mem_free(balances);
    end(&sheet);
}
