/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/estimate.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

static const double waits[10] = {
    12.1, 9.8, 11.4, 10.2, 13.0, 8.9, 10.7, 11.9, 9.5, 12.6
};

/* Steele, Lea and Flood (2014), SplitMix64. */
static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return ((double) ((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53;
}

/* Box and Muller (1958). */
static double normal(uint64_t *state)
{
    const double radius = sqrt(-2 * log(uniform(state)));
    return radius * cos(2 * acos(-1) * uniform(state));
}

/* The mean is 11.01, the squared distances from it add up to 17.569, t is 2.262157 with 9
 * degrees of freedom: 11.01 +- 2.262157 * sqrt(17.569 / 9 / 10) = 11.01 +- 0.9994821. */
START_TEST(ten_values_have_their_textbook_interval)
{
    double scratch[10];

    const struct bide_estimate wait = bide_estimate_of(waits, 10, 1, scratch);

    ck_assert_uint_eq(wait.count, 10);
    ck_assert_double_eq_tol(wait.mean, 11.01, 1e-12);
    ck_assert_double_eq_tol(wait.std_error, sqrt(17.569 / 9 / 10), 1e-12);
    ck_assert_double_eq_tol(wait.half_width, 0.9994821, 5e-8);
}
END_TEST

/* By hand with Hyndman and Fan's type 7: place 0.9, 4.5 and 8.1 in the sorted values. */
START_TEST(centiles_are_of_type_7)
{
    double scratch[10];

    const struct bide_estimate wait = bide_estimate_of(waits, 10, 1, scratch);

    ck_assert_double_eq_tol(wait.p10, 8.9 + 0.9 * (9.5 - 8.9), 1e-12);
    ck_assert_double_eq_tol(wait.p50, (10.7 + 11.4) / 2, 1e-12);
    ck_assert_double_eq_tol(wait.p90, 12.6 + 0.1 * (13.0 - 12.6), 1e-12);
}
END_TEST

/* The same bits; NaN is the same as NaN. */
static void check_same(struct bide_estimate a, struct bide_estimate b)
{
    const double from_a[] = { a.mean, a.std_error, a.half_width, a.p10, a.p50, a.p90 };
    const double from_b[] = { b.mean, b.std_error, b.half_width, b.p10, b.p50, b.p90 };
    ck_assert_uint_eq(a.count, b.count);
    for (int i = 0; i < COUNT(from_a); ++i) {
        ck_assert_msg(from_a[i] == from_b[i] || (isnan(from_a[i]) && isnan(from_b[i])),
                      "number %d: %.17g and %.17g", i, from_a[i], from_b[i]);
    }
}

START_TEST(no_values_have_no_estimate)
{
    const double values[2] = { NAN, NAN };
    const struct bide_estimate nothing = { 0, NAN, NAN, NAN, NAN, NAN, NAN };
    double scratch[2];

    check_same(bide_estimate_of(values, (size_t) _i, 1, scratch), nothing);
}
END_TEST

START_TEST(one_value_has_a_mean_but_no_interval)
{
    const double value = 4.2;
    const struct bide_estimate alone = { 1, 4.2, NAN, NAN, 4.2, 4.2, 4.2 };
    double scratch[1];

    check_same(bide_estimate_of(&value, 1, 1, scratch), alone);
}
END_TEST

START_TEST(a_column_of_a_table_is_read_by_its_stride_and_gaps_are_left_out)
{
    enum { WIDTH = 3, ROWS = 13 };
    double table[ROWS * WIDTH];
    double scratch[ROWS];
    for (size_t i = 0, next = 0; i < ROWS; ++i) {
        const int is_gap = i == 0 || i == 5 || i == 12;
        table[i * WIDTH] = 1e9;
        table[i * WIDTH + 1] = is_gap ? NAN : waits[next];
        table[i * WIDTH + 2] = NAN;
        next += is_gap ? 0 : 1;
    }

    const struct bide_estimate column = bide_estimate_of(table + 1, ROWS, WIDTH, scratch);

    check_same(column, bide_estimate_of(waits, 10, 1, scratch));
}
END_TEST

START_TEST(a_difference_is_taken_pair_by_pair)
{
    double table[10][2];
    double differences[10];
    double scratch[10];
    for (int i = 0; i < 10; ++i) {
        table[i][0] = waits[i];
        table[i][1] = waits[(3 * i + 1) % 10];
        differences[i] = table[i][0] - table[i][1];
    }

    const struct bide_estimate paired =
        bide_estimate_of_difference(&table[0][0], &table[0][1], 10, 2, scratch);

    check_same(paired, bide_estimate_of(differences, 10, 1, scratch));
}
END_TEST

START_TEST(pairing_removes_what_both_share)
{
    double others[10];
    double scratch[10];
    for (int i = 0; i < 10; ++i) {
        others[i] = waits[i] - 2;
    }

    const struct bide_estimate paired =
        bide_estimate_of_difference(waits, others, 10, 1, scratch);

    ck_assert_double_eq_tol(paired.mean, 2, 1e-12);
    ck_assert_double_eq_tol(paired.half_width, 0, 1e-12);
}
END_TEST

START_TEST(a_pair_with_a_gap_is_left_out)
{
    const double values[5] = { 1, NAN, 3, 4, 7 };
    const double others[5] = { 0, 5, NAN, 1, 2 };
    double scratch[5];

    const struct bide_estimate paired =
        bide_estimate_of_difference(values, others, 5, 1, scratch);

    ck_assert_uint_eq(paired.count, 3);
    ck_assert_double_eq(paired.mean, 3);
    ck_assert_double_eq(paired.p50, 3);
}
END_TEST

/* The share of intervals that hold the true mean is binomial (1000, 0.95): standard error
 * 0.7 %. */
START_TEST(the_interval_covers_the_mean_in_95_of_100_samples)
{
    enum { REPEATS = 1000, LARGEST = 40 };
    const size_t sizes[] = { 2, 5, 10, LARGEST };
    uint64_t state = 20250401;
    int covered = 0;
    for (int repeat = 0; repeat < REPEATS; ++repeat) {
        double values[LARGEST];
        double scratch[LARGEST];
        for (size_t i = 0; i < sizes[_i]; ++i) {
            values[i] = 50 + 12 * normal(&state);
        }
        const struct bide_estimate estimate =
            bide_estimate_of(values, sizes[_i], 1, scratch);
        covered += fabs(estimate.mean - 50) <= estimate.half_width ? 1 : 0;
    }

    ck_assert_int_ge(covered, 930);
    ck_assert_int_le(covered, 970);
}
END_TEST

/* Closed forms for 1, 2 and 4 degrees of freedom (W. T. Shaw, "Sampling Student's T
 * distribution", Journal of Computational Finance 9, 2006), the normal for very many. */
static double exact_t(double share, int freedom)
{
    const double pi = acos(-1);
    const double alpha = 4 * share * (1 - share);
    if (freedom == 1) {
        return tan(pi * (share - 0.5));
    }
    if (freedom == 2) {
        return 2 * (share - 0.5) * sqrt(2 / alpha);
    }
    const double q = cos(acos(sqrt(alpha)) / 3) / sqrt(alpha);
    return copysign(2 * sqrt(q - 1), share - 0.5);
}

START_TEST(t_quantiles_agree_with_closed_forms)
{
    const int freedoms[] = { 1, 2, 4 };
    for (int i = 0; i < COUNT(freedoms); ++i) {
        for (int k = 1; k < 200; ++k) {
            const double share = k / 200.0;
            const double exact = exact_t(share, freedoms[i]);
            const double found = bide_estimate_t_quantile(share, freedoms[i]);
            ck_assert_double_eq_tol(found, exact, 1e-11 * fabs(exact) + 1e-15);
        }
    }
    ck_assert_double_eq_tol(bide_estimate_t_quantile(0.975, 1e9), 1.959963985, 1e-8);
    ck_assert_double_eq_tol(bide_estimate_t_quantile(0.5, 7), 0, 1e-15);
}
END_TEST

START_TEST(t_quantiles_have_12_significant_digits)
{
    for (int freedom = 1; freedom < 300; ++freedom) {
        for (int k = 1; k < 20; ++k) {
            const double found = bide_estimate_t_quantile(k / 20.0 + 0.003, freedom);
            char text[40];
            snprintf(text, sizeof(text), "%.11e", found);
            ck_assert_double_eq(strtod(text, NULL), found);
        }
    }
}
END_TEST

/* Chance of at most rank successes in count trials, term by term. */
static double binomial(size_t rank, size_t count, double share)
{
    double log_term = (double) count * log1p(-share);
    double sum = exp(log_term);
    for (size_t k = 1; k <= rank; ++k) {
        log_term += log((double) (count - k + 1) / (double) k * share / (1 - share));
        sum += exp(log_term);
    }
    return sum;
}

static const size_t counts[] = { 2, 5, 6, 10, 29, 30, 59, 100, 217, 1000 };

START_TEST(ranks_enclose_the_quantile_with_the_confidence_asked)
{
    const double shares[] = { 0.05, 0.1, 0.5, 0.75, 0.92, 0.95 };
    const double confidences[] = { 0.5, 0.9, 0.95, 0.99 };
    const size_t count = counts[_i];
    for (int i = 0; i < COUNT(shares) * COUNT(confidences); ++i) {
        const double share = shares[i % COUNT(shares)];
        const double confidence = confidences[i / COUNT(shares)];
        const double most = binomial(count - 1, count, share) - binomial(0, count, share);
        size_t low = 99;
        size_t high = 99;

        const enum bide_err err =
            bide_estimate_quantile_ranks(count, share, confidence, &low, &high);

        ck_assert_int_eq(err, most < confidence - 1e-12 ? BIDE_ERR_LIMIT : BIDE_OK);
        if (err == BIDE_OK) {
            ck_assert_uint_lt(low, high);
            ck_assert_uint_lt(high, count);
            const double held =
                binomial(high, count, share) - binomial(low, count, share);
            ck_assert_double_ge(held, confidence - 1e-9);
        }
    }
}
END_TEST

START_TEST(ranks_are_no_wider_than_equal_tails_need)
{
    size_t low = 0;
    size_t high = 0;

    ck_assert_int_eq(bide_estimate_quantile_ranks(1000, 0.92, 0.95, &low, &high),
                     BIDE_OK);

    ck_assert_double_le(binomial(low, 1000, 0.92), 0.025);
    ck_assert_double_gt(binomial(low + 1, 1000, 0.92), 0.025);
    ck_assert_double_ge(binomial(high, 1000, 0.92), 0.975);
    ck_assert_double_lt(binomial(high - 1, 1000, 0.92), 0.975);
}
END_TEST

/* Conover, Practical Nonparametric Statistics, table A3: with n = 10 the median lies
 * between the 2nd and the 9th value with 97.9 %, with n = 6 between the ends with 96.9 %.
 */
START_TEST(the_median_of_few_values_has_its_textbook_ranks)
{
    size_t low = 99;
    size_t high = 99;

    ck_assert_int_eq(bide_estimate_quantile_ranks(10, 0.5, 0.95, &low, &high), BIDE_OK);
    ck_assert_uint_eq(low, 1);
    ck_assert_uint_eq(high, 8);
    ck_assert_int_eq(bide_estimate_quantile_ranks(6, 0.5, 0.95, &low, &high), BIDE_OK);
    ck_assert_uint_eq(low, 0);
    ck_assert_uint_eq(high, 5);
    ck_assert_int_eq(bide_estimate_quantile_ranks(5, 0.5, 0.95, &low, &high),
                     BIDE_ERR_LIMIT);
}
END_TEST

/* Wilks (1941): 59 values are the fewest whose largest is above the 95th centile with 95
 * % confidence. */
START_TEST(fifty_nine_values_enclose_the_95th_centile)
{
    size_t low = 99;
    size_t high = 99;

    ck_assert_int_eq(bide_estimate_quantile_ranks(58, 0.95, 0.95, &low, &high),
                     BIDE_ERR_LIMIT);
    ck_assert_uint_eq(low, 99);
    ck_assert_int_eq(bide_estimate_quantile_ranks(59, 0.95, 0.95, &low, &high), BIDE_OK);
    ck_assert_uint_eq(high, 58);
    ck_assert_int_eq(bide_estimate_quantile_ranks(59, 0.05, 0.95, &low, &high), BIDE_OK);
    ck_assert_uint_eq(low, 0);
    ck_assert_int_eq(bide_estimate_quantile_ranks(0, 0.5, 0.95, &low, &high),
                     BIDE_ERR_LIMIT);
}
END_TEST

START_TEST(a_share_or_freedom_without_a_quantile_aborts)
{
    const double shares[] = { 0, 1, NAN, 0.5, 0.5 };
    const double freedoms[] = { 5, 5, 5, 0.5, NAN };

    bide_estimate_t_quantile(shares[_i], freedoms[_i]);
}
END_TEST

START_TEST(ranks_without_a_share_or_confidence_abort)
{
    const double shares[] = { 0, 1, 0.5, 0.5 };
    const double confidences[] = { 0.9, 0.9, 0, 1 };
    size_t low;
    size_t high;

    const enum bide_err err =
        bide_estimate_quantile_ranks(100, shares[_i], confidences[_i], &low, &high);

    ck_assert_int_eq(err, BIDE_OK);
}
END_TEST

static void add_mean_tests(Suite *suite)
{
    TCase *tests = tcase_create("mean");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, ten_values_have_their_textbook_interval);
    tcase_add_test(tests, centiles_are_of_type_7);
    tcase_add_loop_test(tests, no_values_have_no_estimate, 0, 3);
    tcase_add_test(tests, one_value_has_a_mean_but_no_interval);
    tcase_add_test(tests,
                   a_column_of_a_table_is_read_by_its_stride_and_gaps_are_left_out);
    tcase_add_test(tests, a_difference_is_taken_pair_by_pair);
    tcase_add_test(tests, pairing_removes_what_both_share);
    tcase_add_test(tests, a_pair_with_a_gap_is_left_out);
    tcase_add_loop_test(tests, the_interval_covers_the_mean_in_95_of_100_samples, 0, 4);
}

static void add_quantile_tests(Suite *suite)
{
    TCase *tests = tcase_create("quantile");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, t_quantiles_agree_with_closed_forms);
    tcase_add_test(tests, t_quantiles_have_12_significant_digits);
    tcase_add_loop_test(tests, ranks_enclose_the_quantile_with_the_confidence_asked, 0,
                        COUNT(counts));
    tcase_add_test(tests, ranks_are_no_wider_than_equal_tails_need);
    tcase_add_test(tests, the_median_of_few_values_has_its_textbook_ranks);
    tcase_add_test(tests, fifty_nine_values_enclose_the_95th_centile);
}

int main(void)
{
    Suite *suite = suite_create("estimate");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    add_mean_tests(suite);
    add_quantile_tests(suite);
    suite_add_tcase(suite, aborts);
    tcase_add_loop_test_raise_signal(aborts, a_share_or_freedom_without_a_quantile_aborts,
                                     SIGABRT, 0, 5);
    tcase_add_loop_test_raise_signal(aborts, ranks_without_a_share_or_confidence_abort,
                                     SIGABRT, 0, 4);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
