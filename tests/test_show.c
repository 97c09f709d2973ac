/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, numbers and columns as people read them. */
#include "app/show.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/progress.h"

static struct bide_text out;

static void set_up(void)
{
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
}

START_TEST(text_that_steers_is_replaced)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        { "plain é £ ± 日本", "plain é £ ± 日本" },
        { "a\033[31mb\007", "a?[31mb?" },
        { "t\tn\nr\r", "t?n?r?" },
        { "csi \xC2\x9B"
          "31m",
          "csi ?31m" },
        { "rtl \xE2\x80\xAE iso \xE2\x81\xA6 lrm \xE2\x80\x8E", "rtl ? iso ? lrm ?" },
        { "bad \xFF\xC3", "bad ??" },
        { "del \x7F", "del ?" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        bide_show_text(&out, rows[i].text);
        ck_assert_str_eq(out.bytes, rows[i].shown);
        bide_text_clear(&out);
        bide_show_right(&out, rows[i].text, bide_show_width(rows[i].text));
        ck_assert_str_eq(out.bytes, rows[i].shown);
    }
}
END_TEST

START_TEST(padding_counts_characters)
{
    bide_show_left(&out, "é", 3);
    bide_text_add(&out, "|");
    bide_show_right(&out, "±1", 4);
    bide_text_add(&out, "|");
    bide_show_left(&out, "longer", 3);
    ck_assert_str_eq(out.bytes, "é  |  ±1|longer");
}
END_TEST

/* As terminals do: a mark is set on the letter before it, other scripts take two columns
 * a character. */
START_TEST(width_is_counted_in_columns)
{
    static const struct {
        const char *text;
        size_t width;
    } rows[] = {
        { "", 0 },
        { "e\xCC\x81t\xC3\xA9", 3 }, /* an accent of its own, and é */
        { "日本", 4 },
        { "한국", 4 },
        { "\xF0\x9F\x99\x82!", 3 },        /* an emoji */
        { "\xE2\x80\x8B-", 1 },            /* a space of no width */
        { "\xEF\xBC\xA1\xEF\xBD\xB1", 3 }, /* a wide A and a narrow kana */
        { "\xD0\xB6\xD7\x90\xD8\xA7", 3 }, /* Cyrillic, Hebrew, Arabic */
        { "a\xFF\x1B", 3 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        ck_assert_uint_eq(bide_show_width(rows[i].text), rows[i].width);
    }
}
END_TEST

START_TEST(what_fits_is_whole_characters)
{
    ck_assert_uint_eq(bide_show_fitting("日本", 3), strlen("日"));
    ck_assert_uint_eq(bide_show_fitting("日本", 4), strlen("日本"));
    ck_assert_uint_eq(bide_show_fitting("e\xCC\x81t", 1), 3); /* with its accent */
    ck_assert_uint_eq(bide_show_fitting("abc", 0), 0);
}
END_TEST

START_TEST(wide_characters_line_up_and_break)
{
    struct bide_grid grid;
    bide_grid_init(&grid, 2);
    bide_grid_add(&grid, "日本語の長い名前です");
    bide_grid_add(&grid, "1");
    bide_grid_add(&grid, "plain");
    bide_grid_add(&grid, "22");
    bide_grid_print(&grid, &out, 19);
    bide_grid_free(&grid);
    bide_show_wrapped(&out, "日本語 ab", 0, 5);
    bide_show_wrapped(&out, "日", 0, 1); /* wider than the line, and yet there */
    ck_assert_str_eq(out.bytes, "日本語の長い...   1\n"
                                "plain            22\n"
                                "日本\n語 ab\n日\n");
}
END_TEST

START_TEST(numbers_have_commas_and_no_false_signs)
{
    static const struct {
        double number;
        int decimals;
        const char *plain, *with_sign;
    } rows[] = {
        { 0.0, 0, "0", "0" },
        { 999.0, 0, "999", "+999" },
        { 1000.0, 0, "1,000", "+1,000" },
        { -1234567.0, 0, "-1,234,567", "-1,234,567" },
        { 62.34, 1, "62.3", "+62.3" },
        { 1234.56, 1, "1,234.6", "+1,234.6" },
        { -0.04, 1, "0.0", "0.0" },
        { -0.4, 0, "0", "0" },
        { NAN, 1, "-", "-" },
        { 1e15, 0, "1,000,000,000,000,000", "+1,000,000,000,000,000" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        bide_show_number(&out, rows[i].number, rows[i].decimals);
        ck_assert_str_eq(out.bytes, rows[i].plain);
        bide_text_clear(&out);
        bide_show_signed(&out, rows[i].number, rows[i].decimals);
        ck_assert_str_eq(out.bytes, rows[i].with_sign);
    }
}
END_TEST

START_TEST(counts_have_their_plural)
{
    bide_show_count(&out, 0, "error");
    bide_text_add(&out, ", ");
    bide_show_count(&out, 1, "error");
    bide_text_add(&out, ", ");
    bide_show_count(&out, 1200, "error");
    ck_assert_str_eq(out.bytes, "0 errors, 1 error, 1,200 errors");
}
END_TEST

START_TEST(lines_break_at_spaces_and_line_ends)
{
    bide_show_wrapped(&out, "one two three\nfour abcdefghijkl", 2, 10);
    ck_assert_str_eq(out.bytes, "  one two\n  three\n  four\n  abcdefgh\n  ijkl\n");
}
END_TEST

START_TEST(a_line_may_be_exactly_full)
{
    bide_show_wrapped(&out, "1234567890 x", 0, 10);
    ck_assert_str_eq(out.bytes, "1234567890\nx\n");
}
END_TEST

START_TEST(columns_line_up)
{
    struct bide_grid grid;
    bide_grid_init(&grid, 3);
    static const char *const cells[] = { "",      "On", "é", "a longer name",
                                         "1,732", "-",  "b", "2" };
    for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); ++i) {
        bide_grid_add(&grid, cells[i]);
    }
    bide_grid_add_line(&grid, "a line across all columns");
    bide_grid_print(&grid, &out, 40);
    ck_assert_str_eq(out.bytes, "                  On  é\n"
                                "a longer name  1,732  -\n"
                                "b                  2\n"
                                "a line across all columns\n");
    bide_grid_free(&grid);
}
END_TEST

/* Gaps are two characters wide, one where room is short. */
START_TEST(the_first_column_is_cut_to_fit)
{
    struct bide_grid grid;
    bide_grid_init(&grid, 2);
    bide_grid_add(&grid, "é an exceedingly long label");
    bide_grid_add(&grid, "12");
    bide_grid_print(&grid, &out, 24);
    ck_assert_str_eq(out.bytes, "é an exceedingly l... 12\n");
    bide_grid_free(&grid);
}
END_TEST

START_TEST(figures_are_rounded_to_what_they_can_tell)
{
    const struct bide_estimate list = {
        .mean = 1732.4, .half_width = 18.2, .p10 = 1690.2, .p90 = 1775.0
    };
    const struct bide_estimate share = {
        .mean = -0.0312, .half_width = 0.004, .p10 = 0.298, .p90 = 0.302
    };
    bide_figure_level(&out, &list, BIDE_FIGURE_CHILDREN);
    bide_text_add(&out, "|");
    bide_figure_range(&out, &list, BIDE_FIGURE_CHILDREN);
    bide_text_add(&out, "|");
    bide_figure_change(&out, &list, BIDE_FIGURE_WEEKS);
    bide_text_add(&out, "|");
    bide_figure_change(&out, &share, BIDE_FIGURE_SHARE);
    bide_text_add(&out, "|");
    bide_figure_range(&out, &share, BIDE_FIGURE_SHARE);
    ck_assert_str_eq(out.bytes, "1,732|1,690-1,775|+1,732.4 ±18.2|-3.1 ±0.4|30%");
}
END_TEST

/* Of 3.4 and 2.6 children both are shown as 3; 1 ±1 may be nothing. */
START_TEST(differences_are_judged_as_they_are_shown)
{
    static const struct {
        double mean, half_width;
        enum bide_figure_kind kind;
        bool is_clear, differs;
    } rows[] = {
        { -0.8, 0.1, BIDE_FIGURE_CHILDREN, false, false },
        { 1.0, 0.4, BIDE_FIGURE_CHILDREN, true, true },
        { -1.4, 0.6, BIDE_FIGURE_CHILDREN, false, false },
        { -1.6, 1.4, BIDE_FIGURE_CHILDREN, true, true },
        { 0.1, 0.04, BIDE_FIGURE_WEEKS, true, true },
        { 0.09, 0.01, BIDE_FIGURE_RTT_WEEKS, false, false },
        { -0.0102, 0.0098, BIDE_FIGURE_SHARE, false, false },
        { 0.001, 0.0004, BIDE_FIGURE_SHARE, true, true },
        { 2.0, (double) NAN, BIDE_FIGURE_CHILDREN, false, true },
        { 0.2, (double) NAN, BIDE_FIGURE_CHILDREN, false, false },
        { (double) NAN, 1.0, BIDE_FIGURE_CHILDREN, false, false },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        const struct bide_estimate difference = { .mean = rows[i].mean,
                                                  .half_width = rows[i].half_width };
        ck_assert_int_eq(bide_figure_is_clear(&difference, rows[i].kind),
                         rows[i].is_clear);
        ck_assert_int_eq(bide_figure_differs(&difference, rows[i].kind), rows[i].differs);
    }
}
END_TEST

START_TEST(pounds_have_three_figures)
{
    static const struct {
        double pounds;
        const char *shown;
    } rows[] = {
        { 0.0, "0" },
        { 0.4, "0" },
        { 7.5, "8" },
        { 999.4, "999" },
        { 999.6, "1,000" },
        { 1333.5, "1,330" },
        { 50759.0, "50,800" },
        { 999600.0, "1,000,000" },
        { 3011242.0, "3,010,000" },
        { -32504.0, "-32,500" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        bide_figure_pounds(&out, rows[i].pounds);
        ck_assert_str_eq(out.bytes, rows[i].shown);
    }
}
END_TEST

START_TEST(progress_tells_rate_and_time_left)
{
    char line[BIDE_PROGRESS_LINE_SIZE];
    bide_progress_format(line, 120, 2000, 0, 4.0);
    ck_assert_str_eq(line, "120 of 2,000 replications, 30 a second, 63 s left");
    bide_progress_format(line, 5, 1000, 0, 10.0);
    ck_assert_str_eq(line, "5 of 1,000 replications, 0.5 a second, 34 min left");
    bide_progress_format(line, 1, 1000000, 0, 1.0);
    ck_assert_str_eq(line, "1 of 1,000,000 replications, 1.0 a second, 278 h left");
    bide_progress_format(line, 0, 10, 0, 0.5);
    ck_assert_str_eq(line, "0 of 10 replications");
    bide_progress_format(line, 900, 1000, 900, 1.0);
    ck_assert_str_eq(line, "900 of 1,000 replications");
    bide_progress_format(line, 910, 1000, 900, 2.0);
    ck_assert_str_eq(line, "910 of 1,000 replications, 5.0 a second, 18 s left");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("show");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, text_that_steers_is_replaced);
    tcase_add_test(cases, padding_counts_characters);
    tcase_add_test(cases, width_is_counted_in_columns);
    tcase_add_test(cases, what_fits_is_whole_characters);
    tcase_add_test(cases, wide_characters_line_up_and_break);
    tcase_add_test(cases, numbers_have_commas_and_no_false_signs);
    tcase_add_test(cases, counts_have_their_plural);
    tcase_add_test(cases, lines_break_at_spaces_and_line_ends);
    tcase_add_test(cases, a_line_may_be_exactly_full);
    tcase_add_test(cases, columns_line_up);
    tcase_add_test(cases, the_first_column_is_cut_to_fit);
    tcase_add_test(cases, figures_are_rounded_to_what_they_can_tell);
    tcase_add_test(cases, differences_are_judged_as_they_are_shown);
    tcase_add_test(cases, pounds_have_three_figures);
    tcase_add_test(cases, progress_tells_rate_and_time_left);
    Suite *suite = suite_create("show");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
