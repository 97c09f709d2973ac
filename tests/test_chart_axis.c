/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes of figures: ticks, dates and places. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "app/chart/chart_axis.h"
#include "engine/base/civil.h"

static int32_t day_of(const char *text)
{
    int32_t day = 0;
    ck_assert_int_eq(bide_civil_parse(text, &day), BIDE_OK);
    return day;
}

START_TEST(a_value_has_its_place)
{
    const struct bide_chart_axis axis = { 0.0, 200.0, 230.0, 30.0 }; /* upwards */

    ck_assert_double_eq_tol(bide_chart_axis_at(&axis, 0.0), 230.0, 1e-9);
    ck_assert_double_eq_tol(bide_chart_axis_at(&axis, 50.0), 180.0, 1e-9);
    ck_assert_double_eq_tol(bide_chart_axis_at(&axis, 200.0), 30.0, 1e-9);
    ck_assert_double_eq_tol(bide_chart_axis_at(&axis, 201.0), 30.0, 1e-9);
    ck_assert_double_eq_tol(bide_chart_axis_at(&axis, -1.0), 230.0, 1e-9);
}
END_TEST

/* low, high, most, least step; first, step, count, decimals */
static const double cases[][8] = {
    { 0, 100, 5, 1, 0, 20, 6, 0 },        { 0, 4892, 5, 1, 0, 1000, 6, 0 },
    { 0, 0, 5, 1, 0, 1, 2, 0 },           { 0, 1, 5, 1, 0, 1, 2, 0 },
    { 0, 3, 5, 1, 0, 1, 4, 0 },           { 0, 1, 5, 0, 0, 0.2, 6, 1 },
    { 0, 0.07, 5, 0, 0, 0.02, 5, 2 },     { -540, 12, 5, 1, -600, 200, 5, 0 },
    { -3, -3, 5, 1, -3, 1, 2, 0 },        { 0, 10000000, 5, 1, 0, 2000000, 6, 0 },
    { -0.4, 1.2, 4, 0, -0.5, 0.5, 5, 1 }, { 0, 100.0000000001, 5, 1, 0, 20, 6, 0 },
    { 1995, 2005, 2, 1, 1995, 5, 3, 0 },  { 0, 6, 5, 1, 0, 2, 4, 0 },
};

START_TEST(ticks_are_round_and_enclose_all)
{
    const double *c = cases[_i];

    const struct bide_chart_axis_ticks ticks =
        bide_chart_axis_ticks(c[0], c[1], (size_t) c[2], c[3]);

    ck_assert_double_eq_tol(ticks.first, c[4], 1e-9);
    ck_assert_double_eq_tol(ticks.step, c[5], 1e-9);
    ck_assert_uint_eq(ticks.count, (size_t) c[6]);
    ck_assert_int_eq(ticks.decimals, (int) c[7]);
}
END_TEST

START_TEST(ticks_of_any_span_are_few_and_enclose_it)
{
    double low = -7.3;
    double span = 1e-4;
    for (int i = 0; i < 60; ++i) {
        const struct bide_chart_axis_ticks ticks =
            bide_chart_axis_ticks(low, low + span, 5, 0.0);
        const double last = bide_chart_axis_tick(&ticks, ticks.count - 1);
        ck_assert_uint_ge(ticks.count, 2);
        ck_assert_uint_le(ticks.count, 7);
        ck_assert_double_le(ticks.first, low + 1e-6 * span);
        ck_assert_double_ge(last, low + span - 1e-6 * span);
        ck_assert_double_lt(low - ticks.first, ticks.step);
        ck_assert_double_lt(last - low - span, 2.0 * ticks.step);
        low *= -1.3;
        span *= 1.7;
    }
}
END_TEST

START_TEST(dates_are_first_days_of_months)
{
    int32_t days[BIDE_CHART_AXIS_MOST_DATES];
    int step = 0;

    const size_t count =
        bide_chart_axis_dates(day_of("2025-08-01"), day_of("2026-08-01"), 8, days, &step);

    ck_assert_int_eq(step, 2);
    ck_assert_uint_eq(count, 6); /* January is one of them */
    ck_assert_int_eq(days[0], day_of("2025-09-01"));
    ck_assert_int_eq(days[2], day_of("2026-01-01"));
    ck_assert_int_eq(days[5], day_of("2026-07-01"));
}
END_TEST

/* from, to, the first, how many, months between */
static const struct {
    const char *from, *to, *first;
    size_t count;
    int step;
} spans[] = {
    { "2025-08-02", "2025-09-15", "2025-09-01", 1, 1 },
    { "2025-08-02", "2025-08-20", NULL, 0, 1 },
    { "2024-11-01", "2028-08-01", "2025-01-01", 8, 6 },
    { "2025-08-01", "2035-08-01", "2026-01-01", 5, 24 },
    { "2025-01-01", "2195-01-01", "2040-01-01", 8, 240 },
    { "2025-12-31", "2026-12-31", "2026-01-01", 6, 2 },
};

START_TEST(dates_fit_any_span)
{
    int32_t days[BIDE_CHART_AXIS_MOST_DATES];
    int step = 0;
    const int32_t from = day_of(spans[_i].from);
    const int32_t to = day_of(spans[_i].to);

    const size_t count = bide_chart_axis_dates(from, to, 8, days, &step);

    ck_assert_uint_eq(count, spans[_i].count);
    ck_assert_int_eq(step, spans[_i].step);
    for (size_t i = 0; i < count; ++i) {
        ck_assert_int_ge(days[i], from);
        ck_assert_int_le(days[i], to);
        ck_assert_int_eq(bide_civil_date(days[i]).day, 1);
    }
    if (count > 0) {
        ck_assert_int_eq(days[0], day_of(spans[_i].first));
    }
}
END_TEST

START_TEST(dates_have_names)
{
    struct bide_text text;
    bide_text_init(&text);

    bide_chart_axis_month(&text, day_of("2028-08-01"));
    bide_text_add(&text, "; ");
    bide_chart_axis_short_month(&text, day_of("2028-12-31"));
    bide_text_add(&text, "; ");
    bide_chart_axis_day(&text, day_of("2028-02-29"));

    ck_assert_str_eq(text.bytes, "August 2028; Dec; 29 Feb 2028");
    bide_text_free(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart axis");
    TCase *tests = tcase_create("chart axis");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_value_has_its_place);
    tcase_add_loop_test(tests, ticks_are_round_and_enclose_all, 0,
                        (int) (sizeof(cases) / sizeof(cases[0])));
    tcase_add_test(tests, ticks_of_any_span_are_few_and_enclose_it);
    tcase_add_test(tests, dates_are_first_days_of_months);
    tcase_add_loop_test(tests, dates_fit_any_span, 0,
                        (int) (sizeof(spans) / sizeof(spans[0])));
    tcase_add_test(tests, dates_have_names);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
