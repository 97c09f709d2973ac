/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/book/book.h"
#include "app/book/book_lists.h"
#include "app/book/book_money.h"
#include "tests/sample_study.h"

static struct bide_book book;

static void set_up(void)
{
    bide_book_init(&book, "A title", 0);
}

static void tear_down(void)
{
    bide_book_free(&book);
}

/* The sheet of this name; the test fails if there is none. */
static const struct bide_book_sheet *sheet_of(const char *name)
{
    for (size_t i = 0; i < book.sheet_count; ++i) {
        if (strcmp(book.sheets[i].name, name) == 0) {
            return &book.sheets[i];
        }
    }
    ck_abort_msg("no sheet %s", name);
    return NULL;
}

static size_t column_of(const struct bide_book_sheet *sheet, const char *heading)
{
    for (size_t i = 0; i < sheet->column_count; ++i) {
        if (strcmp(sheet->columns[i].heading, heading) == 0) {
            return i;
        }
    }
    ck_abort_msg("no column %s", heading);
    return 0;
}

static const struct bide_book_cell *cell_of(const struct bide_book_sheet *sheet,
                                            size_t row, const char *heading)
{
    const size_t place = row * sheet->column_count + column_of(sheet, heading);
    ck_assert_uint_lt(place, sheet->cell_count);
    return &sheet->cells[place];
}

START_TEST(texts_become_what_every_spreadsheet_takes)
{
    static const struct {
        const char *text;
        const char *safe;
    } cases[] = {
        { "Autism & ADHD <1>", "Autism & ADHD <1>" },
        { "=cmd()", "=cmd()" },
        { "caf\xC3\xA9", "caf\xC3\xA9" },
        { "a\xC3", "a?" },
        { "\xFF\xFE", "??" },
        { "a\x01\x1F\x7Fz", "a???z" },
        { "two\nlines\tand\r", "two lines and " },
        { "\xEF\xBF\xBE|\xEF\xBF\xBF", "?|?" },
        { "\xE2\x80\xAEright to left", "?right to left" },
        { "_x0041_", "_x005F_x0041_" },
        { "_x00G1_ _x0041", "_x00G1_ _x0041" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        ck_assert_str_eq(bide_book_safe(&book, cases[i].text), cases[i].safe);
    }
}
END_TEST

START_TEST(a_text_is_cut_before_a_cell_would_refuse_it)
{
    char *text = malloc(100001);
    ck_assert_ptr_nonnull(text);
    memset(text, 'x', 100000);
    text[100000] = '\0';

    const char *safe = bide_book_safe(&book, text);

    ck_assert_uint_ge(strlen(safe), 8000);
    ck_assert_uint_lt(strlen(safe), 8100);
    free(text);
}
END_TEST

START_TEST(no_number_leaves_a_cell_empty)
{
    static const struct bide_book_column column[] = { { "Number", BIDE_BOOK_COUNT, 0 } };
    bide_book_sheet(&book, "S", "T");
    bide_book_table(&book, column, 1, 0);

    bide_book_number(&book, (double) NAN);
    bide_book_number(&book, (double) INFINITY);
    bide_book_number(&book, 1.5);
    bide_book_number(&book, -1e-9);
    bide_book_text(&book, "text");

    const struct bide_book_sheet *sheet = sheet_of("S");
    ck_assert_uint_eq(bide_book_rows(&book), 5);
    ck_assert(isnan(sheet->cells[0].number) && sheet->cells[0].text == NULL);
    ck_assert(isnan(sheet->cells[1].number) && sheet->cells[1].text == NULL);
    ck_assert_double_eq_tol(sheet->cells[2].number, 1.5, 1e-12);
    ck_assert(!signbit(sheet->cells[3].number));
    ck_assert_str_eq(sheet->cells[4].text, "text");
}
END_TEST

START_TEST(long_notes_are_broken_into_lines)
{
    bide_book_sheet(&book, "S", "T");
    bide_book_note(&book, BIDE_BOOK_NOTE, "");
    bide_book_note(&book, BIDE_BOOK_NOTE_HEADING, "Short");
    struct bide_text text;
    bide_text_init(&text);
    for (int i = 0; i < 60; ++i) {
        bide_text_add(&text, "seven77 ");
    }
    bide_book_note(&book, BIDE_BOOK_NOTE, text.bytes);

    const struct bide_book_sheet *sheet = sheet_of("S");
    ck_assert_uint_gt(sheet->note_count, 3);
    for (size_t i = 0; i < sheet->note_count; ++i) {
        ck_assert_uint_le(strlen(sheet->notes[i].text), 140);
    }
    bide_text_free(&text);
}
END_TEST

START_TEST(milestones_hold_every_line_in_every_scenario)
{
    struct sample *sample = sample_new();
    *sample_slot(sample,
                 bide_study_estimate(&sample->study, 1, 2, AUTISM, BIDE_KPI_LIST)) =
        sample_estimate(1700.0, 20.0);
    *sample_slot(sample,
                 bide_study_difference(&sample->study, 1, 2, AUTISM, BIDE_KPI_LIST)) =
        sample_estimate(-212.0, 18.0);
    *sample_slot(sample,
                 bide_study_estimate(&sample->study, 0, 0, AUTISM, BIDE_KPI_MEDIAN)) =
        sample_estimate((double) NAN, (double) NAN);

    bide_book_lists_milestones(&book, &sample->study);

    const struct bide_book_sheet *sheet = sheet_of("Milestones");
    /* 4 lines, 2 scenarios, 2 milestones */
    ck_assert_uint_eq(bide_book_rows(&book), 16);
    ck_assert_str_eq(cell_of(sheet, 3, "Pathway")->text, "Autism assessment");
    ck_assert_str_eq(cell_of(sheet, 3, "Scenario")->text, "Insource 900 assessments");
    ck_assert_str_eq(cell_of(sheet, 3, "Children")->text, "All children");
    ck_assert_str_eq(cell_of(sheet, 3, "Milestone")->text, "The end");
    ck_assert_double_eq_tol(cell_of(sheet, 3, "Date")->number, 20662.0, 1e-9);
    ck_assert_double_eq_tol(cell_of(sheet, 3, "Backlog: children waiting (mean)")->number,
                            1700.0, 1e-9);
    ck_assert_double_eq_tol(
        cell_of(sheet, 3, "Change in backlog from the first scenario (children)")->number,
        -212.0, 1e-9);
    ck_assert(
        isnan(cell_of(sheet, 1, "Change in backlog from the first scenario (children)")
                  ->number));
    ck_assert(isnan(cell_of(sheet, 0, "Median wait so far (weeks)")->number));
    ck_assert_str_eq(cell_of(sheet, 8, "Children")->text, "Urgent");
    sample_free(sample);
}
END_TEST

START_TEST(a_chart_names_rows_of_its_own_pathway)
{
    struct sample *sample = sample_new();
    *sample_slot(sample,
                 bide_study_difference(&sample->study, 1, 1, PHYSIO, BIDE_KPI_LIST)) =
        sample_estimate(-2.0, 1.0);

    bide_book_lists_months(&book, &sample->study);

    /* The sample's months are 1 November, which is a milestone too, and 1 December. */
    ck_assert_uint_eq(book.chart_count, 2);
    ck_assert_uint_eq(book.charts[AUTISM].series_count, 1);
    ck_assert_uint_eq(book.charts[PHYSIO].series_count, 2);
    const struct bide_book_series *series = &book.charts[PHYSIO].series[1];
    ck_assert_uint_eq(series->first_row, 6);
    ck_assert_uint_eq(series->last_row, 7);
    const struct bide_book_sheet *sheet = &book.sheets[series->sheet];
    ck_assert_str_eq(sheet->name, "Monthly");
    ck_assert_str_eq(cell_of(sheet, 6, "Pathway")->text, "physio");
    ck_assert_str_eq(cell_of(sheet, 6, "Scenario")->text, "Insource 900 assessments");
    ck_assert_uint_gt(strlen(book.charts[PHYSIO].alt), 60);
    sample_free(sample);
}
END_TEST

START_TEST(a_study_without_months_has_no_charts)
{
    struct sample *sample = sample_new();
    sample->spec.monthly = false;

    bide_book_lists_months(&book, &sample->study);

    ck_assert_uint_eq(book.sheet_count, 0);
    ck_assert_uint_eq(book.chart_count, 0);
    sample_free(sample);
}
END_TEST

START_TEST(what_changes_nothing_is_worth_no_row)
{
    struct sample *sample = sample_new();

    bide_book_money_value(&book, &sample->study);
    ck_assert_uint_eq(bide_book_rows(&book), 0);

    bide_book_free(&book);
    bide_book_init(&book, "A title", 0);
    sample->study.scenario_count = 1;
    bide_book_money_value(&book, &sample->study);
    ck_assert_uint_eq(book.sheet_count, 0);
    sample_free(sample);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("book");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, texts_become_what_every_spreadsheet_takes);
    tcase_add_test(tests, a_text_is_cut_before_a_cell_would_refuse_it);
    tcase_add_test(tests, no_number_leaves_a_cell_empty);
    tcase_add_test(tests, long_notes_are_broken_into_lines);
    tcase_add_test(tests, milestones_hold_every_line_in_every_scenario);
    tcase_add_test(tests, a_chart_names_rows_of_its_own_pathway);
    tcase_add_test(tests, a_study_without_months_has_no_charts);
    tcase_add_test(tests, what_changes_nothing_is_worth_no_row);
    Suite *suite = suite_create("book");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
