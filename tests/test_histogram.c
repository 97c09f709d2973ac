/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/histogram.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

static struct bide_histogram equal_bins(size_t bin_count, double width)
{
    struct bide_histogram histogram;
    ck_assert_int_eq(bide_histogram_init_equal(&histogram, bin_count, width), BIDE_OK);
    return histogram;
}

static struct bide_histogram fine_bins(void)
{
    struct bide_histogram histogram;
    ck_assert_int_eq(bide_histogram_init_fine(&histogram), BIDE_OK);
    return histogram;
}

static void add_times(struct bide_histogram *histogram, double value, int times)
{
    for (int i = 0; i < times; ++i) {
        bide_histogram_add(histogram, value);
    }
}

START_TEST(a_bin_that_is_named_counts_like_its_values)
{
    struct bide_histogram by_value;
    struct bide_histogram by_bin;
    ck_assert_int_eq(bide_histogram_init_equal(&by_value, 4, 7.0), BIDE_OK);
    ck_assert_int_eq(bide_histogram_init_equal(&by_bin, 4, 7.0), BIDE_OK);
    for (size_t week = 0; week < 6; ++week) { /* two of them past the last */
        bide_histogram_add(&by_value, 7.0 * (double) week + 0.5);
        bide_histogram_add_bin(&by_bin, week);
    }

    ck_assert_uint_eq(by_bin.total, 6);
    for (size_t bin = 0; bin < 4; ++bin) {
        ck_assert_uint_eq(by_bin.counts[bin], by_value.counts[bin]);
    }
    bide_histogram_free(&by_value);
    bide_histogram_free(&by_bin);
}
END_TEST

/* Bins 1 to 299, as many values in each as its number; blocks of bins are summed up. */
START_TEST(values_between_bins_are_counted)
{
    struct bide_histogram days = equal_bins(300, 1.0);
    for (uint32_t bin = 0; bin < 300; ++bin) {
        bide_histogram_add_many(&days, bin, bin);
    }
    for (size_t first = 0; first < 310; first += 7) {
        for (size_t end = first; end < 310; end += 3) {
            uint64_t values = 0;
            for (size_t bin = first; bin < end && bin < 300; ++bin) {
                values += bin;
            }
            ck_assert_uint_eq(bide_histogram_between(&days, first, end), values);
        }
        ck_assert_uint_eq(bide_histogram_between(&days, first, SIZE_MAX),
                          bide_histogram_between(&days, first, 300));
    }
    bide_histogram_clear(&days);
    ck_assert_uint_eq(bide_histogram_between(&days, 0, SIZE_MAX), 0);
    bide_histogram_add_many(&days, 400, 2); /* past the last */
    bide_histogram_add_many(&days, 3, 0);
    ck_assert_uint_eq(bide_histogram_between(&days, 256, SIZE_MAX), 2);
    bide_histogram_free(&days);
}
END_TEST

START_TEST(values_put_in_bins_count_once_settled)
{
    struct bide_histogram counted = fine_bins();
    struct bide_histogram noted = fine_bins();
    for (int i = 0; i < 1000; ++i) {
        const double value = i < 3 ? 1e-9 * i : 0.37 * i;
        bide_histogram_add(&counted, value);
        noted.counts[bide_histogram_fine_bin(value)] += 1;
    }
    bide_histogram_settle(&noted);
    ck_assert_uint_eq(noted.total, counted.total);
    ck_assert_mem_eq(noted.counts, counted.counts, counted.bin_count * sizeof(uint32_t));
    for (size_t first = 0; first < counted.bin_count; first += 100) {
        ck_assert_uint_eq(bide_histogram_between(&noted, first, SIZE_MAX),
                          bide_histogram_between(&counted, first, SIZE_MAX));
    }
    bide_histogram_free(&counted);
    bide_histogram_free(&noted);
}
END_TEST

START_TEST(an_equal_bin_holds_its_left_edge_and_not_its_right)
{
    struct bide_histogram weeks = equal_bins(105, 7);

    for (int week = 0; week < 104; ++week) {
        bide_histogram_add(&weeks, 7 * week);
        bide_histogram_add(&weeks, nextafter(7 * (week + 1), 0));
        ck_assert_uint_eq(weeks.counts[week], 2);
    }

    ck_assert_uint_eq(weeks.counts[104], 0);
    ck_assert_uint_eq(weeks.total, 208);
    bide_histogram_free(&weeks);
}
END_TEST

START_TEST(the_last_bin_is_open)
{
    struct bide_histogram weeks = equal_bins(105, 7);

    bide_histogram_add(&weeks, 728);
    bide_histogram_add(&weeks, 735);
    bide_histogram_add(&weeks, 1e300);
    bide_histogram_add(&weeks, INFINITY);

    ck_assert_uint_eq(weeks.counts[104], 4);
    ck_assert_double_eq(bide_histogram_quantile(&weeks, 0), 728);
    ck_assert_double_eq(bide_histogram_quantile(&weeks, 1), 728);
    bide_histogram_free(&weeks);
}
END_TEST

/* 50 children wait less than a week, 30 one to two weeks, 20 five to six weeks. */
START_TEST(a_centile_lies_on_the_straight_line_inside_its_bin)
{
    struct bide_histogram weeks = equal_bins(105, 1);
    add_times(&weeks, 0.3, 50);
    add_times(&weeks, 1.9, 30);
    add_times(&weeks, 5.0, 20);

    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 0), 0, 1e-12);
    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 0.25), 0.5, 1e-12);
    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 0.5), 1, 1e-12);
    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 0.65), 1.5, 1e-12);
    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 0.92), 5.6, 1e-12);
    ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, 1), 6, 1e-12);
    bide_histogram_free(&weeks);
}
END_TEST

/* In doubles k / 100 * 100 may be a hair above k, and the next used bin is far away. */
START_TEST(a_share_met_exactly_does_not_skip_to_the_next_bin)
{
    for (int k = 1; k < 100; ++k) {
        struct bide_histogram weeks = equal_bins(105, 1);
        add_times(&weeks, 3, k);
        add_times(&weeks, 90, 100 - k);
        ck_assert_double_eq_tol(bide_histogram_quantile(&weeks, k / 100.0), 4, 1e-12);
        bide_histogram_free(&weeks);
    }
}
END_TEST

START_TEST(no_counts_have_no_centile)
{
    struct bide_histogram waits = fine_bins();

    ck_assert_double_nan(bide_histogram_quantile(&waits, 0.5));

    bide_histogram_free(&waits);
}
END_TEST

/* With a single value, shares 0 and 1 give the edges of its bin. */
START_TEST(a_fine_bin_encloses_its_value_closely)
{
    struct bide_histogram waits = fine_bins();
    double value = 0x1p-20;
    while (value < 0x1p20) {
        bide_histogram_clear(&waits);
        bide_histogram_add(&waits, value);
        const double left = bide_histogram_quantile(&waits, 0);
        const double right = bide_histogram_quantile(&waits, 1);
        ck_assert_double_le(left, value);
        ck_assert_double_gt(right, value);
        ck_assert_double_le(right, left * (1 + 1.0 / 64));
        value *= 1.0013;
    }
    bide_histogram_free(&waits);
}
END_TEST

/* 64 equal steps to each doubling. */
START_TEST(fine_bins_start_where_they_should)
{
    struct bide_histogram waits = fine_bins();
    size_t bin = 1;
    for (int exponent = -20; exponent < 20; ++exponent) {
        for (int step = 0; step < 64; ++step) {
            const double left = ldexp(1 + step / 64.0, exponent);
            bide_histogram_add(&waits, left);
            bide_histogram_add(&waits, nextafter(left, 0));
            ck_assert_uint_eq(waits.counts[bin], 1);
            ck_assert_uint_ge(waits.counts[bin - 1], 1);
            ++bin;
        }
    }
    ck_assert_uint_eq(bin, waits.bin_count - 1);
    bide_histogram_free(&waits);
}
END_TEST

START_TEST(values_outside_the_fine_bins_go_to_the_ends)
{
    struct bide_histogram waits = fine_bins();
    bide_histogram_add(&waits, 0);
    bide_histogram_add(&waits, -0.0);
    bide_histogram_add(&waits, 0x1p-21);
    bide_histogram_add(&waits, 0x1p-1060);
    ck_assert_uint_eq(waits.counts[0], 4);
    ck_assert_double_eq(bide_histogram_quantile(&waits, 1), 0);

    bide_histogram_clear(&waits);
    bide_histogram_add(&waits, 0x1p20);
    bide_histogram_add(&waits, 0x1.04p20);
    bide_histogram_add(&waits, 1e300);
    bide_histogram_add(&waits, INFINITY);

    ck_assert_uint_eq(waits.counts[waits.bin_count - 1], 4);
    ck_assert_double_eq(bide_histogram_quantile(&waits, 1), 0x1p20);
    bide_histogram_free(&waits);
}
END_TEST

/* The quantile of an exponential wait is -log(1 - share) times its mean. One value for
 * each of 10,000 equal shares stands for a sample without chance. */
START_TEST(centiles_of_an_exponential_wait_are_near)
{
    struct bide_histogram waits = fine_bins();
    for (int i = 0; i < 10000; ++i) {
        bide_histogram_add(&waits, -80 * log(1 - (i + 0.5) / 10000));
    }

    for (int k = 5; k < 99; ++k) {
        const double share = k / 100.0;
        const double expected = -80 * log(1 - share);
        ck_assert_double_eq_tol(bide_histogram_quantile(&waits, share), expected,
                                expected / 500);
    }
    bide_histogram_free(&waits);
}
END_TEST

START_TEST(merging_is_adding_all_in_any_order)
{
    struct bide_histogram all = fine_bins();
    struct bide_histogram odd = fine_bins();
    struct bide_histogram even = fine_bins();
    for (int i = 0; i < 1000; ++i) {
        const double value = 0.37 * i;
        bide_histogram_add(&all, value);
        bide_histogram_add(i % 2 == 1 ? &odd : &even, value);
    }

    bide_histogram_merge(&odd, &even);

    ck_assert_uint_eq(odd.total, all.total);
    ck_assert_mem_eq(odd.counts, all.counts, all.bin_count * sizeof(all.counts[0]));
    bide_histogram_free(&all);
    bide_histogram_free(&odd);
    bide_histogram_free(&even);
}
END_TEST

START_TEST(merging_reaches_as_high_as_the_higher)
{
    struct bide_histogram low = equal_bins(105, 7);
    struct bide_histogram high = equal_bins(105, 7);
    struct bide_histogram empty = equal_bins(105, 7);
    bide_histogram_add(&low, 10);
    bide_histogram_add(&high, 700);

    bide_histogram_merge(&high, &empty);
    bide_histogram_merge(&low, &high);

    ck_assert_uint_eq(low.total, 2);
    ck_assert_double_eq(bide_histogram_quantile(&low, 1), 707);
    bide_histogram_free(&low);
    bide_histogram_free(&high);
    bide_histogram_free(&empty);
}
END_TEST

START_TEST(clearing_leaves_nothing)
{
    struct bide_histogram weeks = equal_bins(105, 7);
    bide_histogram_add(&weeks, 10);
    bide_histogram_add(&weeks, 1000);

    bide_histogram_clear(&weeks);
    bide_histogram_clear(&weeks); /* nor does clearing what is empty */

    ck_assert_uint_eq(weeks.total, 0);
    for (size_t i = 0; i < weeks.bin_count; ++i) {
        ck_assert_uint_eq(weeks.counts[i], 0);
    }
    bide_histogram_free(&weeks);
    bide_histogram_free(&weeks); /* twice is safe */
}
END_TEST

START_TEST(too_many_bins_are_an_error_not_a_crash)
{
    struct bide_histogram histogram;

    ck_assert_int_eq(bide_histogram_init_equal(&histogram, SIZE_MAX / 4, 1),
                     BIDE_ERR_MEMORY);

    bide_histogram_free(&histogram);
}
END_TEST

START_TEST(a_value_that_is_no_wait_aborts)
{
    struct bide_histogram waits = fine_bins();

    bide_histogram_add(&waits, _i == 0 ? -1e-9 : NAN);
}
END_TEST

START_TEST(merging_other_bins_aborts)
{
    struct bide_histogram weeks = equal_bins(105, 7);
    const struct bide_histogram other = equal_bins(_i == 0 ? 104 : 105, _i == 1 ? 8 : 7);
    const struct bide_histogram fine = fine_bins();

    bide_histogram_merge(&weeks, _i == 2 ? &fine : &other);
}
END_TEST

/* Of two blocks, or behind the last. */
START_TEST(bins_of_no_one_block_abort)
{
    static const size_t firsts[] = { 63, 104 };
    struct bide_histogram weeks = equal_bins(105, 7);
    bide_histogram_add_block(&weeks, firsts[_i], (const uint32_t[]){ 1, 1 }, 2);
}
END_TEST

START_TEST(a_share_outside_0_to_1_aborts)
{
    const struct bide_histogram waits = fine_bins();
    const double shares[] = { -0.1, 1.1, NAN };

    bide_histogram_quantile(&waits, shares[_i]);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, a_bin_that_is_named_counts_like_its_values);
    tcase_add_test(tests, values_between_bins_are_counted);
    tcase_add_test(tests, values_put_in_bins_count_once_settled);
    tcase_add_test(tests, an_equal_bin_holds_its_left_edge_and_not_its_right);
    tcase_add_test(tests, the_last_bin_is_open);
    tcase_add_test(tests, a_centile_lies_on_the_straight_line_inside_its_bin);
    tcase_add_test(tests, a_share_met_exactly_does_not_skip_to_the_next_bin);
    tcase_add_test(tests, no_counts_have_no_centile);
    tcase_add_test(tests, a_fine_bin_encloses_its_value_closely);
    tcase_add_test(tests, fine_bins_start_where_they_should);
    tcase_add_test(tests, values_outside_the_fine_bins_go_to_the_ends);
    tcase_add_test(tests, centiles_of_an_exponential_wait_are_near);
    tcase_add_test(tests, merging_is_adding_all_in_any_order);
    tcase_add_test(tests, merging_reaches_as_high_as_the_higher);
    tcase_add_test(tests, clearing_leaves_nothing);
    tcase_add_test(tests, too_many_bins_are_an_error_not_a_crash);
}

int main(void)
{
    Suite *suite = suite_create("histogram");
    TCase *tests = tcase_create("histogram");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    add_tests(tests);
    tcase_add_loop_test_raise_signal(aborts, a_value_that_is_no_wait_aborts, SIGABRT, 0,
                                     2);
    tcase_add_loop_test_raise_signal(aborts, merging_other_bins_aborts, SIGABRT, 0, 3);
    tcase_add_loop_test_raise_signal(aborts, bins_of_no_one_block_abort, SIGABRT, 0, 2);
    tcase_add_loop_test_raise_signal(aborts, a_share_outside_0_to_1_aborts, SIGABRT, 0,
                                     3);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
