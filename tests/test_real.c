/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/real.h"

#include <check.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rand/stream.h"

enum { POINTS = 400000 };

typedef double (*function)(double x);
typedef long double (*long_function)(long double x);

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    return bits;
}

/* Any finite double above 0, all exponents equally often. */
static double any_positive(struct bide_stream *stream)
{
    for (;;) {
        const uint64_t bits = bide_stream_u64(stream) >> 1;
        double x;
        memcpy(&x, &bits, sizeof(x));
        if (x > 0.0 && isfinite(x)) {
            return x;
        }
    }
}

static double within(struct bide_stream *stream, double low, double high)
{
    return low + (high - low) * bide_stream_uniform(stream);
}

/* Near 0 with either sign, down to 2^-1074. */
static double near_0(struct bide_stream *stream)
{
    const double size = ldexp(1.0, -(int) (bide_stream_u32(stream) % 1060));
    return within(stream, -0.5, 0.5) * size;
}

static double log_point(struct bide_stream *stream, int kind)
{
    switch (kind) {
    case 0:
        return any_positive(stream);
    case 1:
        return within(stream, 0.5, 2.0);
    case 2:
        return 1.0 + within(stream, -1e-3, 1e-3);
    default:
        return DBL_MIN * within(stream, 0.0, 1.0) + 0x1p-1074;
    }
}

static double exp_point(struct bide_stream *stream, int kind)
{
    switch (kind) {
    case 0:
        return within(stream, -750.0, 711.0);
    case 1:
        return within(stream, -2.0, 2.0);
    case 2:
        return near_0(stream);
    default:
        return within(stream, -746.0, -707.0);
    }
}

static double expm1_point(struct bide_stream *stream, int kind)
{
    switch (kind) {
    case 0:
        return within(stream, -45.0, 45.0);
    case 1:
        return within(stream, -1.5, 1.5);
    case 2:
        return near_0(stream);
    default:
        return within(stream, 30.0, 711.0);
    }
}

static double log1p_point(struct bide_stream *stream, int kind)
{
    switch (kind) {
    case 0:
        return any_positive(stream);
    case 1:
        return within(stream, -1.0, 3.0);
    case 2:
        return near_0(stream);
    default:
        return within(stream, -1.0, -0.999);
    }
}

static const struct {
    function real;
    long_function reference;
    double (*point)(struct bide_stream *stream, int kind);
    uint64_t golden;
} cases[] = {
    { bide_real_log, logl, log_point, 0xbe93f4dbdf6d615c },
    { bide_real_exp, expl, exp_point, 0xf4b287e7e3859cf9 },
    { bide_real_expm1, expm1l, expm1_point, 0x63cc5a74166d452f },
    { bide_real_log1p, log1pl, log1p_point, 0x5ea50ee45ac3229f },
};
enum { CASE_COUNT = sizeof(cases) / sizeof(cases[0]) };

/* In units in the last place of a double at the reference. */
static double error_of(double x, long double reference)
{
    if (fabsl(reference) > (long double) DBL_MAX) {
        return isinf(x) || x >= DBL_MAX ? 0.0 : INFINITY;
    }
    int exponent;
    frexpl(reference, &exponent);
    const int least = DBL_MIN_EXP;
    const long double unit = ldexpl(1.0L, (exponent > least ? exponent : least) - 53);
    return (double) (fabsl((long double) x - reference) / unit);
}

/* The reference has 11 more bits. */
START_TEST(errors_are_at_most_1_unit_in_the_last_place)
{
    if (LDBL_MANT_DIG < 64) {
        return;
    }
    struct bide_stream stream = bide_stream_open(1, 1, (uint64_t) _i);
    double worst = 0.0;
    for (int i = 0; i < 4 * POINTS; ++i) {
        const double x = cases[_i].point(&stream, i % 4);
        const double error = error_of(cases[_i].real(x), cases[_i].reference(x));
        worst = error > worst ? error : worst;
    }
    ck_assert_double_le(worst, 1.0);
}
END_TEST

/* Seen with gcc 12 and clang 14 at -O0, -O2 and -O3 -march=native, on processors with and
 * without fused multiplication. */
START_TEST(bits_are_the_same_with_every_compiler)
{
    struct bide_stream stream = bide_stream_open(1, 2, (uint64_t) _i);
    uint64_t hash = 14695981039346656037U; /* FNV-1a, by words */
    for (int i = 0; i < POINTS; ++i) {
        const uint64_t bits = bits_of(cases[_i].real(cases[_i].point(&stream, i % 4)));
        hash = (hash ^ bits) * 1099511628211U;
    }
    ck_assert_msg(hash == cases[_i].golden, "0x%016llx", (unsigned long long) hash);
}
END_TEST

START_TEST(exact_where_the_answer_is)
{
    ck_assert_double_eq(bide_real_log(1.0), 0.0);
    ck_assert_double_eq(bide_real_log1p(0.0), 0.0);
    ck_assert_double_eq(bide_real_exp(0.0), 1.0);
    ck_assert_double_eq(bide_real_expm1(0.0), 0.0);
    ck_assert_double_eq(bide_real_expm1(-1e300), -1.0);
    ck_assert_double_eq(bide_real_expm1(0x1p-1074), 0x1p-1074);
    ck_assert_double_eq(bide_real_log1p(-0x1p-1074), -0x1p-1074);
}
END_TEST

/* ln(2^-1075) = -745.13321910194122..., ln(2^1024) = 709.78271289338397... */
START_TEST(exp_goes_to_0_and_infinity_where_a_double_ends)
{
    ck_assert_double_eq(bide_real_exp(-745.1332191019411), 0x1p-1074);
    ck_assert_double_eq(bide_real_exp(-745.1332191019412), 0.0);
    ck_assert_double_eq(bide_real_exp(-DBL_MAX), 0.0);
    ck_assert_double_eq(bide_real_exp(-INFINITY), 0.0);
    ck_assert(isfinite(bide_real_exp(709.782712893383)));
    ck_assert(isinf(bide_real_exp(709.7827128933845)));
    ck_assert(isinf(bide_real_exp(DBL_MAX)));
    ck_assert(isinf(bide_real_expm1(INFINITY)));
    ck_assert(isnan(bide_real_exp(NAN)));
    ck_assert(isnan(bide_real_expm1(NAN)));
}
END_TEST

START_TEST(log_covers_every_positive_double)
{
    ck_assert_double_eq_tol(bide_real_log(DBL_MAX), 1024.0 * 0x1.62e42fefa39efp-1, 1e-12);
    ck_assert_double_eq_tol(bide_real_log(0x1p-1074), -1074.0 * 0x1.62e42fefa39efp-1,
                            1e-12);
    ck_assert_double_eq(bide_real_log1p(DBL_MAX), bide_real_log(DBL_MAX));
    ck_assert_double_eq_tol(bide_real_log1p(-1.0 + 0x1p-53), -53.0 * 0x1.62e42fefa39efp-1,
                            1e-14);
}
END_TEST

/* Where the reduction changes its exponent, the pieces must meet. */
START_TEST(never_falls_where_it_should_rise)
{
    for (int exponent = -40; exponent <= 40; ++exponent) {
        const double edge = (exponent + 0.5) * 0x1.62e42fefa39efp-1;
        const double root = ldexp(0x1.6a09e667f3bcdp-1, exponent);
        double x = edge - 1e-13;
        double y = root - 20.0 * DBL_EPSILON * root;
        for (int i = 0; i < 200; ++i) {
            const double next_x = nextafter(x, INFINITY);
            const double next_y = nextafter(y, INFINITY);
            ck_assert(bide_real_exp(next_x) >= bide_real_exp(x) * (1.0 - DBL_EPSILON));
            ck_assert(bide_real_log(next_y)
                      >= bide_real_log(y) - DBL_EPSILON * fabs(bide_real_log(y)));
            x = next_x;
            y = next_y;
        }
    }
}
END_TEST

START_TEST(gamma_is_the_factorial_between_whole_numbers)
{
    double factorial = 1.0;
    for (int n = 1; n <= 100; ++n) {
        ck_assert_double_eq_tol(bide_real_gamma(n) / factorial, 1.0, 1e-13);
        factorial *= n;
    }
    for (int i = 0; i < 600; ++i) {
        const double x = 1.0 + 0.165 * i;
        ck_assert_double_eq_tol(bide_real_gamma(x) / tgamma(x), 1.0, 2e-13);
    }
    ck_assert_double_eq_tol(bide_real_gamma(1.5), 0.886226925452758013649, 1e-14);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("real");
    TCase *tests = tcase_create("real");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, errors_are_at_most_1_unit_in_the_last_place, 0,
                        CASE_COUNT);
    tcase_add_loop_test(tests, bits_are_the_same_with_every_compiler, 0, CASE_COUNT);
    tcase_add_test(tests, exact_where_the_answer_is);
    tcase_add_test(tests, exp_goes_to_0_and_infinity_where_a_double_ends);
    tcase_add_test(tests, log_covers_every_positive_double);
    tcase_add_test(tests, never_falls_where_it_should_rise);
    tcase_add_test(tests, gamma_is_the_factorial_between_whole_numbers);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
