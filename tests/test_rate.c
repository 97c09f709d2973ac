/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/rate.h"

#include <check.h>
#include <float.h>
#include <gsl/gsl_integration.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

#include "engine/rand/sample.h"
#include "tests/goodness.h"

struct piece {
    double start, per_day, growth;
};

static struct bide_rate rate;

static void set_up(void)
{
    bide_rate_init(&rate);
}

static void tear_down(void)
{
    bide_rate_free(&rate);
}

static void build(const struct piece *pieces, int count, double end)
{
    bide_rate_free(&rate);
    for (int i = 0; i < count; ++i) {
        ck_assert_int_eq(
            bide_rate_add(&rate, pieces[i].start, pieces[i].per_day, pieces[i].growth),
            BIDE_OK);
    }
    bide_rate_close(&rate, end);
}

/* A bit of everything: steady, growing, none, falling, a jump, an empty segment. */
static const struct piece mixed[] = {
    { -10, 3, 0 },  { 0, 2, 0.02 },   { 50, 0, 0 },  { 60, 0, 1 },
    { 70, 9, -.1 }, { 100, 5, 1e-9 }, { 100, 4, 0 }, { 130, 1, 0.05 },
};
enum { MIXED = sizeof(mixed) / sizeof(mixed[0]) };
static const double mixed_end = 160.0;

static void build_mixed(void)
{
    build(mixed, MIXED, mixed_end);
}

static double next_of(struct bide_rate_cursor *cursor, double step)
{
    return bide_rate_next(&rate, cursor, step);
}

START_TEST(a_steady_rate_spaces_arrivals_evenly)
{
    build(&(struct piece){ 5, 4, 0 }, 1, 105);
    struct bide_rate_cursor cursor = { 0 };

    for (int k = 1; k < 400; ++k) {
        ck_assert_double_eq(next_of(&cursor, 1.0), 5.0 + k / 4.0);
    }
    ck_assert_double_infinite(next_of(&cursor, 1.0)); /* would be the end itself */
    ck_assert_double_infinite(next_of(&cursor, 1.0));
}
END_TEST

/* p (e^(g t) - 1) / g = k, so t = log(1 + g k / p) / g. */
START_TEST(a_growing_rate_has_its_closed_form)
{
    static const double growths[] = { 1e-300,  1e-18,  1e-9,  1e-3,  0.05, 1,
                                      -1e-300, -1e-18, -1e-9, -1e-3, -0.01 };
    const long double growth = growths[_i];
    build(&(struct piece){ 0, 3, growths[_i] }, 1, 1e6);
    struct bide_rate_cursor cursor = { 0 };

    for (int k = 1; k < 250; ++k) {
        const double time = next_of(&cursor, 1.0);
        const long double expected = log1pl(growth * k / 3.0L) / growth;
        ck_assert_ldouble_eq_tol(time / expected, 1.0L, 4e-15L);
    }
}
END_TEST

/* 2 e^(-t / 5) adds up to 10, so the tenth arrival never comes. */
START_TEST(a_rate_that_dies_away_has_a_last_arrival)
{
    build(&(struct piece){ 0, 2, -0.2 }, 1, 1e5);
    struct bide_rate_cursor cursor = { 0 };

    for (int k = 1; k < 10; ++k) {
        ck_assert_double_eq_tol(next_of(&cursor, 1.0), -5.0 * log1p(-k / 10.0), 1e-12);
    }
    ck_assert_double_infinite(next_of(&cursor, 1.0));
    ck_assert_double_infinite(next_of(&cursor, 1.0));
    ck_assert_double_eq_tol(bide_rate_cumulated(&rate, 1e5), 10.0, 1e-13);
}
END_TEST

START_TEST(after_dying_away_the_next_segment_goes_on)
{
    const struct piece pieces[] = { { 0, 2, -0.2 }, { 1e5, 1, 0 } };
    build(pieces, 2, 2e5);
    struct bide_rate_cursor cursor = { 0 };

    const double time = next_of(&cursor, 12.0);

    ck_assert_double_eq_tol(time, 1e5 + 2.0, 1e-9);
}
END_TEST

START_TEST(segments_without_arrivals_are_skipped)
{
    enum { EMPTY = 200000 };
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, 0), BIDE_OK);
    for (int i = 1; i <= EMPTY; ++i) {
        const enum bide_err err = bide_rate_add(&rate, i, 0, 0);
        if (err != BIDE_OK) {
            ck_abort();
        }
    }
    ck_assert_int_eq(bide_rate_add(&rate, EMPTY + 1, 1, 0), BIDE_OK);
    bide_rate_close(&rate, EMPTY + 10);
    struct bide_rate_cursor cursor = { 0 };

    ck_assert_double_eq(next_of(&cursor, 0.5), 0.5);
    ck_assert_double_eq(next_of(&cursor, 0.5), 1.0); /* the first time of all */
    ck_assert_double_eq(next_of(&cursor, 0.5), EMPTY + 1.5);
}
END_TEST

START_TEST(no_segments_give_no_arrivals)
{
    bide_rate_close(&rate, 100);
    struct bide_rate_cursor cursor = { 0 };

    ck_assert_double_infinite(next_of(&cursor, 1.0));
    ck_assert_double_eq(bide_rate_at(&rate, 5), 0.0);
    ck_assert_double_eq(bide_rate_cumulated(&rate, 5), 0.0);
}
END_TEST

START_TEST(rate_at_a_time)
{
    build_mixed();

    ck_assert_double_eq(bide_rate_at(&rate, -10.001), 0.0);
    ck_assert_double_eq(bide_rate_at(&rate, -10), 3.0);
    ck_assert_double_eq(bide_rate_at(&rate, -1e-9), 3.0);
    ck_assert_double_eq(bide_rate_at(&rate, 0), 2.0);
    ck_assert_double_eq_tol(bide_rate_at(&rate, 25), 2.0 * exp(0.5), 1e-14);
    ck_assert_double_eq(bide_rate_at(&rate, 65), 0.0);
    ck_assert_double_eq_tol(bide_rate_at(&rate, 99), 9.0 * exp(-2.9), 1e-14);
    ck_assert_double_eq(bide_rate_at(&rate, 100), 4.0);
    ck_assert_double_eq(bide_rate_at(&rate, mixed_end), 0.0);
}
END_TEST

static double rate_at(double time, void *unused)
{
    (void) unused;
    return bide_rate_at(&rate, time);
}

/* Numerical, segment by segment, as the rate jumps between them. */
static double integral(double from, double to)
{
    gsl_integration_workspace *const space = gsl_integration_workspace_alloc(200);
    const gsl_function function = { .function = rate_at, .params = NULL };
    double sum = 0.0;
    for (int i = 0; i < MIXED; ++i) {
        const double end = i + 1 < MIXED ? mixed[i + 1].start : mixed_end;
        const double low = fmax(from, mixed[i].start);
        const double high = fmin(to, end);
        double part = 0.0;
        double error = 0.0;
        if (low < high) {
            gsl_integration_qag(&function, low, high, 0.0, 1e-12, 200, GSL_INTEG_GAUSS31,
                                space, &part, &error);
        }
        sum += part;
    }
    gsl_integration_workspace_free(space);
    return sum;
}

START_TEST(cumulated_is_the_integral)
{
    build_mixed();
    for (int i = 0; i <= 340; ++i) {
        const double time = -10.0 + 0.5 * i;
        ck_assert_double_eq_tol(bide_rate_cumulated(&rate, time), integral(-10.0, time),
                                1e-9);
    }
    ck_assert_double_eq(bide_rate_cumulated(&rate, -11), 0.0);
    ck_assert_double_eq(bide_rate_cumulated(&rate, 1e9),
                        bide_rate_cumulated(&rate, mixed_end));
}
END_TEST

START_TEST(the_integral_between_arrivals_is_the_step)
{
    build_mixed();
    struct bide_rate_cursor cursor = { 0 };
    double before = -10.0;
    int arrivals = 0;
    for (;;) {
        const double time = next_of(&cursor, 0.7);
        if (isinf(time)) {
            break;
        }
        ck_assert_double_eq_tol(integral(before, time), 0.7, 1e-9);
        before = time;
        ++arrivals;
    }
    ck_assert_int_eq(arrivals, (int) (bide_rate_cumulated(&rate, mixed_end) / 0.7));
}
END_TEST

/* Counts in ten windows over many replications: sum of (n - m)^2 / m is chi-square, and
 * the total has mean and variance of the sum of m. */
START_TEST(counts_are_poisson)
{
    enum { WINDOWS = 10, REPLICATIONS = 2000 };
    const double width = (mixed_end + 10.0) / WINDOWS;
    double total[WINDOWS] = { 0.0 };
    double squares[WINDOWS] = { 0.0 };
    double mean[WINDOWS];
    build_mixed();
    for (int w = 0; w < WINDOWS; ++w) {
        mean[w] = bide_rate_cumulated(&rate, -10.0 + (w + 1) * width)
                  - bide_rate_cumulated(&rate, -10.0 + w * width);
    }

    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        double counts[WINDOWS] = { 0.0 };
        struct bide_stream stream = bide_stream_open(bide_stream_root(1, r), 1, 0);
        struct bide_rate_cursor cursor = { 0 };
        double time = next_of(&cursor, bide_sample_exponential(&stream));
        while (isfinite(time)) {
            counts[(int) ((time + 10.0) / width)] += 1.0;
            time = next_of(&cursor, bide_sample_exponential(&stream));
        }
        for (int w = 0; w < WINDOWS; ++w) {
            total[w] += counts[w];
            squares[w] += (counts[w] - mean[w]) * (counts[w] - mean[w]) / mean[w];
        }
    }

    for (int w = 0; w < WINDOWS; ++w) {
        goodness_check_mean(total[w] / REPLICATIONS, mean[w], mean[w], REPLICATIONS);
        ck_assert_double_gt(gsl_cdf_chisq_Q(squares[w], REPLICATIONS), GOODNESS_LEAST_P);
        ck_assert_double_gt(gsl_cdf_chisq_P(squares[w], REPLICATIONS), GOODNESS_LEAST_P);
    }
}
END_TEST

/* All rates up by 1 part in 10^9 moves the integral at a time by as much, so that an
 * arrival comes earlier by that part of its integral over the rate. */
START_TEST(a_small_change_of_the_rate_moves_each_arrival_a_little)
{
    struct piece pieces[] = { { 0, 2, 0.02 }, { 50, 0.5, 0 }, { 70, 9, -0.1 } };
    double times[150];
    struct bide_rate_cursor cursor = { 0 };
    build(pieces, 3, 1e3);
    for (int k = 0; k < 150; ++k) {
        times[k] = next_of(&cursor, 1.0);
    }
    for (int i = 0; i < 3; ++i) {
        pieces[i].per_day *= 1.0 + 1e-9;
        pieces[i].growth += 1e-12;
    }
    build(pieces, 3, 1e3);
    cursor = (struct bide_rate_cursor){ 0 };

    for (int k = 0; k < 150; ++k) {
        const double time = next_of(&cursor, 1.0);
        const double slack = 1e-9 * (2 + k) / fmax(bide_rate_at(&rate, time), 1e-3);
        ck_assert(time <= times[k]);
        ck_assert_double_eq_tol(time, times[k], 2.0 * slack);
    }
}
END_TEST

/* Rounding must not carry the very last arrival of a segment past its end. */
START_TEST(an_arrival_is_never_after_its_segment)
{
    for (int i = -100; i < 100; ++i) {
        const struct piece pieces[] = { { 0, 0.1, 0.003 * i }, { 7, 0, 0 } };
        build(pieces, 2, 8);
        struct bide_rate_cursor cursor = { 0 };

        const double time = next_of(&cursor, rate.segments[1].cumulated);

        ck_assert_double_le(time, 7.0);
        ck_assert_double_eq_tol(time, 7.0, 1e-13);
    }
}
END_TEST

START_TEST(limits_are_refused)
{
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1.1e15, 0), BIDE_ERR_LIMIT);
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, 1001), BIDE_ERR_LIMIT);
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, -1001), BIDE_ERR_LIMIT);
    ck_assert_uint_eq(rate.count, 0);
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, 1), BIDE_OK);
    ck_assert_int_eq(bide_rate_add(&rate, 800, 1, 0), BIDE_ERR_LIMIT); /* e^800 */
    ck_assert_uint_eq(rate.count, 1);
    ck_assert_int_eq(bide_rate_add(&rate, 600, 1, 0), BIDE_OK);
}
END_TEST

START_TEST(a_rate_below_1e_100_is_0_and_none_above)
{
    const struct piece pieces[] = { { 0, 9e-101, 1000 }, { 1, 1e-100, 1000 } };
    build(pieces, 2, 2);
    struct bide_rate_cursor cursor = { 0 };

    ck_assert_double_eq(bide_rate_cumulated(&rate, 1), 0.0);
    ck_assert_double_eq_tol(next_of(&cursor, 1.0), 1.0 + log(1e103) / 1000.0, 1e-14);

    build(pieces, 1, 1e6);
    cursor = (struct bide_rate_cursor){ 0 };
    ck_assert_double_infinite(next_of(&cursor, 1.0));
}
END_TEST

START_TEST(a_start_that_goes_back_aborts)
{
    ck_assert_int_eq(bide_rate_add(&rate, 10, 1, 0), BIDE_OK);
    ck_assert_int_eq(bide_rate_add(&rate, 9, 1, 0), BIDE_OK);
}
END_TEST

START_TEST(a_negative_rate_aborts)
{
    ck_assert_int_eq(bide_rate_add(&rate, 10, -1, 0), BIDE_OK);
}
END_TEST

START_TEST(an_end_before_the_last_start_aborts)
{
    ck_assert_int_eq(bide_rate_add(&rate, 10, 1, 0), BIDE_OK);
    bide_rate_close(&rate, 9);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, a_steady_rate_spaces_arrivals_evenly);
    tcase_add_loop_test(tests, a_growing_rate_has_its_closed_form, 0, 11);
    tcase_add_test(tests, a_rate_that_dies_away_has_a_last_arrival);
    tcase_add_test(tests, after_dying_away_the_next_segment_goes_on);
    tcase_add_test(tests, segments_without_arrivals_are_skipped);
    tcase_add_test(tests, no_segments_give_no_arrivals);
    tcase_add_test(tests, rate_at_a_time);
    tcase_add_test(tests, cumulated_is_the_integral);
    tcase_add_test(tests, the_integral_between_arrivals_is_the_step);
    tcase_add_test(tests, counts_are_poisson);
    tcase_add_test(tests, a_small_change_of_the_rate_moves_each_arrival_a_little);
    tcase_add_test(tests, an_arrival_is_never_after_its_segment);
    tcase_add_test(tests, limits_are_refused);
    tcase_add_test(tests, a_rate_below_1e_100_is_0_and_none_above);
}

int main(void)
{
    Suite *suite = suite_create("rate");
    TCase *tests = tcase_create("rate");
    TCase *aborts = tcase_create("abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    add_tests(tests);
    tcase_set_tags(aborts, "abort");
    tcase_add_checked_fixture(aborts, set_up, tear_down);
    tcase_add_test_raise_signal(aborts, a_start_that_goes_back_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_negative_rate_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, an_end_before_the_last_start_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
