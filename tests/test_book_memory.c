/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a workbook is made to fail once, and where texts are cut. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/book/book.h"
#include "engine/base/text.h"
#include "tests/refusing_mem.h"

enum { LONGEST = 8000, MOST_FAILURES = 10000 };

static struct bide_book book;

static void set_up(void)
{
    refusing_mem.is_empty = true;
    refusing_mem_after(REFUSING_MEM_NEVER);
    refusing_mem.blocks = 0;
}

static void tear_down(void)
{
    bide_book_free(&book);
    ck_assert_int_eq(refusing_mem.blocks, 0);
}

/* A book of two sheets: notes and a table; a chart. */
static void fill(void)
{
    static const struct bide_book_column columns[] = { { "Name", BIDE_BOOK_TEXT, 0 },
                                                       { "Children", BIDE_BOOK_COUNT, 0 },
                                                       { "Week", BIDE_BOOK_WEEKS, 9 } };
    bide_book_init(&book, "Title", 7);
    bide_book_sheet(&book, "First", "A sheet");
    for (int i = 0; i < 5; ++i) {
        bide_book_note(&book, BIDE_BOOK_NOTE, "A note\nof two lines");
    }
    bide_book_table(&book, columns, 3, 1);
    for (int i = 0; i < 100; ++i) {
        bide_book_text(&book, "a name that takes some room in the arena of the book");
        bide_book_number(&book, i);
        bide_book_number(&book, -i);
    }
    bide_book_sheet(&book, "Second", "Another");
    const struct bide_book_chart chart = { .title = "T", .alt = "A", .series_count = 1 };
    for (int i = 0; i < 5; ++i) {
        bide_book_chart(&book, &chart);
    }
}

/* What is in the book is whole: nothing half-added. */
static void is_whole(void)
{
    for (size_t i = 0; i < book.sheet_count; ++i) {
        const struct bide_book_sheet *sheet = &book.sheets[i];
        for (size_t k = 0; k < sheet->note_count; ++k) {
            ck_assert_ptr_nonnull(sheet->notes[k].text);
        }
        ck_assert_uint_le(sheet->cell_count, sheet->cell_capacity);
    }
    ck_assert_uint_le(book.chart_count, book.chart_capacity);
}

START_TEST(a_failure_is_remembered_and_what_follows_ignored)
{
    int failures = 0;
    bool is_done = false;
    while (!is_done && failures < MOST_FAILURES) {
        refusing_mem.blocks = 0;
        refusing_mem_after(failures);
        fill();
        is_done = book.err == BIDE_OK;
        ck_assert(is_done || book.err == BIDE_ERR_MEMORY);
        is_whole();

        const size_t cells = book.sheets[1].cell_count;
        refusing_mem_after(REFUSING_MEM_NEVER);
        bide_book_note(&book, BIDE_BOOK_NOTE, "later");
        bide_book_number(&book, 1.0);
        ck_assert_uint_eq(book.sheets[1].note_count, is_done ? 1 : 0);
        ck_assert_uint_eq(book.sheets[1].cell_count, cells + (is_done ? 1 : 0));
        bide_book_free(&book);
        ck_assert_int_eq(refusing_mem.blocks, 0);
        ++failures;
    }
    ck_assert(is_done);
    ck_assert_int_gt(failures, 10);
}
END_TEST

START_TEST(a_book_that_did_not_fail_has_everything)
{
    fill();

    ck_assert_int_eq(book.err, BIDE_OK);
    ck_assert_uint_eq(book.sheet_count, 2);
    ck_assert_uint_eq(book.sheets[0].note_count, 10);
    ck_assert_str_eq(book.sheets[0].notes[9].text, "of two lines");
    ck_assert_uint_eq(bide_book_heading_row(&book.sheets[0]), 11);
    ck_assert_uint_eq(book.sheets[0].cell_count, 300);
    ck_assert_double_eq_tol(book.sheets[0].cells[299].number, -99.0, 1e-12);
    ck_assert_uint_eq(book.chart_count, 5);
    ck_assert_uint_eq(book.chart_sheet, 1);
    ck_assert_uint_eq(bide_book_rows(&book), 0);
}
END_TEST

START_TEST(the_book_keeps_its_own_texts)
{
    char name[] = "name";
    struct bide_book_column column = { name, BIDE_BOOK_TEXT, 0 };
    struct bide_book_chart chart = { .title = name, .alt = name };
    bide_book_init(&book, name, 0);
    bide_book_sheet(&book, "S", name);
    bide_book_note(&book, BIDE_BOOK_NOTE_ANSWER, name);
    bide_book_table(&book, &column, 1, 0);
    bide_book_text(&book, name);
    bide_book_chart(&book, &chart);
    memcpy(name, "gone", sizeof(name));

    const struct bide_book_sheet *sheet = &book.sheets[0];
    const char *const kept[] = {
        book.title,
        sheet->title,
        sheet->notes[0].text,
        sheet->cells[0].text,
        book.charts[0].title,
        book.charts[0].alt,
        sheet->columns[0].heading,
    };
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); ++i) {
        ck_assert_str_eq(kept[i], "name");
    }
    ck_assert_int_eq(sheet->notes[0].kind, BIDE_BOOK_NOTE_ANSWER);
}
END_TEST

/* Whatever stands at the cut, no text is longer than a cell takes, and no character is
 * there in part. */
START_TEST(a_cut_is_between_characters)
{
    static const char *const last[] = { "x", "\xC3\xA9", "\xE2\x82\xAC",
                                        "\xF0\x9F\x98\x80", "_x0041_" };
    static const size_t sizes[] = { 1, 2, 3, 4, 7 };
    bide_book_init(&book, "", 0);
    struct bide_text text;
    for (size_t before = LONGEST - 8; before <= LONGEST; ++before) {
        bide_text_init(&text);
        while (text.length < before) {
            bide_text_add(&text, "y");
        }
        bide_text_add(&text, last[_i]);
        const char *safe = bide_book_safe(&book, text.bytes);
        const size_t whole = before + sizes[_i];
        ck_assert_uint_eq(strspn(safe, "y"), before);
        ck_assert_uint_le(strlen(safe), LONGEST);
        ck_assert_uint_eq(strlen(safe) > before ? 1 : 0, whole <= LONGEST ? 1 : 0);
        bide_text_free(&text);
    }
}
END_TEST

START_TEST(numbers_near_nothing_are_nothing)
{
    static const struct bide_book_column column[] = { { "N", BIDE_BOOK_CHANGE, 0 } };
    bide_book_init(&book, "", 0);
    bide_book_sheet(&book, "S", "");
    bide_book_table(&book, column, 1, 0);
    static const double numbers[] = { 0.99e-6, -0.99e-6, -0.0, 1.01e-6, -1.01e-6, 1e300 };
    static const double told[] = { 0.0, 0.0, 0.0, 1.01e-6, -1.01e-6, 1e300 };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
        bide_book_number(&book, numbers[i]);
        const double cell = book.sheets[0].cells[i].number;
        ck_assert(!(cell < told[i]) && !(cell > told[i]));
        ck_assert_int_eq(signbit(cell) != 0, told[i] < 0.0);
    }
    bide_book_number(&book, (double) -INFINITY);
    ck_assert(isnan(book.sheets[0].cells[6].number));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("book memory");
    TCase *tests = tcase_create("book memory");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_failure_is_remembered_and_what_follows_ignored);
    tcase_add_test(tests, a_book_that_did_not_fail_has_everything);
    tcase_add_test(tests, the_book_keeps_its_own_texts);
    tcase_add_loop_test(tests, a_cut_is_between_characters, 0, 5);
    tcase_add_test(tests, numbers_near_nothing_are_nothing);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
