/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/sample.h"

#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "tests/goodness.h"

enum { DRAWS = 1000000, GAMMA_DRAWS = 100000 };

static struct bide_stream open_stream(uint32_t purpose)
{
    return bide_stream_open(bide_stream_root(1, 1), purpose, 0);
}

static double exponential_density(double x)
{
    return exp(-x);
}

static double normal_density(double x)
{
    return exp(-0.5 * x * x);
}

/* Marsaglia and Tsang (2000) give r = 7.69711747013104972 and 3.6541528853610088. */
static const struct {
    const struct bide_ziggurat *ziggurat;
    double (*density)(double x);
    double start_of_tail;
    double beyond; /* area of the tail: exp(-r); sqrt(pi / 2) erfc(r / sqrt 2) */
} tables[] = {
    { &bide_ziggurat_exponential, exponential_density, 7.69711747013104972,
      4.5413435384149676e-4 },
    { &bide_ziggurat_normal, normal_density, 3.6541528853610088, 3.2339576466332126e-4 },
};

START_TEST(layers_have_equal_areas)
{
    const struct bide_ziggurat *const ziggurat = tables[_i].ziggurat;
    const double r = ziggurat->x[1];
    ck_assert_double_eq_tol(r, tables[_i].start_of_tail, 1e-15);
    const double area = r * tables[_i].density(r) + tables[_i].beyond;
    ck_assert_double_eq_tol(ziggurat->x[0] * tables[_i].density(r), area, 1e-15);

    for (int i = 1; i < BIDE_ZIGGURAT_LAYERS; ++i) {
        const double height = ziggurat->density[i + 1] - ziggurat->density[i];
        ck_assert_double_eq_tol(ziggurat->x[i] * height, area, 1e-15);
    }
}
END_TEST

START_TEST(heights_are_the_density)
{
    const struct bide_ziggurat *const ziggurat = tables[_i].ziggurat;
    for (int i = 0; i <= BIDE_ZIGGURAT_LAYERS; ++i) {
        const double density = tables[_i].density(ziggurat->x[i]);
        ck_assert_double_eq_tol(ziggurat->density[i] / density, 1.0, 1e-14);
    }
    ck_assert_double_eq(ziggurat->x[BIDE_ZIGGURAT_LAYERS], 0.0);
}
END_TEST

/* The k-th moment of count values has variance m(2k) - m(k)^2 over count. */
static void check_moments(const double *sums, const double *moments)
{
    for (int k = 1; k <= 4; ++k) {
        const double variance = moments[2 * k] - moments[k] * moments[k];
        goodness_check_mean(sums[k] / DRAWS, moments[k], variance, DRAWS);
    }
}

static void add_powers(double *sums, double x)
{
    double power = 1.0;
    for (int k = 1; k <= 4; ++k) {
        power *= x;
        sums[k] += power;
    }
}

START_TEST(exponential_follows_its_law)
{
    static const double moments[9] = { 1, 1, 2, 6, 24, 120, 720, 5040, 40320 };
    struct goodness goodness = { .total = 0.0 };
    double sums[5] = { 0.0 };
    struct bide_stream stream = open_stream(1);

    for (int i = 0; i < DRAWS; ++i) {
        const double x = bide_sample_exponential(&stream);
        goodness_add(&goodness, -expm1(-x));
        add_powers(sums, x);
    }

    goodness_check(&goodness);
    check_moments(sums, moments);
}
END_TEST

START_TEST(normal_follows_its_law)
{
    static const double moments[9] = { 1, 0, 1, 0, 3, 0, 15, 0, 105 };
    struct goodness goodness = { .total = 0.0 };
    double sums[5] = { 0.0 };
    struct bide_stream stream = open_stream(2);

    for (int i = 0; i < DRAWS; ++i) {
        const double x = bide_sample_normal(&stream);
        goodness_add(&goodness, 0.5 * erfc(-x * 0.70710678118654752));
        add_powers(sums, x);
    }

    goodness_check(&goodness);
    check_moments(sums, moments);
}
END_TEST

/* A stream whose next two words are these bits: layer 0 at its far end is the tail. */
static struct bide_stream stream_with(uint64_t bits, uint64_t entity)
{
    struct bide_stream stream = bide_stream_open(1, 1, entity);
    stream.block.word[2] = (uint32_t) bits;
    stream.block.word[3] = (uint32_t) (bits >> 32);
    stream.used = 2;
    return stream;
}

START_TEST(tails_follow_their_laws)
{
    const uint64_t far_end = ~(uint64_t) 255;
    const double r_exponential = bide_ziggurat_exponential.x[1];
    const double r_normal = bide_ziggurat_normal.x[1];
    const double beyond = gsl_cdf_ugaussian_Q(r_normal);
    struct goodness exponential = { .total = 0.0 };
    struct goodness normal = { .total = 0.0 };

    for (uint64_t i = 0; i < 100000; ++i) {
        struct bide_stream stream = stream_with(far_end, i);
        const double x = bide_sample_exponential(&stream);
        goodness_add(&exponential, exp(r_exponential - x));
        stream = stream_with(far_end, i);
        const double z = bide_sample_normal(&stream);
        goodness_add(&normal, gsl_cdf_ugaussian_Q(z) / beyond);
    }

    goodness_check(&exponential);
    goodness_check(&normal);
}
END_TEST

/* Share of places that lie wholly under the curve. */
static double quick_share(const struct bide_ziggurat *ziggurat)
{
    double sum = 0.0;
    for (int i = 0; i < BIDE_ZIGGURAT_LAYERS; ++i) {
        sum += ziggurat->x[i + 1] / ziggurat->x[i];
    }
    return sum / BIDE_ZIGGURAT_LAYERS;
}

START_TEST(most_draws_take_one_pair_of_words)
{
    int exponential = 0;
    int normal = 0;
    for (uint64_t i = 0; i < 100000; ++i) {
        struct bide_stream stream = bide_stream_open(1, 1, i);
        bide_sample_exponential(&stream);
        exponential += stream.used == 2 && stream.counter.word[0] == 1;
        stream = bide_stream_open(1, 2, i);
        bide_sample_normal(&stream);
        normal += stream.used == 2 && stream.counter.word[0] == 1;
    }
    const double shares[2] = { quick_share(&bide_ziggurat_exponential),
                               quick_share(&bide_ziggurat_normal) };
    ck_assert_double_gt(shares[0], 0.97);
    ck_assert_double_gt(shares[1], 0.98);
    goodness_check_mean(exponential / 1e5, shares[0], shares[0] * (1.0 - shares[0]), 1e5);
    goodness_check_mean(normal / 1e5, shares[1], shares[1] * (1.0 - shares[1]), 1e5);
}
END_TEST

START_TEST(lowest_and_highest_words_give_usable_numbers)
{
    for (uint64_t layer = 0; layer < BIDE_ZIGGURAT_LAYERS; ++layer) {
        struct bide_stream lowest = stream_with(layer, layer);
        struct bide_stream highest = stream_with(~(uint64_t) 0 - layer, layer);
        ck_assert_double_eq(bide_sample_exponential(&lowest),
                            0x1p-53 * bide_ziggurat_exponential.x[layer]);
        const double x = bide_sample_exponential(&highest);
        ck_assert(x > 0.0 && x < 50.0);

        lowest = stream_with(layer, layer);
        highest = stream_with(~(uint64_t) 0 - layer, layer);
        ck_assert(fabs(bide_sample_normal(&lowest)) < 10.0);
        ck_assert(fabs(bide_sample_normal(&highest)) < 10.0);
    }
}
END_TEST

START_TEST(sign_and_size_of_a_normal_are_independent)
{
    double sum = 0.0;
    struct bide_stream stream = open_stream(4);
    for (int i = 0; i < DRAWS; ++i) {
        const double x = bide_sample_normal(&stream);
        const double size = erf(fabs(x) * 0.70710678118654752) - 0.5;
        sum += x < 0.0 ? -size : size;
    }
    goodness_check_mean(sum / DRAWS, 0.0, 1.0 / 12.0, DRAWS);
}
END_TEST

START_TEST(neighbouring_draws_are_uncorrelated)
{
    struct bide_stream stream = open_stream(5);
    double products[2] = { 0.0 };
    double before[2] = { 0.0 };
    for (int i = 0; i < DRAWS; ++i) {
        const double x[2] = { bide_sample_exponential(&stream) - 1.0,
                              bide_sample_normal(&stream) };
        products[0] += x[0] * before[0];
        products[1] += x[1] * before[1];
        before[0] = x[0];
        before[1] = x[1];
    }
    goodness_check_mean(products[0] / DRAWS, 0.0, 1.0, DRAWS);
    goodness_check_mean(products[1] / DRAWS, 0.0, 1.0, DRAWS);
}
END_TEST

static const double shapes[] = { 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.999, 1,   1.001,
                                 1.5,  2,   2.5, 4,   7,   12,  40,  200,   1e3, 1e4 };

START_TEST(gamma_follows_its_law)
{
    const double shape = shapes[_i];
    struct goodness goodness = { .total = 0.0 };
    double sum = 0.0;
    double squares = 0.0;
    struct bide_stream stream = open_stream(100 + (uint32_t) _i);

    for (int i = 0; i < GAMMA_DRAWS; ++i) {
        const double x = bide_sample_gamma(&stream, shape);
        goodness_add(&goodness, gsl_cdf_gamma_P(x, shape, 1.0));
        sum += x;
        squares += (x - shape) * (x - shape);
    }

    goodness_check(&goodness);
    goodness_check_mean(sum / GAMMA_DRAWS, shape, shape, GAMMA_DRAWS);
    /* kurtosis 3 + 6 / shape */
    goodness_check_mean(squares / GAMMA_DRAWS, shape, shape * (2.0 * shape + 6.0),
                        GAMMA_DRAWS);
}
END_TEST

/* At 1e12 gamma is normal with mean 1e12 and standard deviation 1e6, skewness 2e-6. */
START_TEST(gamma_of_a_huge_shape_is_normal)
{
    struct goodness goodness = { .total = 0.0 };
    struct bide_stream stream = open_stream(200);
    for (int i = 0; i < GAMMA_DRAWS; ++i) {
        const double z = (bide_sample_gamma(&stream, 1e12) - 1e12) / 1e6;
        goodness_add(&goodness, gsl_cdf_ugaussian_P(z));
    }
    goodness_check(&goodness);
}
END_TEST

START_TEST(gamma_of_a_tiny_shape_is_finite_and_not_negative)
{
    struct bide_stream stream = open_stream(201);
    int wrong = 0;
    for (int i = 0; i < GAMMA_DRAWS; ++i) {
        const double x = bide_sample_gamma(&stream, 1e-6);
        wrong += !(x >= 0.0 && isfinite(x));
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* These numbers must never change: saved results depend on them. */
START_TEST(golden_draws)
{
    struct bide_stream stream = bide_stream_open(bide_stream_root(20250831, 7), 5, 9);
    double sum = 0.0;
    for (int i = 0; i < 100000; ++i) {
        sum += bide_sample_exponential(&stream);
        sum += bide_sample_normal(&stream);
        sum += bide_sample_gamma(&stream, 0.5);
        sum += bide_sample_gamma(&stream, 2.5);
    }
    ck_assert_msg(sum == 0x1.8553b13ebcc9cp+18, "%a", sum);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sample");
    TCase *tests = tcase_create("sample");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, layers_have_equal_areas, 0, 2);
    tcase_add_loop_test(tests, heights_are_the_density, 0, 2);
    tcase_add_test(tests, exponential_follows_its_law);
    tcase_add_test(tests, normal_follows_its_law);
    tcase_add_test(tests, tails_follow_their_laws);
    tcase_add_test(tests, most_draws_take_one_pair_of_words);
    tcase_add_test(tests, lowest_and_highest_words_give_usable_numbers);
    tcase_add_test(tests, sign_and_size_of_a_normal_are_independent);
    tcase_add_test(tests, neighbouring_draws_are_uncorrelated);
    tcase_add_loop_test(tests, gamma_follows_its_law, 0,
                        sizeof(shapes) / sizeof(shapes[0]));
    tcase_add_test(tests, gamma_of_a_huge_shape_is_normal);
    tcase_add_test(tests, gamma_of_a_tiny_shape_is_finite_and_not_negative);
    tcase_add_test(tests, golden_draws);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
