/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page's sections are made of, and the numbers of a list month by month, from a
 * study made by hand. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/dashboard.h"
#include "app/page/page_milestones.h"
#include "app/page/page_months.h"
#include "app/page/page_part.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { FIRST = 0, MONTH = 1, END = SAMPLE_MOMENTS - 1, MANY = 600 };

#define NOT_KNOWN ((double) NAN)

static struct sample *sample;
static struct bide_text out;

static void set_up(void)
{
    sample = sample_new();
    bide_text_init(&out);
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    sample_free(sample);
}

/* --- pieces --- */

START_TEST(a_key_that_is_too_long_is_cut)
{
    char long_name[300];
    memset(long_name, 'k', sizeof(long_name) - 1);
    long_name[sizeof(long_name) - 1] = '\0';
    const struct bide_page_part_key key = bide_page_part_key("s%d %s", 3, long_name);
    ck_assert_uint_eq(strlen(key.text), sizeof(key.text) - 1);
    ck_assert_int_eq(strncmp(key.text, "s3 kkk", 6), 0);
}
END_TEST

START_TEST(dates_are_whole_or_short)
{
    bide_page_part_date(&out, sample_day("2028-09-30"), false);
    bide_text_add(&out, ";");
    bide_page_part_date(&out, sample_day("2028-09-30"), true);
    bide_text_add(&out, ";");
    bide_page_part_date(&out, sample_day("2028-02-29"), false);
    ck_assert_str_eq(out.bytes, "30 September 2028;30 Sep 2028;29 February 2028");
}
END_TEST

START_TEST(a_difference_is_clear_beyond_its_interval_as_shown)
{
    static const struct {
        double mean, half_width;
        bool is_clear;
    } cases[] = { { 5.0, 4.4, true },        { -5.0, 4.4, true },
                  { 5.0, 4.9, false },       { 5.0, 5.0, false },
                  { 0.0, 0.0, false },       { 0.4, 0.1, false },
                  { 5.0, NOT_KNOWN, false }, { NOT_KNOWN, 1.0, false } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        const struct bide_estimate difference =
            sample_estimate(cases[i].mean, cases[i].half_width);
        ck_assert_msg(bide_figure_is_clear(&difference, BIDE_FIGURE_CHILDREN)
                          == cases[i].is_clear,
                      "%zu", i);
    }
}
END_TEST

START_TEST(one_run_has_no_range)
{
    struct bide_estimate estimate = sample_estimate(1732.0, 21.0);
    bide_page_part_range(&out, &estimate, BIDE_FIGURE_CHILDREN, "s0 mean p10 p90");
    markup_check(out.bytes);
    markup_has(out.bytes, "<td data-k=\"s0 mean p10 p90\">1,732<small>1,690 to 1,774<");

    bide_text_clear(&out);
    estimate.half_width = NOT_KNOWN;
    bide_page_part_range(&out, &estimate, BIDE_FIGURE_CHILDREN, NULL);
    ck_assert_str_eq(out.bytes, "<td>1,732</td>");
}
END_TEST

/* "1, 0 to 0" of a rare event puzzles, and "15 to 15" says nothing. */
START_TEST(a_range_that_tells_nothing_is_not_shown)
{
    static const struct {
        double mean, p10, p90;
        const char *cell;
    } cases[] = {
        { 0.6, 0.0, 0.0, "<td>1</td>" },
        { 15.2, 14.9, 15.4, "<td>15</td>" },
        { 12.0, 0.0, 5.0, "<td>12</td>" },
        { 2.0, 3.0, 5.0, "<td>2</td>" },
        { 5.3, 3.0, 5.2, "<td>5<small>3 to 5</small></td>" },
        { 2.8, 2.9, 5.2, "<td>3<small>3 to 5</small></td>" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        struct bide_estimate estimate = sample_estimate(cases[i].mean, 1.0);
        estimate.p10 = cases[i].p10;
        estimate.p90 = cases[i].p90;
        bide_text_clear(&out);
        bide_page_part_range(&out, &estimate, BIDE_FIGURE_CHILDREN, NULL);
        ck_assert_str_eq(out.bytes, cases[i].cell);
    }
}
END_TEST

/* --- month by month --- */

static void put_flows(size_t moment, double referred, double seen, double left,
                      double closed)
{
    sample_put_level(sample, 0, moment, BIDE_KPI_REFERRED, referred);
    sample_put_level(sample, 0, moment, BIDE_KPI_SEEN, seen);
    sample_put_level(sample, 0, moment, BIDE_KPI_LEFT, left);
    sample_put_level(sample, 0, moment, BIDE_KPI_CLOSED, closed);
}

static double flow(size_t moment, enum bide_dashboard_flow which)
{
    return bide_dashboard_flow(&sample->study, 0, AUTISM, moment, which);
}

/* The first row is at 1 November, the next at 1 December; the last milestone is on no
 * first day of a month. */
START_TEST(flows_are_those_since_the_row_before)
{
    put_flows(FIRST, 100.0, 60.0, 5.0, 3.0);
    put_flows(MONTH, 130.0, 72.5, 9.0, 3.5);
    put_flows(END, 1300.0, 700.0, 90.0, 35.0);

    ck_assert(!bide_dashboard_has(&sample->study, END));
    ck_assert_uint_eq(bide_dashboard_before(&sample->study, FIRST), SAMPLE_MOMENTS);
    ck_assert_uint_eq(bide_dashboard_before(&sample->study, END), MONTH);
    ck_assert(isnan(flow(FIRST, BIDE_DASHBOARD_ADDED)));
    ck_assert_double_eq_tol(flow(MONTH, BIDE_DASHBOARD_ADDED), 30.0, 1e-9);
    ck_assert_double_eq_tol(flow(MONTH, BIDE_DASHBOARD_SEEN), 12.5, 1e-9);
    ck_assert_double_eq_tol(flow(MONTH, BIDE_DASHBOARD_LEFT), 4.5, 1e-9);

    sample->spec.monthly = false; /* from milestone to milestone */
    ck_assert_uint_eq(bide_dashboard_before(&sample->study, END), FIRST);
    ck_assert_double_eq_tol(flow(END, BIDE_DASHBOARD_LEFT), 117.0, 1e-9);
}
END_TEST

/* The row at the end of the warm-up itself is one to count from. */
START_TEST(rows_count_from_the_end_of_the_warm_up)
{
    sample->moments[FIRST].time = 91.0;
    sample->spec.warm_up_weeks = 13;
    ck_assert_uint_eq(bide_dashboard_before(&sample->study, MONTH), FIRST);
    sample->moments[FIRST].time = 90.0;
    ck_assert_uint_eq(bide_dashboard_before(&sample->study, MONTH), SAMPLE_MOMENTS);
}
END_TEST

START_TEST(the_file_leaves_empty_what_is_not_known)
{
    sample->pathways[AUTISM].name = "=autism";
    put_flows(FIRST, 100.0, 60.0, 5.0, 3.0);
    put_flows(MONTH, 130.0, 72.5, NOT_KNOWN, 3.5);
    sample_put_level(sample, 0, MONTH, BIDE_KPI_LIST, 1234.25);
    sample_put_level(sample, 0, MONTH, BIDE_KPI_LONGEST, NOT_KNOWN);

    bide_dashboard_csv(&out, &sample->study);

    /* no thousands, and no formula for a spreadsheet */
    markup_has(out.bytes, "\nas_now,'=autism,2025-12-01,2025-11-01,1234.2,0,0,0,0,0,0,0,"
                          ",30,12.5,,");
    ck_assert_uint_eq(markup_count(out.bytes, "\n"), 1 + 2 * 2 * 2);
    ck_assert_uint_eq(markup_count(out.bytes, ",,,,"), 4); /* first rows: no flows */
}
END_TEST

START_TEST(the_page_shows_the_flows_of_the_file)
{
    put_flows(FIRST, 100.0, 60.0, 5.0, 3.0);
    put_flows(MONTH, 1330.0, 72.6, 9.0, 3.0);
    sample_put_level(sample, 0, MONTH, BIDE_KPI_LIST, 1234.25);

    bide_page_months_add(&out, &sample->study, AUTISM);

    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<tr><th scope=\"row\">"), 2);
    markup_has(out.bytes, "<table data-k=\"s0 p0 dr\">");
    markup_has(out.bytes, "<tr><th scope=\"row\">1 Dec 2025</th>"
                          "<td>1,234</td>");
    markup_has(out.bytes, "<td>1,230</td><td>13</td><td>4</td></tr>");
}
END_TEST

/* Those that clearly change the list, or the waits on it. */
START_TEST(other_scenarios_stand_beside_the_first)
{
    sample_put_change(sample, END, BIDE_KPI_OVER_52, -90.0, 91.0);
    bide_page_months_add(&out, &sample->study, AUTISM);
    ck_assert_uint_eq(markup_count(out.bytes, "\"s1 "), 0);
    ck_assert_uint_eq(markup_count(out.bytes, "then other scenarios"), 0);

    sample_put_change(sample, END, BIDE_KPI_OVER_52, -90.0, 20.0);
    sample_put_level(sample, 1, MONTH, BIDE_KPI_LIST, 1111.0);
    sample_put_level(sample, 1, MONTH, BIDE_KPI_OVER_52, 222.0);
    sample_put_level(sample, 1, MONTH, BIDE_KPI_SEEN, 33.0);
    bide_text_clear(&out);
    bide_page_months_add(&out, &sample->study, AUTISM);
    markup_check(out.bytes);
    markup_has(out.bytes, ": Carry on as now, then other scenarios</summary>");
    markup_has(out.bytes, "<th scope=\"col\" data-k=\"s1 over_52_weeks mean\">Insource "
                          "900 assessments: Over 52</th>");
    markup_has(out.bytes, "<td>1,111</td><td>222</td><td>33</td></tr>");
}
END_TEST

/* 12,000 numbers for two lists of 11 columns. */
START_TEST(lists_share_the_rows_of_a_page)
{
    static struct bide_plan_moment moments[MANY];
    for (size_t i = 0; i < MANY; ++i) {
        moments[i] = sample->moments[FIRST];
        moments[i].time = 100.0 + (double) i;
    }
    sample->study.plan.moments = moments;
    sample->study.plan.moment_count = MANY;

    bide_page_months_add(&out, &sample->study, PHYSIO);

    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<tr><th scope=\"row\">"), 545);
    markup_has(out.bytes, "--dashboard");
}
END_TEST

/* --- milestones --- */

START_TEST(a_study_without_milestones_has_no_table_of_them)
{
    for (size_t i = 0; i < SAMPLE_MOMENTS; ++i) {
        sample->moments[i].label = NULL;
    }
    bide_page_milestones_add(&out, &sample->study, AUTISM);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

/* A scenario whose difference may be chance has no row, however large it is. */
START_TEST(only_what_is_sure_has_rows_at_a_milestone)
{
    sample_put_change(sample, END, BIDE_KPI_LIST, -90.0, 91.0);
    bide_page_milestones_add(&out, &sample->study, AUTISM);
    ck_assert_uint_eq(markup_count(out.bytes, "data-k=\"s1 d2\""), 0);

    bide_text_clear(&out);
    sample_put_change(sample, END, BIDE_KPI_LIST, -90.0, 89.0);
    bide_page_milestones_add(&out, &sample->study, AUTISM); /* both lists are alike */
    ck_assert_uint_eq(markup_count(out.bytes, "data-k=\"s1 d2\""), 0);

    bide_text_clear(&out);
    sample_put_level(sample, 0, END, BIDE_KPI_LIST, 200.0);
    sample_put_level(sample, 1, END, BIDE_KPI_LIST, 110.0);
    bide_page_milestones_add(&out, &sample->study, AUTISM);
    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "data-k=\"s1 d2\""), 1);
    ck_assert_uint_eq(markup_count(out.bytes, "data-k=\"s1 d0\""), 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("page parts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_key_that_is_too_long_is_cut);
    tcase_add_test(tests, dates_are_whole_or_short);
    tcase_add_test(tests, a_difference_is_clear_beyond_its_interval_as_shown);
    tcase_add_test(tests, one_run_has_no_range);
    tcase_add_test(tests, a_range_that_tells_nothing_is_not_shown);
    tcase_add_test(tests, flows_are_those_since_the_row_before);
    tcase_add_test(tests, rows_count_from_the_end_of_the_warm_up);
    tcase_add_test(tests, the_file_leaves_empty_what_is_not_known);
    tcase_add_test(tests, the_page_shows_the_flows_of_the_file);
    tcase_add_test(tests, other_scenarios_stand_beside_the_first);
    tcase_add_test(tests, lists_share_the_rows_of_a_page);
    tcase_add_test(tests, a_study_without_milestones_has_no_table_of_them);
    tcase_add_test(tests, only_what_is_sure_has_rows_at_a_milestone);

    Suite *suite = suite_create("page parts");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
