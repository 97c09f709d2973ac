/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen to be drawn: moments, scenarios, published lists, bands of waits. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart_bands.h"
#include "app/chart/chart_change.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_past.h"
#include "app/chart/chart_series.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { MOST_MOMENTS = 600, MANY_SCENARIOS = 9, END = SAMPLE_MOMENTS - 1 };
enum { MOST_HISTORY = 70, TEXT_SIZE = 4096 };

#define NOT_KNOWN ((double) NAN)

static struct sample *sample;
static struct bide_text out;
static struct bide_chart_series series;
static struct bide_plan_moment moments[MOST_MOMENTS];
static struct bide_spec_history history[MOST_HISTORY];
static struct bide_spec_scenario scenarios[MANY_SCENARIOS];
static size_t indices[MANY_SCENARIOS];
static struct bide_estimate differences[MANY_SCENARIOS * SAMPLE_COLUMNS];

static void set_up(void)
{
    sample = sample_new();
    sample->moments[0].time = 0.0;
    sample->moments[0].label = NULL;
    sample->moments[0].date = sample->spec.start;
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
    bide_text_init(&out);
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    sample_free(sample);
}

/* --- moments --- */

/* So many weeks or first days of months, then a milestone and a week after it. */
static void put_moments(size_t count, bool is_weekly)
{
    const int32_t start = sample->spec.start;
    for (size_t i = 0; i < count; ++i) {
        const int month = 7 + (int) i;
        struct bide_civil_date date = { 2025 + month / 12, month % 12 + 1, 1 };
        const int32_t day = is_weekly ? start + 7 * (int32_t) i : bide_civil_day(date);
        moments[i] = (struct bide_plan_moment){ (double) (day - start), day, NULL, 0 };
    }
    const int32_t end = moments[count - 1].date + 3;
    moments[count] = (struct bide_plan_moment){ (double) (end - start), end, "End", 0 };
    moments[count + 1] =
        (struct bide_plan_moment){ (double) (end + 4 - start), end + 4, NULL, 0 };
    sample->study.plan.moments = moments;
    sample->study.plan.moment_count = count + 2;
    sample->spec.monthly = !is_weekly;
    sample->spec.weekly = is_weekly;
}

/* moments there are, wanted at most; drawn, and how many of them from one to the next */
static const size_t thinned[][4] = {
    { 1, 2, 2, 1 },    { 2, 2, 2, 2 },     { 12, 64, 13, 1 },  { 63, 64, 64, 1 },
    { 64, 64, 33, 2 }, { 500, 64, 64, 8 }, { 505, 64, 64, 9 }, { 10, 4, 4, 4 },
};

START_TEST(too_many_moments_are_thinned_evenly)
{
    const size_t *c = thinned[_i / 2];
    put_moments(c[0], _i % 2 == 1);

    bide_chart_series_init(&series, &sample->study, c[1]);

    const size_t expected = (c[0] - 1) / c[3] + 2; /* the first, and the milestone */
    ck_assert_uint_eq(series.count, expected);
    ck_assert_uint_le(series.count, c[1]);
    ck_assert(series.has_start);
    ck_assert_uint_eq(series.end, c[0]);
    for (size_t i = 0; i + 1 < series.count; ++i) {
        ck_assert_uint_eq(series.moments[i], i * c[3]);
    }
    ck_assert_uint_eq(series.moments[series.count - 1], series.end);
    ck_assert_int_eq(bide_chart_series_day(&series, series.count - 1),
                     moments[c[0]].date);
}
END_TEST

/* --- scenarios --- */

/* a difference and its interval; whether it is one */
static const struct {
    double mean, half_width;
    bool differs;
} changes[] = {
    { 0.99, 0.0, false },     { 1.0, 0.0, true },        { -1.4, 1.3, false },
    { -1.6, 1.4, true },      { 300.0, 301.0, false },   { NOT_KNOWN, 0.0, false },
    { 1.0, NOT_KNOWN, true }, { -1.0, NOT_KNOWN, true }, { 0.1, NOT_KNOWN, false },
};

START_TEST(a_scenario_differs_by_a_child_beyond_chance_as_shown)
{
    const size_t moment = (size_t) _i % SAMPLE_MOMENTS; /* at any of them */
    sample_put_change(sample, moment, BIDE_KPI_LIST, changes[_i].mean,
                      changes[_i].half_width);
    sample_put_change(sample, moment, BIDE_KPI_SEEN, 100.0, 0.0); /* is no list */

    ck_assert_int_eq(bide_chart_series_differs(&series, 1, AUTISM), changes[_i].differs);
    ck_assert(!bide_chart_series_differs(&series, 1, PHYSIO));
}
END_TEST

START_TEST(what_comes_after_the_last_milestone_is_not_drawn)
{
    sample->moments[1].label = "The end";
    sample->moments[END].label = NULL;
    sample->moments[END].date = sample_day("2026-08-01");
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
    sample_put_change(sample, END, BIDE_KPI_LIST, -100.0, 0.0);

    ck_assert_uint_eq(series.count, 2);
    ck_assert(!bide_chart_series_differs(&series, 1, AUTISM));
}
END_TEST

static void put_scenarios(void)
{
    static const char *const names[MANY_SCENARIOS] = { "as now", "b", "c", "d", "e",
                                                       "f",      "g", "h", "i" };
    for (size_t i = 0; i < MANY_SCENARIOS; ++i) {
        scenarios[i] = sample->scenarios[1];
        scenarios[i].label = names[i];
        indices[i] = i;
    }
    for (size_t i = 0; i < MANY_SCENARIOS * SAMPLE_COLUMNS; ++i) {
        differences[i] = sample_estimate(0.0, 0.0);
    }
    sample->spec.scenarios = (struct bide_spec_list){ scenarios, MANY_SCENARIOS };
    sample->study.scenarios = indices;
    sample->study.scenario_count = MANY_SCENARIOS;
    sample->study.differences = differences;
}

static void put_difference(size_t scenario, double mean, double half_width)
{
    const struct bide_estimate *where =
        bide_study_difference(&sample->study, scenario, END, AUTISM, BIDE_KPI_LIST);
    differences[where - differences] = sample_estimate(mean, half_width);
}

START_TEST(six_scenarios_get_lines)
{
    size_t lines[BIDE_CHART_SERIES_MOST_LINES];
    put_scenarios();
    ck_assert_uint_eq(bide_chart_series_lines(&series, AUTISM, lines), 1);
    ck_assert_uint_eq(lines[0], 0);

    for (size_t i = 2; i < MANY_SCENARIOS; ++i) {
        put_difference(i, -5.0, 1.0);
    }
    put_difference(4, -5.0, 6.0);
    static const size_t expected[] = { 0, 2, 3, 5, 6, 7 };
    ck_assert_uint_eq(bide_chart_series_lines(&series, AUTISM, lines), 6);
    ck_assert_mem_eq(lines, expected, sizeof(expected));
}
END_TEST

/* What may be chance is no gain, however large; the scale has room for its interval. */
START_TEST(the_best_scenario_is_the_best_that_is_sure)
{
    char title[TEXT_SIZE];
    put_scenarios();
    put_difference(1, -100.0, 10.0);
    put_difference(2, -300.0, 400.0);
    put_difference(3, -150.0, 5.0);
    put_difference(4, 700.0, 5.0);

    bide_chart_change_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    markup_inside(out.bytes, "b", 0, title, sizeof(title));
    ck_assert_str_eq(title, "d: list 150 shorter by July 2026");
    markup_has(out.bytes, ">-1,000</text>");
    markup_has(out.bytes, "C (c)</th><td>-300</td><td>-700</td><td>100</td>");
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), MANY_SCENARIOS - 1);
}
END_TEST

/* --- published lists --- */

static struct bide_chart_past past_of(size_t count)
{
    sample->pathways[AUTISM].history = (struct bide_spec_list){ history, count };
    return bide_chart_past_of(&sample->study, AUTISM);
}

START_TEST(two_years_are_shown_or_as_long_as_is_simulated)
{
    const int32_t start = sample->spec.start;
    history[0] = (struct bide_spec_history){ start - 732, 7000 };
    history[1] = (struct bide_spec_history){ start - 731, 500 };
    history[2] = (struct bide_spec_history){ start - 1, 600 };

    struct bide_chart_past past = past_of(3);
    ck_assert_uint_eq(past.count, 2);
    ck_assert_int_eq(bide_chart_past_day(&past, start), start - 730); /* as it ends */
    ck_assert_double_eq_tol(bide_chart_past_high(&past), 600.0, 1e-9);

    sample->moments[END].time = 732.0;
    past = past_of(3);
    ck_assert_uint_eq(past.count, 3);
    ck_assert_double_eq_tol(bide_chart_past_high(&past), 7000.0, 1e-9);

    past = past_of(0);
    ck_assert_int_eq(bide_chart_past_day(&past, start), start);
    ck_assert_double_eq_tol(bide_chart_past_high(&past), 0.0, 1e-9);
}
END_TEST

static void put_history(size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        const int32_t before = 7 * (int32_t) (count - i);
        history[i] = (struct bide_spec_history){ sample->spec.start - before,
                                                 (int64_t) (100 + i) };
    }
}

static void draw_past(size_t count, double list, double radius)
{
    const int32_t start = sample->spec.start;
    const struct bide_chart_frame frame = {
        .out = &out,
        .x = { (double) (start - 400), (double) start, 0.0, 400.0 },
        .y = { 0.0, 200.0, 200.0, 0.0 },
    };
    put_history(count);
    const struct bide_chart_past past = past_of(count);
    bide_text_clear(&out);
    bide_chart_past_draw(&frame, &past, start, list, radius);
}

START_TEST(published_lists_lead_to_the_start)
{
    draw_past(2, 150.0, 3.0); /* from the days after 14 and 7 days before the start */
    markup_has(out.bytes, "d=\"M387 100 394 99 400 50\"/>");
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 2);
    draw_past(2, NOT_KNOWN, 0.0);
    markup_has(out.bytes, "d=\"M387 100 394 99\"/>");
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 0);
    draw_past(0, 150.0, 3.0);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(many_published_lists_have_no_dots_and_the_last_are_shown)
{
    draw_past(24, 150.0, 3.0);
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 24);
    draw_past(25, 150.0, 3.0);
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 0);

    put_history(MOST_HISTORY);
    const struct bide_chart_past past = past_of(MOST_HISTORY);
    ck_assert_uint_eq(past.count, 60);
    ck_assert_ptr_eq(past.items, history + MOST_HISTORY - 60);
    draw_past(MOST_HISTORY, 150.0, 3.0);
}
END_TEST

/* --- waits --- */

static void put(size_t scenario, size_t moment, enum bide_kpi kpi, double mean)
{
    sample_put_level(sample, scenario, moment, kpi, mean);
}

START_TEST(bands_that_nobody_is_in_have_no_name)
{
    put(0, 1, BIDE_KPI_BAND_12_18, 8.0); /* between, not in the end */
    put(0, END, BIDE_KPI_BAND_2_4, 30.0);
    put(0, END, BIDE_KPI_OVER_52, 10.0);
    put(0, END, BIDE_KPI_OVER_104, 0.04);

    bide_chart_bands_add(&out, &series, AUTISM);

    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<path class=\"w"), 3);
    ck_assert_uint_eq(markup_count(out.bytes, ">0-12</text>"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, ">52-104</text>"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, ">12-18</text>"), 0);
    ck_assert_uint_eq(markup_count(out.bytes, ">104+</text>"), 0);
}
END_TEST

#define COUNT_OF(list) ((int) (sizeof(list) / sizeof((list)[0])))

int main(void)
{
    TCase *tests = tcase_create("chart series");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, too_many_moments_are_thinned_evenly, 0,
                        2 * COUNT_OF(thinned));
    tcase_add_loop_test(tests, a_scenario_differs_by_a_child_beyond_chance_as_shown, 0,
                        COUNT_OF(changes));
    tcase_add_test(tests, what_comes_after_the_last_milestone_is_not_drawn);
    tcase_add_test(tests, six_scenarios_get_lines);
    tcase_add_test(tests, the_best_scenario_is_the_best_that_is_sure);
    tcase_add_test(tests, two_years_are_shown_or_as_long_as_is_simulated);
    tcase_add_test(tests, published_lists_lead_to_the_start);
    tcase_add_test(tests, many_published_lists_have_no_dots_and_the_last_are_shown);
    tcase_add_test(tests, bands_that_nobody_is_in_have_no_name);

    Suite *suite = suite_create("chart series");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
