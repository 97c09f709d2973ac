/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/cohort.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/stat/histogram.h"
#include "tests/lcg.h"

enum { BINS = 30, CHILDREN = 400 };

static struct bide_cohort cohort;
static struct bide_histogram weekly;

static void set_up(void)
{
    bide_cohort_init(&cohort);
    ck_assert_int_eq(bide_cohort_open(&cohort, -300, 200), BIDE_OK);
    ck_assert_int_eq(bide_histogram_init_equal(&weekly, BINS, 7.0), BIDE_OK);
}

static void tear_down(void)
{
    bide_cohort_free(&cohort);
    bide_histogram_free(&weekly);
}

START_TEST(the_day_of_a_time_begins_it)
{
    ck_assert_int_eq(bide_cohort_day(3.0), 3);
    ck_assert_int_eq(bide_cohort_day(3.999), 3);
    ck_assert_int_eq(bide_cohort_day(-0.001), -1);
    ck_assert_int_eq(bide_cohort_day(-2.0), -2);
    ck_assert_int_eq(bide_cohort_day(-0.0), 0);
}
END_TEST

START_TEST(nobody_is_in_no_week)
{
    bide_cohort_weeks(&cohort, 10, &weekly);
    ck_assert_uint_eq(weekly.total, 0);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 10, 126, &weekly), 0);
}
END_TEST

/* 0 to 7 days are the first week, 8 to 14 the second. */
START_TEST(weeks_are_open_to_the_left)
{
    for (int64_t days = 0; days <= 15; ++days) {
        bide_cohort_add(&cohort, 100 - days);
    }
    bide_cohort_weeks(&cohort, 100, &weekly);
    ck_assert_uint_eq(weekly.counts[0], 8);
    ck_assert_uint_eq(weekly.counts[1], 7);
    ck_assert_uint_eq(weekly.counts[2], 1);
    ck_assert_uint_eq(weekly.total, 16);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 100, -1, &weekly), 0);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 100, 0, &weekly), 1);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 100, 7, &weekly), 8);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 100, 13, &weekly), 14);
    ck_assert_uint_eq(bide_cohort_within(&cohort, 100, 5000, &weekly), 16);
}
END_TEST

static uint64_t count_waited(const int64_t *days, size_t count, int64_t least,
                             int64_t most)
{
    uint64_t children = 0;
    for (size_t i = 0; i < count; ++i) {
        const int64_t waited = 53 - days[i];
        children += waited >= least && waited <= most ? 1 : 0;
    }
    return children;
}

/* Children who come and go on any day, in any order, some so long ago that they share the
 * open bin, counted one by one. */
START_TEST(counts_are_those_of_a_look_at_each)
{
    uint64_t dice = (uint64_t) _i;
    int64_t days[CHILDREN];
    for (size_t i = 0; i < CHILDREN; ++i) {
        days[i] = 50 - (int64_t) lcg_below(&dice, 7 * BINS + 40);
        bide_cohort_add(&cohort, days[i]);
    }
    const size_t first = lcg_below(&dice, CHILDREN);
    for (size_t i = 0; i < first; ++i) {
        bide_cohort_remove(&cohort, days[i]);
    }
    bide_cohort_weeks(&cohort, 53, &weekly);
    ck_assert_uint_eq(weekly.total, CHILDREN - first);
    for (int64_t most = -1; most < 7 * BINS + 60; ++most) {
        ck_assert_uint_eq(bide_cohort_within(&cohort, 53, most, &weekly),
                          count_waited(days + first, CHILDREN - first, 0, most));
    }
    for (int64_t week = 0; week + 1 < BINS; ++week) {
        const int64_t least = week > 0 ? 7 * week + 1 : 0;
        ck_assert_uint_eq(
            weekly.counts[week],
            count_waited(days + first, CHILDREN - first, least, 7 * week + 7));
    }
}
END_TEST

/* A child a day for four years, counted twice: all blocks of bins have their sums, the
 * first and the last of them in part, and the open bin has the rest. */
START_TEST(many_weeks_add_to_what_stands_there)
{
    enum { MANY = 150, BLOCKS = 3, DAYS = 1400 };
    struct bide_histogram weeks;
    uint32_t sums[BLOCKS];
    ck_assert_int_eq(bide_histogram_init_equal(&weeks, MANY, 7.0), BIDE_OK);
    ck_assert_int_eq(bide_cohort_open(&cohort, 1 - DAYS, 0), BIDE_OK);
    for (int64_t day = 1 - DAYS; day <= 0; ++day) {
        bide_cohort_add(&cohort, day);
    }
    bide_cohort_weeks(&cohort, 0, &weeks);
    bide_cohort_weeks(&cohort, 0, &weeks);
    ck_assert_uint_eq(weeks.counts[0], 2 * 8);
    for (size_t week = 1; week < MANY - 1; ++week) {
        ck_assert_uint_eq(weeks.counts[week], 2 * 7);
    }
    ck_assert_uint_eq(weeks.counts[MANY - 1], 2 * (DAYS - 7 * (MANY - 1) - 1));
    ck_assert_uint_eq(weeks.total, 2 * DAYS);
    memcpy(sums, weeks.sums, sizeof(sums));
    bide_histogram_settle(&weeks);
    ck_assert_mem_eq(sums, weeks.sums, sizeof(sums));
    bide_histogram_free(&weeks);
}
END_TEST

START_TEST(opened_again_it_is_empty_and_may_begin_elsewhere)
{
    bide_cohort_add(&cohort, 5);
    ck_assert_int_eq(bide_cohort_open(&cohort, -2000, 1000), BIDE_OK);
    bide_cohort_add(&cohort, -2000);
    bide_cohort_add(&cohort, 1000);
    bide_cohort_weeks(&cohort, 1000, &weekly);
    ck_assert_uint_eq(weekly.total, 2);
    ck_assert_uint_eq(weekly.counts[0], 1);
    ck_assert_uint_eq(weekly.counts[BINS - 1], 1);
}
END_TEST

/* As a list goes on, nobody who comes is older than the day that was counted last. */
/* A child who becomes more urgent comes with the clock it has. */
START_TEST(who_comes_later_may_have_begun_before)
{
    ck_assert_int_eq(bide_cohort_open(&cohort, -100, 100), BIDE_OK);
    bide_cohort_add(&cohort, 0);
    bide_cohort_weeks(&cohort, 10, &weekly); /* looks no further back than to day 0 */
    bide_histogram_clear(&weekly);

    bide_cohort_add_any(&cohort, -60);
    bide_cohort_weeks(&cohort, 10, &weekly);

    ck_assert_uint_eq(weekly.total, 2);
    ck_assert_uint_eq(weekly.counts[9], 1); /* 70 days */
    ck_assert_uint_eq(bide_cohort_within(&cohort, 10, 69, &weekly), 1);
}
END_TEST

START_TEST(the_list_may_go_on)
{
    bide_cohort_add(&cohort, 10);
    bide_cohort_remove(&cohort, 10);
    bide_cohort_weeks(&cohort, 40, &weekly);
    ck_assert_uint_eq(weekly.total, 0);
    bide_cohort_add(&cohort, 40);
    bide_cohort_add(&cohort, 41);
    bide_cohort_weeks(&cohort, 48, &weekly);
    ck_assert_uint_eq(weekly.counts[0], 1);
    ck_assert_uint_eq(weekly.counts[1], 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cohort");
    TCase *tests = tcase_create("cohort");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_day_of_a_time_begins_it);
    tcase_add_test(tests, nobody_is_in_no_week);
    tcase_add_test(tests, weeks_are_open_to_the_left);
    tcase_add_loop_test(tests, counts_are_those_of_a_look_at_each, 0, 20);
    tcase_add_test(tests, many_weeks_add_to_what_stands_there);
    tcase_add_test(tests, opened_again_it_is_empty_and_may_begin_elsewhere);
    tcase_add_test(tests, who_comes_later_may_have_begun_before);
    tcase_add_test(tests, the_list_may_go_on);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
