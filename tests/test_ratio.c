/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/ratio.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/rand/sample.h"
#include "engine/rand/stream.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* 8, 10 and 12 have mean 10 and variance 4; t with 2 degrees of freedom is 4.302653, so
 * the mean's interval is 10 -+ 4.302653 x 2 / sqrt(3) = 5.031725 to 14.968275. */
static const double spread[] = { 8, 10, 12 };
static const double fixed[] = { 100, 100, 100 };
static const double low = 5.0317246;
static const double high = 14.9682754;

START_TEST(over_a_known_number_it_is_the_interval_of_the_mean)
{
    const struct bide_ratio ratio = bide_ratio_of(spread, fixed, 3);

    ck_assert(ratio.is_reliable);
    ck_assert_double_eq_tol(ratio.ratio, 0.1, 1e-12);
    ck_assert_double_eq_tol(ratio.low, low / 100, 1e-8);
    ck_assert_double_eq_tol(ratio.high, high / 100, 1e-8);
}
END_TEST

/* What a known price buys: the price over the ends of the interval, which is not
 * symmetric. */
START_TEST(a_known_number_over_a_mean_is_turned_upside_down)
{
    const struct bide_ratio ratio = bide_ratio_of(fixed, spread, 3);

    ck_assert(ratio.is_reliable);
    ck_assert_double_eq_tol(ratio.ratio, 10, 1e-12);
    ck_assert_double_eq_tol(ratio.low, 100 / high, 1e-6);
    ck_assert_double_eq_tol(ratio.high, 100 / low, 1e-6);
}
END_TEST

START_TEST(in_step_there_is_no_doubt)
{
    const double tops[] = { 24, 30, 36 };
    const struct bide_ratio ratio = bide_ratio_of(tops, spread, 3);

    ck_assert_double_eq_tol(ratio.low, 3, 1e-6);
    ck_assert_double_eq_tol(ratio.high, 3, 1e-6);
}
END_TEST

/* By hand: means 10 and 5, variances 4 and 1, covariance 1, n = 3, t^2 = 18.512821.
 * a = 25 - 6.170940, b = 50 - 6.170940, c = 100 - 24.683761. */
START_TEST(the_roots_of_fiellers_equation)
{
    const double tops[] = { 8, 12, 10 };
    const double bottoms[] = { 4, 5, 6 };
    const double a = 25 - 18.512821 / 3 * 1;
    const double b = 50 - 18.512821 / 3 * 1;
    const double c = 100 - 18.512821 / 3 * 4;

    const struct bide_ratio ratio = bide_ratio_of(tops, bottoms, 3);

    ck_assert_double_eq_tol(ratio.ratio, 2, 1e-12);
    ck_assert_double_eq_tol(ratio.low, (b - sqrt(b * b - a * c)) / a, 1e-6);
    ck_assert_double_eq_tol(ratio.high, (b + sqrt(b * b - a * c)) / a, 1e-6);
}
END_TEST

/* The lower mean's interval is 2 -+ 4.97: it could be 0, and any ratio could be true. */
START_TEST(near_zero_there_is_no_reliable_ratio)
{
    const double bottoms[] = { 0, 2, 4 };
    const double nothing[] = { 0, 0, 0 };
    const struct bide_ratio near = bide_ratio_of(fixed, bottoms, 3);
    const struct bide_ratio none = bide_ratio_of(fixed, nothing, 3);

    ck_assert(!near.is_reliable);
    ck_assert_double_eq(near.top, 100);
    ck_assert_double_eq(near.bottom, 2);
    ck_assert_double_nan(near.ratio);
    ck_assert_double_nan(near.low);
    ck_assert(!none.is_reliable);
}
END_TEST

START_TEST(fewer_than_two_pairs_say_nothing)
{
    const double gaps[] = { NAN, 10, 12 };
    const double others[] = { 8, 10, NAN };

    ck_assert(!bide_ratio_of(spread, fixed, 1).is_reliable);
    ck_assert_double_eq(bide_ratio_of(spread, fixed, 1).top, 8);
    ck_assert_double_nan(bide_ratio_of(spread, fixed, 0).top);
    ck_assert_uint_eq(bide_ratio_of(gaps, others, 3).count, 1);
    ck_assert_uint_eq(bide_ratio_of(gaps, fixed, 3).count, 2);
    ck_assert_double_eq(bide_ratio_of(gaps, fixed, 3).top, 11);
}
END_TEST

/* Negative means: what is saved for each child fewer. */
START_TEST(signs_do_not_matter)
{
    double minus[COUNT(spread)];
    for (size_t i = 0; i < COUNT(spread); ++i) {
        minus[i] = -spread[i];
    }
    const struct bide_ratio ratio = bide_ratio_of(fixed, minus, 3);

    ck_assert_double_eq_tol(ratio.ratio, -10, 1e-12);
    ck_assert_double_eq_tol(ratio.low, -100 / low, 1e-6);
    ck_assert_double_eq_tol(ratio.high, -100 / high, 1e-6);
}
END_TEST

/* Of 2,000 intervals from ten correlated normal pairs 95 in 100 hold the true ratio, 2:
 * within 3.3 standard deviations of a binomial number. */
START_TEST(intervals_hold_the_truth_as_often_as_they_say)
{
    size_t held = 0;
    struct bide_stream stream = bide_stream_open(bide_stream_root(1, 0), 7, 7);
    for (int k = 0; k < 2000; ++k) {
        double tops[10];
        double bottoms[10];
        for (int i = 0; i < 10; ++i) {
            const double common = bide_sample_normal(&stream);
            bottoms[i] = 5.0 + common;
            tops[i] = 10.0 + common + 3.0 * bide_sample_normal(&stream);
        }
        const struct bide_ratio ratio = bide_ratio_of(tops, bottoms, 10);
        ck_assert(ratio.is_reliable);
        held += ratio.low <= 2.0 && 2.0 <= ratio.high ? 1 : 0;
    }

    ck_assert_double_le(fabs((double) held - 1900), 3.3 * sqrt(2000 * 0.95 * 0.05));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ratio");
    TCase *tests = tcase_create("ratio");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, over_a_known_number_it_is_the_interval_of_the_mean);
    tcase_add_test(tests, a_known_number_over_a_mean_is_turned_upside_down);
    tcase_add_test(tests, in_step_there_is_no_doubt);
    tcase_add_test(tests, the_roots_of_fiellers_equation);
    tcase_add_test(tests, near_zero_there_is_no_reliable_ratio);
    tcase_add_test(tests, fewer_than_two_pairs_say_nothing);
    tcase_add_test(tests, signs_do_not_matter);
    tcase_add_test(tests, intervals_hold_the_truth_as_often_as_they_say);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
