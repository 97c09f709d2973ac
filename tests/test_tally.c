/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/tally.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

static struct bide_tally tally_of(const double *values, int count)
{
    struct bide_tally tally;
    bide_tally_init(&tally);
    for (int i = 0; i < count; ++i) {
        bide_tally_add(&tally, values[i]);
    }
    return tally;
}

static const double waits[10] = {
    12.1, 9.8, 11.4, 10.2, 13.0, 8.9, 10.7, 11.9, 9.5, 12.6
};

START_TEST(mean_and_variance_of_ten_values)
{
    const struct bide_tally tally = tally_of(waits, 10);

    ck_assert_uint_eq(tally.count, 10);
    ck_assert_double_eq_tol(tally.mean, 11.01, 1e-13);
    ck_assert_double_eq_tol(bide_tally_variance(&tally), 17.569 / 9, 1e-13);
}
END_TEST

START_TEST(too_few_values_have_no_variance)
{
    struct bide_tally tally;
    bide_tally_init(&tally);
    ck_assert_uint_eq(tally.count, 0);
    ck_assert_double_eq(tally.mean, 0);
    ck_assert_double_nan(bide_tally_variance(&tally));

    bide_tally_add(&tally, 3);

    ck_assert_double_eq(tally.mean, 3);
    ck_assert_double_nan(bide_tally_variance(&tally));
}
END_TEST

/* NIST Statistical Reference Datasets, NumAcc4: 10000000.2, then 10000000.1 and
 * 10000000.3 in turn, 1001 values in all; certified mean 10000000.2, standard deviation
 * 0.1. */
START_TEST(small_spread_on_a_large_mean_is_kept)
{
    struct bide_tally tally;
    bide_tally_init(&tally);
    bide_tally_add(&tally, 10000000.2);
    for (int i = 0; i < 500; ++i) {
        bide_tally_add(&tally, 10000000.1);
        bide_tally_add(&tally, 10000000.3);
    }

    ck_assert_double_eq_tol(tally.mean, 10000000.2, 1e-8);
    ck_assert_double_eq_tol(sqrt(bide_tally_variance(&tally)), 0.1, 1e-8);
}
END_TEST

START_TEST(equal_values_have_no_spread_at_all)
{
    struct bide_tally tally;
    bide_tally_init(&tally);

    for (int i = 0; i < 1000; ++i) {
        bide_tally_add(&tally, 0.1);
    }

    ck_assert_double_eq(tally.mean, 0.1);
    ck_assert_double_eq(bide_tally_variance(&tally), 0);
}
END_TEST

START_TEST(merging_is_adding_all)
{
    for (int cut = 0; cut <= 10; ++cut) {
        struct bide_tally first = tally_of(waits, cut);
        const struct bide_tally second = tally_of(waits + cut, 10 - cut);

        bide_tally_merge(&first, &second);

        ck_assert_uint_eq(first.count, 10);
        ck_assert_double_eq_tol(first.mean, 11.01, 1e-13);
        ck_assert_double_eq_tol(first.m2, 17.569, 1e-12);
    }
}
END_TEST

START_TEST(merging_with_nothing_changes_no_bit)
{
    const struct bide_tally all = tally_of(waits, 7);
    struct bide_tally empty = tally_of(waits, 0);
    struct bide_tally merged = all;

    bide_tally_merge(&merged, &empty);
    bide_tally_merge(&empty, &all);

    ck_assert_double_eq(merged.mean, all.mean);
    ck_assert_double_eq(merged.m2, all.m2);
    ck_assert_uint_eq(empty.count, all.count);
    ck_assert_double_eq(empty.mean, all.mean);
    ck_assert_double_eq(empty.m2, all.m2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tally");
    TCase *tests = tcase_create("tally");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, mean_and_variance_of_ten_values);
    tcase_add_test(tests, too_few_values_have_no_variance);
    tcase_add_test(tests, small_spread_on_a_large_mean_is_kept);
    tcase_add_test(tests, equal_values_have_no_spread_at_all);
    tcase_add_test(tests, merging_is_adding_all);
    tcase_add_test(tests, merging_with_nothing_changes_no_bit);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
