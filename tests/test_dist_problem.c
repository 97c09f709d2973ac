/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bide_dist_problem says to whom. */
#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rand/dist.h"

static const double values[] = { 1, 2, 3 };
static const double weights[] = { 0, 1, 2 };

/* A right set of parameters for each shape. */
static struct bide_dist_params right(enum bide_dist_shape shape)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.shape = shape;
    if (shape == BIDE_DIST_UNIFORM || shape == BIDE_DIST_TRIANGULAR) {
        params.min = 1.0;
        params.max = 3.0;
        params.mode = shape == BIDE_DIST_TRIANGULAR ? 2.0 : NAN;
    } else if (shape == BIDE_DIST_WEIBULL) {
        params.scale = 2.0;
        params.power = 1.5;
    } else if (shape == BIDE_DIST_EMPIRICAL) {
        params.values = values;
        params.weights = weights;
        params.value_count = params.weight_count = 3;
    } else {
        params.mean = 2.0;
        params.sd = shape == BIDE_DIST_GAMMA || shape == BIDE_DIST_LOGNORMAL ? 1.0 : NAN;
        params.stages = shape == BIDE_DIST_ERLANG ? 3 : 0;
    }
    return params;
}

static const struct {
    const char *name;
    size_t offset;
} numbers[] = {
    { "mean", offsetof(struct bide_dist_params, mean) },
    { "sd", offsetof(struct bide_dist_params, sd) },
    { "min", offsetof(struct bide_dist_params, min) },
    { "max", offsetof(struct bide_dist_params, max) },
    { "mode", offsetof(struct bide_dist_params, mode) },
    { "scale", offsetof(struct bide_dist_params, scale) },
    { "power", offsetof(struct bide_dist_params, power) },
};
enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };

static double *number_of(struct bide_dist_params *params, int i)
{
    return (double *) (void *) ((char *) params + numbers[i].offset);
}

static void check_problem(const struct bide_dist_params *params, const char *expected)
{
    const char *const problem = bide_dist_problem(params);
    ck_assert_msg(problem != NULL, "no problem, expected \"%s\"", expected);
    ck_assert_str_eq(problem, expected);
}

START_TEST(right_parameters_have_no_problem)
{
    const struct bide_dist_params params = right((enum bide_dist_shape) _i);

    ck_assert_ptr_null(bide_dist_problem(&params));
}
END_TEST

START_TEST(names_are_those_of_the_configuration)
{
    static const char *const names[] = { "fixed",     "uniform",    "exponential",
                                         "gamma",     "erlang",     "weibull",
                                         "lognormal", "triangular", "empirical" };
    for (int shape = 0; shape < BIDE_DIST_SHAPE_COUNT; ++shape) {
        ck_assert_str_eq(bide_dist_shape_name((enum bide_dist_shape) shape),
                         names[shape]);
    }
}
END_TEST

START_TEST(a_number_the_shape_does_not_take_is_named)
{
    const enum bide_dist_shape shape = (enum bide_dist_shape) _i;
    for (int i = 0; i < NUMBERS; ++i) {
        struct bide_dist_params params = right(shape);
        char expected[80];
        snprintf(expected, sizeof(expected), "%s does not take %s",
                 bide_dist_shape_name(shape), numbers[i].name);
        if (isnan(*number_of(&params, i))) {
            *number_of(&params, i) = 2.0;
            check_problem(&params, expected);
        }
    }
}
END_TEST

static void check_bad_number(struct bide_dist_params params, int number, double bad)
{
    *number_of(&params, number) = bad;
    char expected[80];
    snprintf(expected, sizeof(expected), "%s needs %s ",
             bide_dist_shape_name(params.shape), numbers[number].name);

    const char *const problem = bide_dist_problem(&params);

    ck_assert_ptr_nonnull(problem);
    ck_assert_msg(strstr(problem, expected) == problem, "%s", problem);
}

START_TEST(a_missing_or_impossible_number_is_named)
{
    struct bide_dist_params params = right((enum bide_dist_shape) _i);
    for (int i = 0; i < NUMBERS; ++i) {
        if (!isnan(*number_of(&params, i))) {
            check_bad_number(params, i, NAN);
            check_bad_number(params, i, INFINITY);
            check_bad_number(params, i, -INFINITY);
            check_bad_number(params, i, -1.0);
            check_bad_number(params, i, 1.1e15);
        }
    }
}
END_TEST

START_TEST(says_what_is_allowed)
{
    struct bide_dist_params params = right(BIDE_DIST_LOGNORMAL);
    params.sd = 0.0;
    check_problem(&params, "lognormal needs sd above 0, at most 1e15");
    params.sd = NAN;
    check_problem(&params, "lognormal needs sd above 0, at most 1e15");
    params.mean = 0.0;
    check_problem(&params, "lognormal needs mean above 0, at most 1e15");

    params = right(BIDE_DIST_WEIBULL);
    params.power = 0.09;
    check_problem(&params, "weibull needs power from 0.1 to 1000");
}
END_TEST

START_TEST(only_fixed_may_be_0)
{
    struct bide_dist_params params = right(BIDE_DIST_FIXED);
    params.mean = 0.0;
    ck_assert_ptr_null(bide_dist_problem(&params));
    params.mean = -1.0;
    check_problem(&params, "fixed needs mean from 0 to 1e15");

    params = right(BIDE_DIST_EXPONENTIAL);
    params.mean = 0.0;
    check_problem(&params, "exponential needs mean above 0, at most 1e15");
    params = right(BIDE_DIST_UNIFORM);
    params.min = params.max = 0.0;
    check_problem(&params, "uniform needs max above 0, at most 1e15");
    params = right(BIDE_DIST_TRIANGULAR);
    params.min = params.mode = params.max = 0.0;
    check_problem(&params, "triangular needs max above 0, at most 1e15");
}
END_TEST

START_TEST(bounds_must_be_in_order)
{
    struct bide_dist_params params = right(BIDE_DIST_UNIFORM);
    params.min = 3.5;
    check_problem(&params, "uniform needs min at most max");
    params.min = params.max;
    ck_assert_ptr_null(bide_dist_problem(&params));

    static const double wrong[][3] = { { 1, 0.5, 3 }, { 1, 3.5, 3 }, { 4, 4, 3 } };
    for (int i = 0; i < 3; ++i) {
        params = right(BIDE_DIST_TRIANGULAR);
        params.min = wrong[i][0];
        params.mode = wrong[i][1];
        params.max = wrong[i][2];
        check_problem(&params, "triangular needs min at most mode and mode at most max");
    }
}
END_TEST

START_TEST(sd_must_be_in_proportion_to_the_mean)
{
    static const enum bide_dist_shape shapes[] = { BIDE_DIST_GAMMA, BIDE_DIST_LOGNORMAL };
    for (int i = 0; i < 2; ++i) {
        struct bide_dist_params params = right(shapes[i]);
        params.sd = 200.0;
        ck_assert_ptr_null(bide_dist_problem(&params));
        params.sd = 201.0;
        check_problem(&params,
                      "sd needs to be from a millionth of mean to 100 times mean");
        params.sd = 1.9e-6;
        check_problem(&params,
                      "sd needs to be from a millionth of mean to 100 times mean");
    }
}
END_TEST

START_TEST(stages_from_1_to_1000)
{
    static const int wrong[] = { 0, -1, 1001 };
    struct bide_dist_params params = right(BIDE_DIST_ERLANG);
    for (int i = 0; i < 3; ++i) {
        params.stages = wrong[i];
        check_problem(&params, "erlang needs stages from 1 to 1000");
    }
    params.stages = 1000;
    ck_assert_ptr_null(bide_dist_problem(&params));

    params = right(BIDE_DIST_GAMMA);
    params.stages = 2;
    check_problem(&params, "gamma does not take stages");
}
END_TEST

START_TEST(lists_belong_to_empirical)
{
    struct bide_dist_params params = right(BIDE_DIST_FIXED);
    params.values = values;
    params.value_count = 3;
    check_problem(&params, "fixed does not take values");
    params.value_count = 0;
    params.weights = weights;
    params.weight_count = 3;
    check_problem(&params, "fixed does not take weights");

    params = right(BIDE_DIST_EMPIRICAL);
    params.value_count = 0;
    check_problem(&params, "empirical needs a list of values");
    params.value_count = 2;
    check_problem(&params, "empirical needs as many weights as values");
    params.weight_count = 0;
    ck_assert_ptr_null(bide_dist_problem(&params));
}
END_TEST

START_TEST(entries_must_be_numbers_that_are_not_negative)
{
    static const double bad[] = { -1.0, NAN, INFINITY, 1.1e15 };
    for (int i = 0; i < 4; ++i) {
        const double list[] = { 1.0, bad[i], 1.0 };
        struct bide_dist_params params = right(BIDE_DIST_EMPIRICAL);
        params.values = list;
        check_problem(&params, "empirical needs each value and weight from 0 to 1e15");
        params.values = values;
        params.weights = list;
        check_problem(&params, "empirical needs each value and weight from 0 to 1e15");
    }
}
END_TEST

START_TEST(something_above_0_must_be_possible)
{
    static const double zeros[] = { 0, 0, 0 };
    static const double only_first[] = { 1, 0, 0 };
    const char *const expected = "empirical needs a value above 0 with a weight above 0";
    struct bide_dist_params params = right(BIDE_DIST_EMPIRICAL);
    params.weights = zeros;
    check_problem(&params, expected);
    params.weights = weights;
    params.values = zeros;
    check_problem(&params, expected);
    params.values = only_first;
    check_problem(&params, expected);
}
END_TEST

START_TEST(drawing_from_wrong_parameters_aborts)
{
    struct bide_dist dist;
    struct bide_dist_params params = right(BIDE_DIST_EXPONENTIAL);
    params.mean = NAN;
    ck_assert_int_eq(bide_dist_init(&dist, &params, 1.0), BIDE_OK);
}
END_TEST

START_TEST(a_unit_of_0_aborts)
{
    struct bide_dist dist;
    const struct bide_dist_params params = right(BIDE_DIST_EXPONENTIAL);
    ck_assert_int_eq(bide_dist_init(&dist, &params, 0.0), BIDE_OK);
}
END_TEST

START_TEST(a_shape_that_does_not_exist_aborts)
{
    bide_dist_shape_name(BIDE_DIST_SHAPE_COUNT);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, right_parameters_have_no_problem, 0,
                        BIDE_DIST_SHAPE_COUNT);
    tcase_add_test(tests, names_are_those_of_the_configuration);
    tcase_add_loop_test(tests, a_number_the_shape_does_not_take_is_named, 0,
                        BIDE_DIST_SHAPE_COUNT);
    tcase_add_loop_test(tests, a_missing_or_impossible_number_is_named, 0,
                        BIDE_DIST_EMPIRICAL);
    tcase_add_test(tests, says_what_is_allowed);
    tcase_add_test(tests, only_fixed_may_be_0);
    tcase_add_test(tests, bounds_must_be_in_order);
    tcase_add_test(tests, sd_must_be_in_proportion_to_the_mean);
    tcase_add_test(tests, stages_from_1_to_1000);
    tcase_add_test(tests, lists_belong_to_empirical);
    tcase_add_test(tests, entries_must_be_numbers_that_are_not_negative);
    tcase_add_test(tests, something_above_0_must_be_possible);
}

int main(void)
{
    Suite *suite = suite_create("dist_problem");
    TCase *tests = tcase_create("dist_problem");
    TCase *aborts = tcase_create("abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    add_tests(tests);
    tcase_set_tags(aborts, "abort");
    tcase_add_test_raise_signal(aborts, drawing_from_wrong_parameters_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_unit_of_0_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_shape_that_does_not_exist_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
