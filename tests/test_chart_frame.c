/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is round a drawing: axes with their numbers, and the table below. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_table.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

#define NOT_KNOWN ((double) NAN)

static struct bide_text out;
static struct bide_chart_frame frame;

/* With room below for numbers and a title. */
static void set_up(void)
{
    bide_text_init(&out);
    frame = (struct bide_chart_frame){
        .out = &out,
        .width = BIDE_CHART_FRAME_WIDTH,
        .height = 260.0,
        .x = { -100.0, 100.0, 50.0, 350.0 },
        .y = { 0.0, 100.0, 220.0, 30.0 },
    };
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
}

/* The marks so far are well formed and lie within a drawing of the frame's size. */
static void check_marks(void)
{
    struct bide_text drawing;
    bide_text_init(&drawing);
    bide_text_addf(&drawing, "<svg viewBox=\"0 0 400 260\">\n%s</svg>\n", out.bytes);
    markup_check(drawing.bytes);
    bide_text_free(&drawing);
}

/* --- tables --- */

START_TEST(tables_make_texts_harmless_and_gaps_plain)
{
    const struct bide_estimate known = sample_estimate(1000.0, 50.0);
    const struct bide_estimate unknown = sample_estimate(NOT_KNOWN, NOT_KNOWN);

    bide_chart_table_begin(&out, "<caption>", "A \"corner\"");
    bide_chart_table_column(&out, "R&D");
    bide_chart_table_body(&out);
    bide_chart_table_row(&out, "</th>");
    bide_chart_table_number(&out, NOT_KNOWN, 1);
    bide_chart_table_number(&out, -0.04, 1);
    bide_chart_table_cell(&out, "<td>");
    bide_chart_table_row_end(&out);
    bide_chart_table_row_day(&out, sample_day("2028-02-29"));
    bide_chart_table_level(&out, &known, BIDE_FIGURE_CHILDREN);
    bide_chart_table_range(&out, &known, BIDE_FIGURE_CHILDREN);
    bide_chart_table_level(&out, &unknown, BIDE_FIGURE_CHILDREN);
    bide_chart_table_row_end(&out);
    bide_chart_table_end(&out);

    markup_check(out.bytes);
    markup_has(out.bytes, "&lt;caption&gt;</caption>");
    markup_has(out.bytes, "&lt;/th&gt;</th><td>-</td><td>0.0</td><td>&lt;td&gt;</td>");
    markup_has(out.bytes, "29 Feb 2028</th><td>1,000</td><td>900-1,100</td><td>-</td>");
}
END_TEST

/* --- axes --- */

START_TEST(an_upward_axis_makes_room_for_its_numbers)
{
    struct bide_chart_frame other = frame;
    frame.x.at_low = 0.0;
    other.x.at_low = 0.0;

    bide_chart_frame_children(&frame, 9.0, "Few");
    bide_chart_frame_children(&other, 1234567.0, "Many");

    check_marks();
    ck_assert_double_gt(frame.x.at_low, bide_chart_mark_width("0"));
    ck_assert_double_gt(other.x.at_low, bide_chart_mark_width("1,000,000"));
    ck_assert_double_ge(other.y.high, 1234567.0);
    ck_assert_double_eq_tol(frame.y.low, 0.0, 1e-9);

    bide_chart_frame_children(&frame, 0.0, "None"); /* an axis all the same */
    ck_assert_double_gt(frame.y.high, frame.y.low);
}
END_TEST

START_TEST(zero_stands_out_from_the_other_lines)
{
    const struct bide_chart_axis_ticks across = bide_chart_axis_ticks(-40.0, 20.0, 5, 1);
    const struct bide_chart_axis_ticks above = bide_chart_axis_ticks(1.0, 2.0, 5, 0.0);

    bide_chart_frame_rightwards(&frame, &across, "Children");
    check_marks();
    /* two thirds of the way from 50 to 350 */
    markup_has(out.bytes, "<path class=\"a\" d=\"M250 220 250 30\"/>");
    ck_assert_uint_eq(markup_count(out.bytes, "data-aid"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, ">0</text>"), 1);

    bide_text_clear(&out);
    bide_chart_frame_upwards(&frame, &above, "%", "Share"); /* without 0 */
    ck_assert_uint_eq(markup_count(out.bytes, "<path class=\"a\" d=\"\"/>"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, "%</text>"), above.count);
}
END_TEST

START_TEST(each_year_is_named_once_below_the_months)
{
    bide_chart_frame_days(&frame, sample_day("2025-08-01"), sample_day("2027-03-01"));
    check_marks();
    ck_assert_uint_eq(markup_count(out.bytes, ">2026</text>"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, ">2027</text>"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, ">Jan</text>"), 2);

    bide_text_clear(&out);
    bide_chart_frame_days(&frame, sample_day("2025-08-02"), sample_day("2025-08-02"));
    ck_assert_str_eq(out.bytes, ""); /* no first day of a month */
    ck_assert_double_gt(frame.x.high, frame.x.low);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("chart frame");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, tables_make_texts_harmless_and_gaps_plain);
    tcase_add_test(tests, an_upward_axis_makes_room_for_its_numbers);
    tcase_add_test(tests, zero_stands_out_from_the_other_lines);
    tcase_add_test(tests, each_year_is_named_once_below_the_months);

    Suite *suite = suite_create("chart frame");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
