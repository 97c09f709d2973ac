/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a small study made by hand: what they say, and that they say it in
 * well-formed markup whatever the names and numbers are. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart.h"
#include "app/chart/chart_bands.h"
#include "app/chart/chart_change.h"
#include "app/chart/chart_fan.h"
#include "app/chart/chart_lists.h"
#include "app/chart/chart_survival.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { FIRST = 0, END = SAMPLE_MOMENTS - 1, TEXT_SIZE = 4096 };

static struct sample *sample;
static struct bide_text out;
static struct bide_chart_series series;
static struct bide_spec_history history[2];

/* The first moment is the start; the second is on the first of a month. */
static void set_up(void)
{
    sample = sample_new();
    sample->moments[0].time = 0.0;
    sample->moments[0].label = NULL;
    sample->moments[0].date = sample->spec.start;
    sample->pathways[PHYSIO].label = "Physiotherapy";
    history[0] = (struct bide_spec_history){ sample_day("2025-03-31"), 1234 };
    history[1] = (struct bide_spec_history){ sample_day("2025-06-30"), 1300 };
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
    bide_text_init(&out);
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    sample_free(sample);
}

static void put_list(size_t scenario, size_t moment, size_t pathway, double list,
                     double half_width)
{
    sample_put(
        sample,
        bide_study_estimate(&sample->study, scenario, moment, pathway, BIDE_KPI_LIST),
        list, half_width);
}

static void put_end(size_t scenario, enum bide_kpi kpi, double mean)
{
    sample_put(sample, bide_study_estimate(&sample->study, scenario, END, AUTISM, kpi),
               mean, 0.0);
}

/* Autism: 1,400 children at the start; in the end 1,900, or 1,650 with the other
 * scenario.
 */
static void put_lists(void)
{
    for (size_t scenario = 0; scenario < 2; ++scenario) {
        put_list(scenario, FIRST, AUTISM, 1400.0, 0.0);
        put_list(scenario, 1, AUTISM, 1500.0, 10.0);
    }
    put_list(0, END, AUTISM, 1900.0, 25.0);
    put_list(1, END, AUTISM, 1650.0, 20.0);
    sample_put_change(sample, END, BIDE_KPI_LIST, -250.0, 12.0);
}

static void title_is(size_t index, const char *title)
{
    char found[TEXT_SIZE];
    markup_inside(out.bytes, "b", index, found, sizeof(found));
    ck_assert_str_eq(found, title);
}

START_TEST(moments_go_from_the_start_to_the_last_milestone)
{
    ck_assert_uint_eq(series.count, 3);
    ck_assert(series.has_start);
    ck_assert_uint_eq(series.end, END);
    ck_assert_uint_eq(series.moments[2], END);

    sample->spec.monthly = false;
    bide_chart_series_init(&series, &sample->study, 2);
    ck_assert_uint_eq(series.count, 1);
    ck_assert(!series.has_start);

    bide_chart_fan_add(&out, &series, AUTISM);
    bide_chart_bands_add(&out, &series, AUTISM);
    bide_chart_lists_add(&out, &series);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(a_list_over_time)
{
    put_lists();
    sample->pathways[AUTISM].history = (struct bide_spec_list){ history, 2 };
    sample->pathways[AUTISM].target.list = 800.0;

    bide_chart_fan_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    title_is(0, "List grows to 1,900 by July 2026");
    markup_has(out.bytes, "Autism assessment: children on the list.");
    markup_has(out.bytes, ">A 1,900</text>");
    markup_has(out.bytes, ">B 1,650</text>");
    markup_has(out.bytes, ">Target 800</text>");
    markup_has(out.bytes, ">Published</li>");
    markup_has(out.bytes, "<th scope=\"row\">31 Mar 2025</th><td>1,234</td><td></td>");
    markup_has(out.bytes, "<th scope=\"row\">28 Jul 2026</th><td></td><td>1,900</td>"
                          "<td>1,850-1,950</td><td>1,650</td></tr>");
    markup_has(out.bytes,
               "1 Aug 2025: 1,400. 28 Jul 2026: A (Carry on as now) 1,900, 8 in 10 runs "
               "1,850-1,950, B (Insource 900 assessments) 1,650, 8 in 10 runs "
               "1,610-1,690.");
    ck_assert_uint_eq(markup_count(out.bytes, "<circle class=\"q\""), 2);
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"l1\""), 2); /* key and line */
}
END_TEST

START_TEST(scenarios_that_change_nothing_are_named_only)
{
    put_lists();
    sample_put_change(sample, END, BIDE_KPI_LIST, -11.0, 12.0);

    bide_chart_fan_add(&out, &series, AUTISM);
    bide_chart_change_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"l1\""), 0);
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 0);
    markup_has(out.bytes, "change little here: <b>B</b> Insource 900 assessments</li>");
    markup_has(out.bytes, "<p>In no scenario do clearly more or fewer children wait on "
                          "this list.</p>");
}
END_TEST

START_TEST(old_history_is_not_drawn)
{
    put_lists();
    history[0].date = sample->spec.start - 800;
    sample->pathways[AUTISM].history = (struct bide_spec_list){ history, 2 };

    bide_chart_fan_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<circle class=\"q\""), 1);
    ck_assert_ptr_null(strstr(out.bytes, "1,234"));
}
END_TEST

static void put_waits(void)
{
    put_lists();
    put_end(0, BIDE_KPI_BAND_0_1, 100.0);
    put_end(0, BIDE_KPI_BAND_1_2, 100.0);
    put_end(0, BIDE_KPI_BAND_2_4, 100.0);
    put_end(0, BIDE_KPI_BAND_4_12, 200.0);
    put_end(0, BIDE_KPI_BAND_12_18, 250.0);
    put_end(0, BIDE_KPI_BAND_18_52, 650.0);
    put_end(0, BIDE_KPI_OVER_52, 500.0);
    put_end(0, BIDE_KPI_OVER_65, 400.0);
    put_end(0, BIDE_KPI_OVER_78, 300.0);
    put_end(0, BIDE_KPI_OVER_104, 95.0);
    put_end(0, BIDE_KPI_LONGEST, 130.0);
    put_end(0, BIDE_KPI_MEDIAN, 28.4);
}

START_TEST(waits_in_bands)
{
    put_waits();

    bide_chart_bands_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    title_is(0, "Over-52-week waits grow to 500 by July 2026");
    markup_has(out.bytes, "<th scope=\"row\">28 Jul 2026</th><td>500</td><td>250</td>"
                          "<td>650</td><td>405</td><td>95</td></tr>");
    markup_has(out.bytes, "104+ weeks: 95, 52-104 weeks: 405, 18-52 weeks: 650, 12-18 "
                          "weeks: 250, 0-12 weeks: 500.");
    ck_assert_uint_eq(markup_count(out.bytes, "<path class=\"w"), 5);
}
END_TEST

START_TEST(nobody_waits_in_no_bands)
{
    bide_chart_bands_add(&out, &series, AUTISM);
    bide_chart_survival_add(&out, &series, AUTISM);

    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(shares_that_wait_longer)
{
    put_waits();

    const struct bide_chart_survival curve =
        bide_chart_survival_of(&sample->study, 0, END, AUTISM);

    static const double weeks[] = { 0, 1, 2, 4, 12, 18, 52, 65, 78, 104, 130 };
    static const double over[] = { 1900, 1800, 1700, 1600, 1400, 1150,
                                   500,  400,  300,  95,   0 };
    ck_assert_uint_eq(curve.count, 11);
    for (size_t i = 0; i < curve.count; ++i) {
        ck_assert_double_eq_tol(curve.weeks[i], weeks[i], 1e-9);
        ck_assert_double_eq_tol(curve.shares[i], over[i] / 1900.0, 1e-9);
    }
    bide_chart_survival_add(&out, &series, AUTISM);
    markup_check(out.bytes);
    title_is(0, "Half have waited over 28 weeks in July 2026");
    markup_has(out.bytes, "<th scope=\"row\">52 weeks</th>");
    markup_has(out.bytes, "<td>26%</td>"); /* 500 of 1,900 */
}
END_TEST

START_TEST(a_short_list_ends_with_its_longest_wait)
{
    put_lists();
    put_end(0, BIDE_KPI_BAND_0_1, 1900.0);
    put_end(0, BIDE_KPI_LONGEST, 0.8);
    put_end(0, BIDE_KPI_MEDIAN, 0.4);

    const struct bide_chart_survival curve =
        bide_chart_survival_of(&sample->study, 0, END, AUTISM);

    ck_assert_uint_eq(curve.count, 2);
    ck_assert_double_eq_tol(curve.weeks[1], 0.8, 1e-9);
    bide_chart_survival_add(&out, &series, AUTISM);
    title_is(0, "Half have waited over 3 days in July 2026");
}
END_TEST

START_TEST(differences_from_the_first_scenario)
{
    put_lists();

    bide_chart_change_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    title_is(0, "Insource 900 assessments: list 250 shorter by July 2026");
    markup_has(out.bytes, ">B Insource 900 assessments: -250 ±12</text>");
    markup_has(out.bytes, "</th><td>-250</td><td>-262</td><td>-238</td></tr>");
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 1);
}
END_TEST

START_TEST(a_longer_list_is_no_gain)
{
    put_lists();
    sample_put_change(sample, END, BIDE_KPI_LIST, 250.0, 12.0);

    bide_chart_change_add(&out, &series, AUTISM);

    title_is(0, "Insource 900 assessments: list 250 longer by July 2026");
}
END_TEST

START_TEST(one_scenario_has_no_differences)
{
    put_waits();
    sample->study.scenario_count = 1;

    bide_chart_pathway(&out, &sample->study, AUTISM);
    bide_chart_overall(&out, &sample->study);

    markup_check(out.bytes);
    ck_assert_ptr_null(strstr(out.bytes, "scenario changes"));
    ck_assert_ptr_null(strstr(out.bytes, "-change"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "id=\"c0-list\""));
}
END_TEST

START_TEST(all_lists_beside_each_other)
{
    put_lists();
    put_list(0, FIRST, PHYSIO, 512.0, 0.0);
    put_list(0, END, PHYSIO, 300.4, 5.0);
    put_list(1, END, PHYSIO, 290.0, 5.0);

    bide_chart_lists_add(&out, &series);

    markup_check(out.bytes);
    title_is(0, "1 of 2 lists grows by July 2026");
    markup_has(out.bytes, "<b>Physiotherapy</b> 512 to 300<svg");
    markup_has(out.bytes, "<th scope=\"row\">Physiotherapy</th><td>512</td><td>300</td>"
                          "<td>290</td></tr>");
}
END_TEST

/* One replication: no intervals, and ranges without width. */
START_TEST(one_replication_is_enough)
{
    put_waits();
    for (size_t i = 0; i < sizeof(sample->differences) / sizeof(sample->differences[0]);
         ++i) {
        sample->differences[i].half_width = (double) NAN;
    }

    bide_chart_pathway(&out, &sample->study, AUTISM);
    bide_chart_overall(&out, &sample->study);

    markup_check(out.bytes);
    ck_assert_ptr_null(strstr(out.bytes, "nan"));
    markup_has(out.bytes, ">B Insource 900 assessments: -250</text>");
}
END_TEST

START_TEST(what_is_not_known_is_not_drawn)
{
    for (size_t i = 0; i < sizeof(sample->estimates) / sizeof(sample->estimates[0]);
         ++i) {
        sample->estimates[i] = sample_estimate((double) NAN, (double) NAN);
        sample->differences[i] = sample->estimates[i];
    }

    bide_chart_fan_add(&out, &series, AUTISM);
    bide_chart_bands_add(&out, &series, AUTISM);
    bide_chart_survival_add(&out, &series, AUTISM);
    bide_chart_change_add(&out, &series, AUTISM);
    bide_chart_lists_add(&out, &series);

    markup_check(out.bytes);
    ck_assert_ptr_null(strstr(out.bytes, "nan"));
    title_is(0, "List: not known in July 2026");
}
END_TEST

START_TEST(names_of_others_are_only_names)
{
    static const char bad[] = "</b><script>alert('1')</script>\" onload=\"x&amp;\xFF\x01"
                              "\xE2\x80\xAE";
    put_waits();
    sample->pathways[AUTISM].label = bad;
    sample->scenarios[0].label = bad;
    sample->scenarios[1].label = bad;

    bide_chart_pathway(&out, &sample->study, AUTISM);
    bide_chart_overall(&out, &sample->study);

    markup_check(out.bytes);
    ck_assert_ptr_null(strstr(out.bytes, "<script"));
    ck_assert_ptr_null(strstr(out.bytes, "\" onload"));
    ck_assert_ptr_null(strstr(out.bytes, "\xE2\x80\xAE"));
}
END_TEST

START_TEST(long_names_are_cut_in_rows)
{
    static const char label[] = "A scenario whose name goes on and on, far beyond what "
                                "a telephone shows in a line, é and all";
    put_lists();
    sample->scenarios[1].label = label;

    bide_chart_change_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    title_is(0, "Scenario B: list 250 shorter by July 2026");
    markup_has(out.bytes, "\xE2\x80\xA6: -250 ±12</text>");
    ck_assert_uint_eq(markup_count(out.bytes, label), 2); /* alt text and table */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart");
    TCase *tests = tcase_create("chart");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, moments_go_from_the_start_to_the_last_milestone);
    tcase_add_test(tests, a_list_over_time);
    tcase_add_test(tests, scenarios_that_change_nothing_are_named_only);
    tcase_add_test(tests, old_history_is_not_drawn);
    tcase_add_test(tests, waits_in_bands);
    tcase_add_test(tests, nobody_waits_in_no_bands);
    tcase_add_test(tests, shares_that_wait_longer);
    tcase_add_test(tests, a_short_list_ends_with_its_longest_wait);
    tcase_add_test(tests, differences_from_the_first_scenario);
    tcase_add_test(tests, a_longer_list_is_no_gain);
    tcase_add_test(tests, one_scenario_has_no_differences);
    tcase_add_test(tests, all_lists_beside_each_other);
    tcase_add_test(tests, one_replication_is_enough);
    tcase_add_test(tests, what_is_not_known_is_not_drawn);
    tcase_add_test(tests, names_of_others_are_only_names);
    tcase_add_test(tests, long_names_are_cut_in_rows);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
