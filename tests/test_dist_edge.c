/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions where they are fixed, listed, bounded or extreme; test_dist.c has the
 * rest. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rand/dist.h"
#include "tests/goodness.h"

enum { DRAWS = 100000, SETS = 20 };

static struct bide_dist_params params_of(enum bide_dist_shape shape)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.shape = shape;
    return params;
}

static struct bide_dist dist_of(const struct bide_dist_params *params, double unit)
{
    struct bide_dist dist;
    const char *const problem = bide_dist_problem(params);
    ck_assert_msg(problem == NULL, "%s", problem);
    ck_assert_int_eq(bide_dist_init(&dist, params, unit), BIDE_OK);
    return dist;
}

START_TEST(fixed_is_fixed_and_takes_nothing)
{
    struct bide_dist_params params = params_of(BIDE_DIST_FIXED);
    params.mean = 2.5 * _i;
    struct bide_dist dist = dist_of(&params, 2.0);
    struct bide_stream stream = bide_stream_open(1, 2, 3);

    ck_assert_double_eq(bide_dist_draw(&dist, &stream), 5.0 * _i);

    ck_assert_uint_eq(stream.used, 4);
    ck_assert_double_eq(bide_dist_mean(&dist), 5.0 * _i);
    ck_assert_double_eq(bide_dist_variance(&dist), 0.0);
    bide_dist_free(&dist);
}
END_TEST

/* Values 1, 2, ... with the n-th set of weights; set 0 leaves them out. */
enum { VALUE_COUNT = 24 };

static void fill_weights(double *weights, int n)
{
    struct bide_stream stream = bide_stream_open(3, 3, (uint64_t) n);
    for (int i = 0; i < VALUE_COUNT; ++i) {
        const double u = bide_stream_uniform(&stream);
        weights[i] = n % 3 == 1 && u < 0.5 ? 0.0 : pow(10.0, 4.0 * u - 2.0 * (n % 5));
    }
    weights[VALUE_COUNT - 1] = n % 4 == 1 ? 0.0 : weights[VALUE_COUNT - 1];
}

static struct bide_dist_params empirical(const double *values, const double *weights,
                                         size_t count)
{
    struct bide_dist_params params = params_of(BIDE_DIST_EMPIRICAL);
    params.values = values;
    params.value_count = count;
    params.weights = weights;
    params.weight_count = weights != NULL ? count : 0;
    return params;
}

/* Pearson's chi-square, and no value of weight 0. */
static void check_shares(const double *counts, const double *weights)
{
    double total = 0.0;
    double sum = 0.0;
    double impossible = 0.0;
    int cells = 0;
    for (int i = 0; i < VALUE_COUNT; ++i) {
        total += weights[i];
    }
    for (int i = 0; i < VALUE_COUNT; ++i) {
        const double expected = DRAWS * weights[i] / total;
        if (weights[i] > 0.0) {
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
            ++cells;
        } else {
            impossible += counts[i];
        }
    }
    ck_assert_double_eq(impossible, 0.0);
    ck_assert_double_gt(gsl_cdf_chisq_Q(sum, cells - 1), GOODNESS_LEAST_P);
}

START_TEST(empirical_draws_in_proportion_to_the_weights)
{
    double values[VALUE_COUNT];
    double weights[VALUE_COUNT];
    double counts[VALUE_COUNT] = { 0.0 };
    fill_weights(weights, _i);
    for (int i = 0; i < VALUE_COUNT; ++i) {
        values[i] = i + 1;
        weights[i] = _i == 0 ? 1.0 : weights[i];
    }
    const struct bide_dist_params params =
        empirical(values, _i == 0 ? NULL : weights, VALUE_COUNT);
    struct bide_dist dist = dist_of(&params, 0.5);
    memset(values, 0, sizeof(values)); /* the lists were copied */
    struct bide_stream stream = bide_stream_open(4, 4, (uint64_t) _i);

    for (int i = 0; i < DRAWS; ++i) {
        counts[(int) (2.0 * bide_dist_draw(&dist, &stream)) - 1] += 1.0;
    }

    check_shares(counts, weights);
    bide_dist_free(&dist);
}
END_TEST

/* Weights 0, 1, 2, 1 on 3, 8, 2, 4: mean 16 / 4, mean square 88 / 4. */
START_TEST(empirical_mean_and_variance)
{
    const double values[] = { 3, 8, 2, 4 };
    const double weights[] = { 0, 1, 2, 1 };
    const struct bide_dist_params params = empirical(values, weights, 4);

    struct bide_dist dist = dist_of(&params, 10.0);

    ck_assert_double_eq_tol(bide_dist_mean(&dist), 40.0, 1e-12);
    ck_assert_double_eq_tol(bide_dist_variance(&dist), 600.0, 1e-10);
    bide_dist_free(&dist);
}
END_TEST

START_TEST(a_single_value_is_always_drawn)
{
    const double value = 3.0;
    const double weight = 5e-324;
    const struct bide_dist_params params = empirical(&value, &weight, 1);
    struct bide_dist dist = dist_of(&params, 1.0);
    struct bide_stream stream = bide_stream_open(1, 1, 1);

    for (int i = 0; i < 100; ++i) {
        ck_assert_double_eq(bide_dist_draw(&dist, &stream), 3.0);
    }
    bide_dist_free(&dist);
}
END_TEST

static const struct {
    double mean, sd, min, max, mode, scale, power;
    int stages;
    enum bide_dist_shape shape;
} extremes[] = {
    { 1e15, NAN, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_FIXED },
    { NAN, NAN, 0, 3e-308, NAN, NAN, NAN, 0, BIDE_DIST_UNIFORM },
    { NAN, NAN, 1e15, 1e15, NAN, NAN, NAN, 0, BIDE_DIST_UNIFORM },
    { 3e-308, NAN, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_EXPONENTIAL },
    { 1e15, NAN, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_EXPONENTIAL },
    { 1e15, 1e9, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_GAMMA },
    { 1e13, 1e15, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_GAMMA },
    { 3e-302, 3e-308, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_GAMMA },
    { 3e-308, 3e-306, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_GAMMA },
    { 1e15, NAN, NAN, NAN, NAN, NAN, NAN, 1000, BIDE_DIST_ERLANG },
    { 3e-308, NAN, NAN, NAN, NAN, NAN, NAN, 1000, BIDE_DIST_ERLANG },
    { NAN, NAN, NAN, NAN, NAN, 1e15, 0.1, 0, BIDE_DIST_WEIBULL },
    { NAN, NAN, NAN, NAN, NAN, 3e-308, 0.1, 0, BIDE_DIST_WEIBULL },
    { NAN, NAN, NAN, NAN, NAN, 1e15, 1000, 0, BIDE_DIST_WEIBULL },
    { 1e13, 1e15, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_LOGNORMAL },
    { 3e-308, 3e-306, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_LOGNORMAL },
    { 1e15, 1e9, NAN, NAN, NAN, NAN, NAN, 0, BIDE_DIST_LOGNORMAL },
    { NAN, NAN, 0, 3e-308, 0, NAN, NAN, 0, BIDE_DIST_TRIANGULAR },
    { NAN, NAN, 1e15, 1e15, 1e15, NAN, NAN, 0, BIDE_DIST_TRIANGULAR },
    { NAN, NAN, 0, 1e15, 0, NAN, NAN, 0, BIDE_DIST_TRIANGULAR },
};
enum { EXTREMES = sizeof(extremes) / sizeof(extremes[0]) };

static struct bide_dist_params extreme(int n)
{
    struct bide_dist_params params = params_of(extremes[n].shape);
    params.mean = extremes[n].mean;
    params.sd = extremes[n].sd;
    params.min = extremes[n].min;
    params.max = extremes[n].max;
    params.mode = extremes[n].mode;
    params.scale = extremes[n].scale;
    params.power = extremes[n].power;
    params.stages = extremes[n].stages;
    return params;
}

static int wrong_draws(const struct bide_dist *dist, struct bide_stream stream, int count)
{
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
        const double x = bide_dist_draw(dist, &stream);
        wrong += !(isfinite(x) && x >= 0.0);
    }
    return wrong;
}

START_TEST(extremes_give_finite_draws_that_are_not_negative)
{
    const struct bide_dist_params params = extreme(_i);
    struct bide_dist dist = dist_of(&params, 1e15);
    const struct bide_stream lowest = { .used = 0 };
    const struct bide_stream highest = {
        .block = { { 0xffffff00, 0xffffffff, 0xffffffff, 0xffffffff } }, .used = 0
    };

    ck_assert_int_eq(wrong_draws(&dist, bide_stream_open(1, 1, 1), 10000), 0);
    ck_assert_int_eq(wrong_draws(&dist, lowest, 1), 0);
    ck_assert_int_eq(wrong_draws(&dist, highest, 1), 0);
    ck_assert(isfinite(bide_dist_mean(&dist)) && bide_dist_mean(&dist) > 0.0);
    ck_assert(isfinite(bide_dist_variance(&dist)) && bide_dist_variance(&dist) >= 0.0);
    bide_dist_free(&dist);
}
END_TEST

/* Lowest and highest word at each shape of 5 sizes: at the bounds, never beyond. */
START_TEST(bounded_shapes_keep_their_bounds)
{
    const struct bide_stream lowest = { .used = 0 };
    const struct bide_stream highest = { .block = { { 0xffffffff, 0xffffffff, 0, 0 } },
                                         .used = 0 };
    struct bide_dist_params params =
        params_of(_i % 2 == 0 ? BIDE_DIST_UNIFORM : BIDE_DIST_TRIANGULAR);
    params.max = pow(10.0, _i - 5);
    params.min = params.max * 0.09 * _i;
    params.mode = _i % 2 == 0 ? NAN : params.min + 0.1 * _i * (params.max - params.min);
    struct bide_dist dist = dist_of(&params, 1.0);

    struct bide_stream stream = lowest;
    const double low = bide_dist_draw(&dist, &stream);
    stream = highest;
    const double high = bide_dist_draw(&dist, &stream);

    ck_assert_double_ge(low, params.min);
    ck_assert_double_le(low, params.min + 1e-6 * params.max);
    ck_assert_double_le(high, params.max);
    ck_assert_double_ge(high, params.max * (1.0 - 1e-6));
    bide_dist_free(&dist);
}
END_TEST

START_TEST(freeing_twice_is_safe)
{
    const double value = 1.0;
    const struct bide_dist_params params = empirical(&value, NULL, 1);
    struct bide_dist dist = dist_of(&params, 1.0);

    bide_dist_free(&dist);
    bide_dist_free(&dist);

    ck_assert_ptr_null(dist.values);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("dist_edge");
    TCase *tests = tcase_create("dist_edge");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, fixed_is_fixed_and_takes_nothing, 0, SETS);
    tcase_add_loop_test(tests, empirical_draws_in_proportion_to_the_weights, 0, SETS);
    tcase_add_test(tests, empirical_mean_and_variance);
    tcase_add_test(tests, a_single_value_is_always_drawn);
    tcase_add_loop_test(tests, extremes_give_finite_draws_that_are_not_negative, 0,
                        EXTREMES);
    tcase_add_loop_test(tests, bounded_shapes_keep_their_bounds, 0, 10);
    tcase_add_test(tests, freeing_twice_is_safe);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
