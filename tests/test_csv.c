/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of data: what is read, and what is told of what cannot be. */
#include "models/text/csv.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/text/csv_identity.h"
#include "models/text/csv_value.h"
#include "tests/mutate.h"

static const struct bide_csv_column columns[] = { { "date", true },
                                                  { "group", false },
                                                  { "age", false } };

static struct bide_csv csv;
static struct bide_diag diag;
static struct bide_arena arena;
static bool is_read;

static void set_up(void)
{
    bide_diag_init(&diag);
    bide_arena_init(&arena);
}

static void tear_down(void)
{
    bide_arena_free(&arena);
    bide_diag_free(&diag);
}

static void read_bytes(const char *bytes, size_t length)
{
    static char path[] = "/tmp/bide-csv-XXXXXX";
    memcpy(path, "/tmp/bide-csv-XXXXXX", sizeof(path));
    const int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq((int) write(descriptor, bytes, length), (int) length);
    close(descriptor);
    const struct bide_csv fresh = {
        .wanted = columns, .wanted_count = 3, .diag = &diag, .arena = &arena
    };
    csv = fresh;
    is_read = bide_csv_read(&csv, path);
    unlink(path);
}

static void read_text(const char *text)
{
    read_bytes(text, strlen(text));
}

static void assert_cell(size_t row, size_t wanted, const char *text)
{
    ck_assert_str_eq(bide_csv_cell(&csv, row, wanted), text);
}

/* The only problem, an error with this id, line, column and words. */
static void assert_says(const char *id, int line, int column, const char *what)
{
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(diag.items[0].id, id);
    ck_assert_str_eq(diag.items[0].what, what);
    ck_assert_int_eq(diag.items[0].place.line, line);
    ck_assert_int_eq(diag.items[0].place.column, column);
    ck_assert_int_eq(diag.items[0].level, BIDE_DIAG_ERROR);
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_ERR_INPUT);
    ck_assert(!is_read);
}

START_TEST(a_table_is_read_by_the_names_of_its_columns)
{
    read_text("age,date\n5,2025-09-01\n,2025-09-02\n");

    ck_assert(is_read);
    ck_assert_uint_eq(diag.count, 0);
    ck_assert_uint_eq(csv.row_count, 2);
    assert_cell(0, 0, "2025-09-01");
    assert_cell(0, 1, "");
    assert_cell(0, 2, "5");
    assert_cell(1, 2, "");
    ck_assert_int_eq(csv.lines[1], 3);
    ck_assert_uint_eq(csv.place[1], SIZE_MAX);
}
END_TEST

/* As spreadsheets of different countries and systems save it. */
START_TEST(semicolons_quotes_marks_and_any_line_end_are_read)
{
    read_text("\xEF\xBB\xBF\"Date\" ; GROUP\r\n \"2025-09-01\" ;\"in; \"\"care\"\"\"\r\n"
              "\r\n;\r\n2025-09-02;x");

    ck_assert(is_read);
    ck_assert_uint_eq(csv.row_count, 2);
    assert_cell(1, 0, "2025-09-02");
    assert_cell(1, 1, "x");
    ck_assert_int_eq(csv.lines[1], 5);
}
END_TEST

START_TEST(quotes_hold_separators_and_quotes)
{
    read_text("date,group\n\"2025-09-01\",\"a, \"\"b\"\" \"\n");

    ck_assert(is_read);
    assert_cell(0, 1, "a, \"b\"");
}
END_TEST

START_TEST(a_file_of_old_macintosh_lines_is_read)
{
    read_text("date\r2025-09-01\r2025-09-02\r");

    ck_assert(is_read);
    ck_assert_uint_eq(csv.row_count, 2);
}
END_TEST

START_TEST(a_ragged_row_is_told)
{
    read_text("date,age\n2025-09-01,5\n2025-09-01\n");
    assert_says("BD-C085", 3, 0, "this row has 1 cells, but the header 2");
}
END_TEST

START_TEST(a_missing_column_is_told)
{
    read_text("day,age\n2025-09-01,5\n");
    assert_says("BD-C085", 1, 0, "there is no column \"date\"");
}
END_TEST

START_TEST(a_column_that_is_not_used_is_a_warning)
{
    read_text("date,colour\n2025-09-01,red\n");

    ck_assert(is_read);
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_int_eq(diag.items[0].level, BIDE_DIAG_WARNING);
    ck_assert_str_eq(diag.items[0].what, "column 2 is not used");
}
END_TEST

START_TEST(an_open_quote_is_told_and_does_not_swallow_the_rest)
{
    read_text("date,group\n2025-09-01,\"a\n2025-09-02,b\n");
    assert_says("BD-C085", 2, 2, "a quote has no second, or something stands behind it");
}
END_TEST

START_TEST(bytes_that_are_no_text_are_told)
{
    read_bytes("date\n2025\0-09-01\n", 17);
    assert_says("BD-C085", 0, 0, "it is no text: it holds bytes of 0");
}
END_TEST

START_TEST(a_file_that_is_not_there_is_told)
{
    const struct bide_csv fresh = {
        .wanted = columns, .wanted_count = 3, .diag = &diag, .arena = &arena
    };
    csv = fresh;
    is_read = bide_csv_read(&csv, "/nonexistent/x.csv");
    assert_says("BD-C085", 0, 0, "cannot read it: No such file or directory");
}
END_TEST

START_TEST(an_empty_file_has_no_columns)
{
    read_text("");
    assert_says("BD-C085", 0, 0, "there is no column \"date\"");
}
END_TEST

/* first, and so many times more. */
static void read_repeated(const char *first, const char *more, size_t times)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, first);
    for (size_t i = 0; i < times; ++i) {
        bide_text_add(&text, more);
    }
    read_text(text.bytes);
    bide_text_free(&text);
}

START_TEST(too_many_columns_are_told)
{
    read_repeated("date", ",x", 64);
    assert_says("BD-C085", 1, 0, "there are more than 64 columns");
}
END_TEST

/* 30 wrong rows: 20 are told, and that there are 10 more. */
START_TEST(the_first_twenty_problems_and_a_count_of_the_rest)
{
    read_repeated("date,age\n", "1,2,3\n", 30);

    ck_assert(!is_read);
    ck_assert_uint_eq(diag.count, 21);
    ck_assert_str_eq(diag.items[20].what, "10 more problems from here on");
    ck_assert_int_eq(diag.items[20].place.line, 22);
}
END_TEST

/* Whatever happens to a table, it is read or there is a problem, and rows are whole. */
START_TEST(a_damaged_table_is_read_or_told)
{
    static const char text[] =
        "date,priority,group,age\r\n2025-09-01,\"a\",b,5.5\r\n"
        "\"2025-\"\"09-02\",,,\r\n2025-09-03;x;y;7\n\n2025-09-04,1,2,3";
    size_t read_count = 0;
    for (uint64_t seed = 0; seed < 3000; ++seed) {
        struct bide_text damaged;
        bide_text_init(&damaged);
        mutate_text(&damaged, text, sizeof(text) - 1, seed);
        tear_down();
        set_up();
        read_bytes(damaged.bytes, damaged.length);
        ck_assert(is_read || diag.error_count > 0);
        ck_assert_int_eq(bide_diag_result(&diag), is_read ? BIDE_OK : BIDE_ERR_INPUT);
        for (size_t i = 0; is_read && i < csv.row_count; ++i) {
            ck_assert_ptr_nonnull(bide_csv_cell(&csv, i, 2));
        }
        read_count += is_read ? 1 : 0;
        bide_text_free(&damaged);
    }
    ck_assert_uint_gt(read_count, 10);
}
END_TEST

/* --- identifiers --- */

START_TEST(a_column_called_like_an_identifier_is_refused)
{
    read_text("date,NHS Number\n2025-09-01,1\n");
    assert_says("BD-C087", 1, 2, "this column looks like patient identifiers");
}
END_TEST

START_TEST(an_identifier_among_the_values_is_refused_and_not_repeated)
{
    read_text(
        "date,group\n2025-09-01,a\n2025-09-01,943 476 5919\n2025-09-01,943 476 5919\n");
    assert_says("BD-C087", 3, 2, "this column looks like patient identifiers");
    ck_assert_ptr_null(strstr(diag.items[0].help, "943"));
}
END_TEST

START_TEST(names_of_columns_that_identify)
{
    static const char *const yes[] = { "NHS Number",   "nhs_no",        "NHS-ID",
                                       "DOB",          "Date of Birth", "birth_date",
                                       "Postcode",     "name",          "Surname",
                                       "Child name",   "First_Name",    "UPN",
                                       "Home address", "E-mail",        "telephone",
                                       "MRN" };
    static const char *const no[] = { "date",   "priority", "group",
                                      "age",    "step",     "school",
                                      "nature", "domain",   "upn_flagged" };
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); ++i) {
        ck_assert_msg(bide_csv_identity_is_name(yes[i]), "%s", yes[i]);
    }
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); ++i) {
        ck_assert_msg(!bide_csv_identity_is_name(no[i]), "%s", no[i]);
    }
}
END_TEST

/* 943 476 5919 is the NHS Data Dictionary's example; a wrong check digit is no number. */
START_TEST(values_that_identify)
{
    static const char *const yes[] = { "9434765919",    "943 476 5919",  "943-476-5919",
                                       "A123456789012", "H80120011100A", "WR5 1HW",
                                       "wr51hw",        "B1 1AA",        "SW1A 1AA" };
    static const char *const no[] = { "9434765918",   "943476591", "2025-09-01",
                                      "5.5",          "urgent",    "",
                                      "A12345678901", "WR5",       "in_care",
                                      "94347659190",  "1AA 1AA",   "ABC1 1AA" };
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); ++i) {
        ck_assert_msg(bide_csv_identity_is_value(yes[i]), "%s", yes[i]);
    }
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); ++i) {
        ck_assert_msg(!bide_csv_identity_is_value(no[i]), "%s", no[i]);
    }
}
END_TEST

/* --- values --- */

START_TEST(dates_are_told_apart_from_what_is_none)
{
    static const char *const wrong[][2] = {
        { "45931", "\"date\" is a spreadsheet's number for a day" },
        { "01/09/2025", "\"date\" is no date of the form 2025-08-31" },
        { "2025-02-30", "\"date\" is no date of the form 2025-08-31" },
        { "3", "\"date\" is no date of the form 2025-08-31" },
        { "", "\"date\" is empty" },
    };
    int32_t day = 0;
    read_text("date,age\n2025-09-01,1\n45931,2\n01/09/2025,3\n2025-02-30,4\n3,5\n,6\n");
    ck_assert(is_read);

    ck_assert(bide_csv_value_date(&csv, 0, 0, &day));
    ck_assert_int_eq(day, 20332);
    for (size_t i = 0; i < 5; ++i) {
        ck_assert(!bide_csv_value_date(&csv, i + 1, 0, &day));
        ck_assert_str_eq(diag.items[i].what, wrong[i][1]);
        ck_assert_str_eq(diag.items[i].id, "BD-C086");
        ck_assert_int_eq(diag.items[i].place.line, (int) i + 3);
        ck_assert_int_eq(diag.items[i].place.column, 1);
    }
}
END_TEST

START_TEST(numbers_are_told_apart_from_what_is_none)
{
    static const char *const wrong[] = {
        "\"age\" holds a comma", "\"age\" is suppressed (*)", "\"age\" is no number",
        "\"age\" is no number",  "\"age\" is no number",      "\"age\" is no number"
    };
    double number = 0;
    read_text("date;age\n1;12.5\n1;1,234\n1;*\n1;five\n1;-1\n1;1e3\n1;5.\n");
    ck_assert(is_read);

    ck_assert(bide_csv_value_number(&csv, 0, 2, &number));
    ck_assert_double_eq(number, 12.5);
    for (size_t i = 0; i < 6; ++i) {
        ck_assert(!bide_csv_value_number(&csv, i + 1, 2, &number));
        ck_assert_str_eq(diag.items[i].what, wrong[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("csv");
    TCase *tests = tcase_create("csv");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_table_is_read_by_the_names_of_its_columns);
    tcase_add_test(tests, semicolons_quotes_marks_and_any_line_end_are_read);
    tcase_add_test(tests, quotes_hold_separators_and_quotes);
    tcase_add_test(tests, a_file_of_old_macintosh_lines_is_read);
    tcase_add_test(tests, a_ragged_row_is_told);
    tcase_add_test(tests, a_missing_column_is_told);
    tcase_add_test(tests, a_column_that_is_not_used_is_a_warning);
    tcase_add_test(tests, an_open_quote_is_told_and_does_not_swallow_the_rest);
    tcase_add_test(tests, bytes_that_are_no_text_are_told);
    tcase_add_test(tests, a_file_that_is_not_there_is_told);
    tcase_add_test(tests, an_empty_file_has_no_columns);
    tcase_add_test(tests, too_many_columns_are_told);
    tcase_add_test(tests, the_first_twenty_problems_and_a_count_of_the_rest);
    tcase_add_test(tests, a_damaged_table_is_read_or_told);
    tcase_add_test(tests, a_column_called_like_an_identifier_is_refused);
    tcase_add_test(tests, an_identifier_among_the_values_is_refused_and_not_repeated);
    tcase_add_test(tests, names_of_columns_that_identify);
    tcase_add_test(tests, values_that_identify);
    tcase_add_test(tests, dates_are_told_apart_from_what_is_none);
    tcase_add_test(tests, numbers_are_told_apart_from_what_is_none);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
