/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves of how long those on a list have waited. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "app/chart/chart_survival.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { END = SAMPLE_MOMENTS - 1 };

#define NOT_KNOWN ((double) NAN)

static struct sample *sample;
static struct bide_text out;
static struct bide_chart_series series;

static void set_up(void)
{
    sample = sample_new();
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
    bide_text_init(&out);
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    sample_free(sample);
}

static void put(size_t scenario, size_t moment, enum bide_kpi kpi, double mean)
{
    sample_put_level(sample, scenario, moment, kpi, mean);
}

START_TEST(a_curve_falls_from_all_to_none)
{
    const double list = 100.0;
    const double longest = 0.5 + 4.5 * (double) _i; /* past each knot in turn */
    static const enum bide_kpi bands[] = { BIDE_KPI_BAND_0_1, BIDE_KPI_BAND_1_2,
                                           BIDE_KPI_BAND_2_4, BIDE_KPI_BAND_4_12,
                                           BIDE_KPI_BAND_12_18 };
    put(0, END, BIDE_KPI_LIST, list);
    put(0, END, BIDE_KPI_LONGEST, longest);
    for (size_t i = 0; i < 5; ++i) {
        put(0, END, bands[i], 20.0 + 1e-9); /* together a little more than all */
    }

    const struct bide_chart_survival curve =
        bide_chart_survival_of(&sample->study, 0, END, AUTISM);

    ck_assert_uint_ge(curve.count, 2);
    ck_assert_uint_le(curve.count, BIDE_CHART_SURVIVAL_MOST);
    ck_assert_double_eq_tol(curve.shares[0], 1.0, 1e-12);
    ck_assert_double_eq_tol(curve.weeks[curve.count - 1], fmax(longest, 12.0), 1e-12);
    for (size_t i = 1; i < curve.count; ++i) {
        ck_assert_double_ge(curve.weeks[i], curve.weeks[i - 1]);
        ck_assert_double_le(curve.shares[i], curve.shares[i - 1]);
        ck_assert_double_ge(curve.shares[i], 0.0);
    }
    ck_assert(curve.shares[curve.count - 1] <= 0.0);
}
END_TEST

/* On average the longest wait is below 18 weeks, yet some runs have children above. */
START_TEST(a_curve_goes_on_while_somebody_waits)
{
    put(0, END, BIDE_KPI_LIST, 100.0);
    put(0, END, BIDE_KPI_BAND_4_12, 60.0);
    put(0, END, BIDE_KPI_BAND_12_18, 37.0);
    put(0, END, BIDE_KPI_BAND_18_52, 3.0);
    put(0, END, BIDE_KPI_LONGEST, 17.0);
    struct bide_estimate *estimate = sample_slot(
        sample, bide_study_estimate(&sample->study, 0, END, AUTISM, BIDE_KPI_LONGEST));
    estimate->p90 = 20.0;

    struct bide_chart_survival curve =
        bide_chart_survival_of(&sample->study, 0, END, AUTISM);
    ck_assert_uint_eq(curve.count, 7);
    ck_assert_double_eq_tol(curve.weeks[5], 18.0, 1e-12);
    ck_assert_double_eq_tol(curve.shares[5], 0.03, 1e-12);
    ck_assert_double_eq_tol(curve.weeks[6], 20.0, 1e-12);

    put(0, END, BIDE_KPI_BAND_12_18, 39.6); /* 0.4%: shown as 0% */
    curve = bide_chart_survival_of(&sample->study, 0, END, AUTISM);
    ck_assert_uint_eq(curve.count, 6);
    ck_assert_double_eq_tol(curve.weeks[5], 17.0, 1e-12);
}
END_TEST

START_TEST(nobody_has_no_curve)
{
    put(0, END, BIDE_KPI_LONGEST, 3.0);
    put(0, END, BIDE_KPI_LIST, 0.04); /* in one of 25 replications */
    ck_assert_uint_eq(bide_chart_survival_of(&sample->study, 0, END, AUTISM).count, 0);
    put(0, END, BIDE_KPI_LIST, NOT_KNOWN);
    ck_assert_uint_eq(bide_chart_survival_of(&sample->study, 0, END, AUTISM).count, 0);
    put(0, END, BIDE_KPI_LIST, 5.0);
    put(0, END, BIDE_KPI_BAND_2_4, 5.0);
    ck_assert_uint_eq(bide_chart_survival_of(&sample->study, 0, END, AUTISM).count, 4);
    put(0, END, BIDE_KPI_LONGEST, NOT_KNOWN);
    ck_assert_uint_eq(bide_chart_survival_of(&sample->study, 0, END, AUTISM).count, 0);
}
END_TEST

START_TEST(a_scenario_that_empties_the_list_has_no_curve_in_the_figure)
{
    put(0, END, BIDE_KPI_LIST, 50.0);
    put(0, END, BIDE_KPI_BAND_4_12, 50.0);
    put(0, END, BIDE_KPI_LONGEST, 10.0);
    put(0, END, BIDE_KPI_MEDIAN, 4.0);
    sample_put_change(sample, END, BIDE_KPI_LIST, -50.0, 1.0);

    bide_chart_survival_add(&out, &series, AUTISM);
    markup_check(out.bytes);
    markup_has(out.bytes, "<th scope=\"col\">A</th></tr>");
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"l1\""), 0);
}
END_TEST

/* The start's name is left of its curve if the others are to the right, else right. */
START_TEST(the_name_of_the_start_stands_apart)
{
    static const struct {
        double start, end; /* weeks of the longest wait */
        const char *name;
    } cases[] = { { 10.0, 11.5, "<text class=\"o e\"" },
                  { 11.5, 10.0, "<text class=\"o\"" } };
    sample->moments[0].time = 0.0;
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
    for (size_t moment = 0; moment < SAMPLE_MOMENTS; ++moment) {
        put(0, moment, BIDE_KPI_LIST, 50.0);
        put(0, moment, BIDE_KPI_BAND_4_12, 50.0);
        put(0, moment, BIDE_KPI_MEDIAN, 6.0);
        put(0, moment, BIDE_KPI_LONGEST, moment == 0 ? cases[_i].start : cases[_i].end);
    }
    bide_chart_survival_add(&out, &series, AUTISM);
    markup_check(out.bytes);
    markup_has(out.bytes, cases[_i].name);
    ck_assert_uint_eq(markup_count(out.bytes, ">Start</text>"), 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("chart survival");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_curve_falls_from_all_to_none, 0, 25);
    tcase_add_test(tests, a_curve_goes_on_while_somebody_waits);
    tcase_add_test(tests, nobody_has_no_curve);
    tcase_add_loop_test(tests, the_name_of_the_start_stands_apart, 0, 2);
    tcase_add_test(tests, a_scenario_that_empties_the_list_has_no_curve_in_the_figure);

    Suite *suite = suite_create("chart survival");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
