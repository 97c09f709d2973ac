/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of NHSRwaitinglist, found by running its R source. */
#include "models/service/formula.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#define NEAR 1e-9

START_TEST(load_is_demand_over_capacity)
{
    ck_assert_double_eq_tol(bide_formula_load(30, 27), 1.111111111, NEAR);
}
END_TEST

START_TEST(mean_waits_and_lists_that_keep_the_standard)
{
    ck_assert_double_eq_tol(bide_formula_mean_wait(52, 4), 13, NEAR);
    ck_assert_double_eq_tol(bide_formula_mean_wait(52, 6), 8.666666667, NEAR);
    ck_assert_double_eq_tol(bide_formula_target_list(30, 52, 4), 390, NEAR);
    ck_assert_double_eq_tol(bide_formula_target_list(30, 50, 6), 250, NEAR);
}
END_TEST

START_TEST(relief_brings_a_list_down_in_time)
{
    ck_assert_double_eq_tol(bide_formula_relief(30, 1200, 390, 26), 61.153846154, NEAR);
    ck_assert_double_eq_tol(bide_formula_relief(33, 800, 200, 30), 53, NEAR);
    ck_assert_double_eq_tol(bide_formula_relief(35, 250, 100, 15), 45, NEAR);
}
END_TEST

START_TEST(pressure_is_twice_the_wait_over_the_standard)
{
    ck_assert_double_eq_tol(bide_formula_pressure(63, 52), 2.423076923, NEAR);
    ck_assert_double_eq_tol(bide_formula_pressure(24, 4), 12, NEAR);
    ck_assert_double_eq_tol(bide_formula_pressure(42, 24), 3.5, NEAR);
}
END_TEST

START_TEST(target_capacity_has_two_versions)
{
    ck_assert_double_eq_tol(bide_formula_target_capacity(30, 52, 3, 1.1, 1.2),
                            30.076442308, NEAR);
    ck_assert_double_eq_tol(bide_formula_target_capacity(4, 52, 4, 1, 1), 4.076923077,
                            NEAR);
    ck_assert_double_eq_tol(bide_formula_target_capacity_before(30, 52, 1), 30.192307692,
                            NEAR);
    ck_assert_double_eq_tol(bide_formula_target_capacity_before(30, 52, 6.58),
                            31.050769231, NEAR);
}
END_TEST

/* 92 in 100 within 18 weeks: 1 - exp(-18 / mean) = 0.92. */
START_TEST(an_exponential_tail_gives_the_factor)
{
    const double factor = bide_formula_factor(0.92);
    ck_assert_double_eq_tol(factor, 2.52572864431, NEAR);
    ck_assert_double_eq_tol(bide_formula_mean_wait(18, factor), 7.1266563178, NEAR);
    ck_assert_double_eq_tol(bide_formula_target_list(100, 18, factor), 712.66563178,
                            1e-7);
    ck_assert_double_eq_tol(bide_formula_target_list(100, 18, bide_formula_factor(0.95)),
                            600.854761252, 1e-7);
    ck_assert(isinf(bide_formula_factor(1.0)));
}
END_TEST

/* Trap: the mean wait and the standard are in the same unit. Days for weeks make a
 * pressure seven times too high. */
START_TEST(days_for_weeks_make_pressure_seven_times_too_high)
{
    const double weeks = bide_formula_pressure(63.0 / 7, 52);
    ck_assert_double_eq_tol(bide_formula_pressure(63, 52) / weeks, 7, NEAR);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("formula");
    tcase_add_test(tests, load_is_demand_over_capacity);
    tcase_add_test(tests, mean_waits_and_lists_that_keep_the_standard);
    tcase_add_test(tests, relief_brings_a_list_down_in_time);
    tcase_add_test(tests, pressure_is_twice_the_wait_over_the_standard);
    tcase_add_test(tests, target_capacity_has_two_versions);
    tcase_add_test(tests, an_exponential_tail_gives_the_factor);
    tcase_add_test(tests, days_for_weeks_make_pressure_seven_times_too_high);
    Suite *suite = suite_create("formula");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
