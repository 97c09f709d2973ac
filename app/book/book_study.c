/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_study.h"

#include "app/book/book_assumed.h"
#include "app/book/book_lists.h"
#include "app/book/book_money.h"
#include "app/book/book_summary.h"
#include "app/figure.h"
#include "app/inputs.h"
#include "app/show.h"
#include "app/totals.h"

static void add_measure(struct bide_book *book, const struct bide_kpi_info *info,
                        const char *of)
{
    bide_book_text(book, info->label);
    bide_book_text(book, of);
    bide_book_text(book, info->unit);
    bide_book_text(book, info->sentence);
    bide_book_text(book, info->name);
}

static void add_measures(struct bide_book *book)
{
    static const struct bide_book_column columns[] = {
        { "Measure", BIDE_BOOK_TEXT, 0 },
        { "Of", BIDE_BOOK_TEXT, 0 },
        { "Unit", BIDE_BOOK_TEXT, 0 },
        { "What is counted", BIDE_BOOK_LONG, 70 },
        { "Name in the JSON", BIDE_BOOK_TEXT, 0 },
    };
    bide_book_table(book, columns, sizeof(columns) / sizeof(columns[0]), 1);
    for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
        add_measure(book, bide_kpi_info((enum bide_kpi) i), "a list");
    }
    for (int i = 0; i < BIDE_KPI_STAFF_COUNT; ++i) {
        add_measure(book, bide_kpi_staff_info((enum bide_kpi_staff) i), "a staff group");
    }
    for (int i = 0; i < BIDE_KPI_COST_COUNT; ++i) {
        add_measure(book, bide_kpi_cost_info((enum bide_kpi_cost) i), "a scenario");
    }
}

static void add_run(struct bide_book *book, struct bide_text *text,
                    const struct bide_study *study)
{
    bide_text_add(text, "Simulated from ");
    bide_figure_date(text, study->spec->start);
    bide_text_add(text, " for ");
    bide_show_count(text, (size_t) study->spec->weeks, "week");
    bide_text_add(text, ". The future was played through ");
    bide_show_count(text, study->replications, "time");
    bide_text_addf(text, " (replications), seed %llu, by bide %s.",
                   (unsigned long long) study->seed, BIDE_VERSION);
    bide_book_note(book, BIDE_BOOK_NOTE, text->bytes);
    bide_text_clear(text);
    bide_inputs_text(text, study);
    bide_book_note(book, BIDE_BOOK_NOTE, text->bytes);
    bide_text_clear(text);
    bide_totals_audit(text, &study->audit);
    bide_book_note(book, BIDE_BOOK_NOTE, text->bytes);
    bide_text_clear(text);
}

static void add_about(struct bide_book *book, const struct bide_study *study)
{
    bide_book_sheet(book, "About", "About these figures");
    struct bide_text text;
    bide_text_init(&text);
    add_run(book, &text, study);
    book->err = text.err != BIDE_OK ? text.err : book->err;
    bide_text_free(&text);
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "Means are over all replications; 8 in 10 replications lie between "
                   "\"low\" and \"high\". A change is the difference from the first "
                   "scenario for the same simulated children, \"±\" half its 95% "
                   "interval. Ranges show chance alone, not how sure the assumptions "
                   "are: see the sheet Assumptions.");
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "An empty cell has no value, such as the median wait of an empty list "
                   "or a change in the first scenario. Every number is also in the "
                   "results as JSON (--json), with the names below.");
    add_measures(book);
}

void bide_book_study_fill(struct bide_book *book, const struct bide_study *study)
{
    bide_book_summary_add(book, study);
    bide_book_summary_demand(book, study);
    bide_book_lists_milestones(book, study);
    bide_book_lists_months(book, study);
    bide_book_money_add(book, study);
    bide_book_money_value(book, study);
    bide_book_assumed_add(book, study);
    add_about(book, study);
}
