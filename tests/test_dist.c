/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/dist.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/goodness.h"

enum { DRAWS = 100000, SETS = 20 };

static struct bide_dist_params params_of(enum bide_dist_shape shape)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.shape = shape;
    return params;
}

/* 20 sets of parameters for each continuous shape: 4 sizes by 5 forms. */
static struct bide_dist_params nth_params(enum bide_dist_shape shape, int n)
{
    static const double sizes[4] = { 1e-3, 1, 37.5, 1e6 };
    static const double gamma_cvs[5] = { 0.01, 0.3, 1, 2, 4.47213595499958 };
    static const double lognormal_cvs[5] = { 0.01, 0.3, 1, 2, 5 };
    static const int stages[5] = { 1, 2, 5, 50, 1000 };
    static const double powers[5] = { 0.2, 0.5, 1, 2.5, 30 };
    static const double lows[5] = { 0, 0.01, 0.5, 0.9, 0.99 };
    static const double modes[5] = { 0, 0.1, 0.5, 0.9, 1 };

    const double size = sizes[n / 5];
    const int form = n % 5;
    struct bide_dist_params params = params_of(shape);
    if (shape == BIDE_DIST_UNIFORM || shape == BIDE_DIST_TRIANGULAR) {
        params.min = size * lows[shape == BIDE_DIST_UNIFORM ? form : n / 5];
        params.max = size;
    } else if (shape == BIDE_DIST_WEIBULL) {
        params.scale = size;
        params.power = powers[form];
    } else {
        params.mean = size * (1.0 + 0.1 * form);
    }
    if (shape == BIDE_DIST_GAMMA || shape == BIDE_DIST_LOGNORMAL) {
        const double *const cvs = shape == BIDE_DIST_GAMMA ? gamma_cvs : lognormal_cvs;
        params.sd = params.mean * cvs[form];
    } else if (shape == BIDE_DIST_ERLANG) {
        params.stages = stages[form];
    } else if (shape == BIDE_DIST_TRIANGULAR) {
        params.mode = params.min + modes[form] * (params.max - params.min);
    }
    return params;
}

/* What theory says of a set of parameters. */
struct theory {
    double mean;
    double variance;
    double kurtosis; /* fourth central moment over squared variance */
};

static struct theory gamma_theory(double mean, double shape)
{
    return (struct theory){ mean, mean * mean / shape, 3.0 + 6.0 / shape };
}

static struct theory weibull_theory(double scale, double power)
{
    double m[5];
    for (int i = 1; i <= 4; ++i) {
        m[i] = tgamma(1.0 + i / power);
    }
    const double variance = m[2] - m[1] * m[1];
    const double fourth = m[4] - 4.0 * m[1] * m[3] + 6.0 * m[1] * m[1] * m[2]
                          - 3.0 * m[1] * m[1] * m[1] * m[1];
    return (struct theory){ scale * m[1], scale * scale * variance,
                            fourth / (variance * variance) };
}

static struct theory lognormal_theory(double mean, double sd)
{
    const double w = 1.0 + sd * sd / (mean * mean);
    return (struct theory){ mean, sd * sd, w * w * (w * w + 2.0 * w + 3.0) - 3.0 };
}

static struct theory triangular_theory(double a, double c, double b)
{
    return (struct theory){ (a + b + c) / 3.0,
                            ((b - a) * (b - a) - (b - c) * (c - a)) / 18.0, 2.4 };
}

static struct theory theory_of(const struct bide_dist_params *params)
{
    const double width = params->max - params->min;
    const double cv = params->sd / params->mean;
    switch (params->shape) {
    case BIDE_DIST_UNIFORM:
        return (struct theory){ 0.5 * (params->min + params->max), width * width / 12.0,
                                1.8 };
    case BIDE_DIST_EXPONENTIAL:
        return gamma_theory(params->mean, 1.0);
    case BIDE_DIST_GAMMA:
        return gamma_theory(params->mean, 1.0 / (cv * cv));
    case BIDE_DIST_ERLANG:
        return gamma_theory(params->mean, params->stages);
    case BIDE_DIST_WEIBULL:
        return weibull_theory(params->scale, params->power);
    case BIDE_DIST_LOGNORMAL:
        return lognormal_theory(params->mean, params->sd);
    case BIDE_DIST_TRIANGULAR:
        return triangular_theory(params->min, params->mode, params->max);
    case BIDE_DIST_FIXED:
    case BIDE_DIST_EMPIRICAL:
    case BIDE_DIST_SHAPE_COUNT:
    default:
        ck_abort();
    }
}

static double triangular_probability(double x, double a, double c, double b)
{
    return x < c ? (x - a) * (x - a) / ((b - a) * (c - a))
                 : 1.0 - (b - x) * (b - x) / ((b - a) * (b - c));
}

static double probability_of(const struct bide_dist_params *params, double x)
{
    const double mean = params->mean;
    const double cv = params->sd / mean;
    const double zeta = sqrt(log1p(cv * cv));
    switch (params->shape) {
    case BIDE_DIST_UNIFORM:
        return gsl_cdf_flat_P(x, params->min, params->max);
    case BIDE_DIST_EXPONENTIAL:
        return gsl_cdf_exponential_P(x, mean);
    case BIDE_DIST_GAMMA:
        return gsl_cdf_gamma_P(x, 1.0 / (cv * cv), mean * cv * cv);
    case BIDE_DIST_ERLANG:
        return gsl_cdf_gamma_P(x, params->stages, mean / params->stages);
    case BIDE_DIST_WEIBULL:
        return gsl_cdf_weibull_P(x, params->scale, params->power);
    case BIDE_DIST_LOGNORMAL:
        return gsl_cdf_lognormal_P(x, log(mean) - 0.5 * zeta * zeta, zeta);
    case BIDE_DIST_TRIANGULAR:
        return triangular_probability(x, params->min, params->mode, params->max);
    case BIDE_DIST_FIXED:
    case BIDE_DIST_EMPIRICAL:
    case BIDE_DIST_SHAPE_COUNT:
    default:
        ck_abort();
    }
}

static struct bide_dist dist_of(const struct bide_dist_params *params, double unit)
{
    struct bide_dist dist;
    const char *const problem = bide_dist_problem(params);
    ck_assert_msg(problem == NULL, "%s", problem);
    ck_assert_int_eq(bide_dist_init(&dist, params, unit), BIDE_OK);
    return dist;
}

static const enum bide_dist_shape continuous[] = {
    BIDE_DIST_UNIFORM, BIDE_DIST_EXPONENTIAL, BIDE_DIST_GAMMA,     BIDE_DIST_ERLANG,
    BIDE_DIST_WEIBULL, BIDE_DIST_LOGNORMAL,   BIDE_DIST_TRIANGULAR
};
enum { CONTINUOUS = sizeof(continuous) / sizeof(continuous[0]) };

START_TEST(draws_follow_their_law)
{
    const struct bide_dist_params params = nth_params(continuous[_i / SETS], _i % SETS);
    const struct theory theory = theory_of(&params);
    const double unit = _i % 2 == 0 ? 1.0 : 7.0;
    struct bide_dist dist = dist_of(&params, unit);
    struct bide_stream stream = bide_stream_open(1, 1, (uint64_t) _i);
    struct goodness goodness = { .total = 0.0 };
    double sum = 0.0;
    double squares = 0.0;

    for (int i = 0; i < DRAWS; ++i) {
        const double x = bide_dist_draw(&dist, &stream) / unit;
        goodness_add(&goodness, probability_of(&params, x));
        sum += x - theory.mean;
        squares += (x - theory.mean) * (x - theory.mean);
    }

    goodness_check(&goodness);
    goodness_check_mean(sum / DRAWS, 0.0, theory.variance, DRAWS);
    goodness_check_mean(squares / DRAWS / theory.variance, 1.0, theory.kurtosis - 1.0,
                        DRAWS);
    bide_dist_free(&dist);
}
END_TEST

START_TEST(mean_and_variance_are_those_of_theory)
{
    const struct bide_dist_params params = nth_params(continuous[_i / SETS], _i % SETS);
    const struct theory theory = theory_of(&params);

    struct bide_dist dist = dist_of(&params, 7.0);

    ck_assert_double_eq_tol(bide_dist_mean(&dist) / theory.mean, 7.0, 1e-12);
    ck_assert_double_eq_tol(bide_dist_variance(&dist) / theory.variance, 49.0, 1e-8);
    bide_dist_free(&dist);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("dist");
    TCase *tests = tcase_create("dist");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, draws_follow_their_law, 0, CONTINUOUS * SETS);
    tcase_add_loop_test(tests, mean_and_variance_are_those_of_theory, 0,
                        CONTINUOUS * SETS);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
