/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures of a line, from counts that can be done by hand. */
#include "models/service/line.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WEEKS = 130, WORDS = sizeof(struct bide_run_counts) / sizeof(uint64_t) };

static struct bide_histogram weekly;
static struct bide_histogram waits;
static struct bide_histogram expected;
static struct bide_line line;
static double row[BIDE_KPI_COUNT];

static void set_up(void)
{
    ck_assert_int_eq(bide_histogram_init_equal(&weekly, WEEKS, 7.0), BIDE_OK);
    ck_assert_int_eq(bide_histogram_init_fine(&waits), BIDE_OK);
    ck_assert_int_eq(bide_histogram_init_fine(&expected), BIDE_OK);
    line = (struct bide_line){
        .weekly = &weekly, .waits = &waits, .expected = &expected, .is_milestone = true
    };
}

static void tear_down(void)
{
    bide_histogram_free(&weekly);
    bide_histogram_free(&waits);
    bide_histogram_free(&expected);
}

static void check(enum bide_kpi kpi, double value)
{
    ck_assert_msg(fabs(row[kpi] - value) < 1e-9, "measure %d: %.17g, not %.17g",
                  (int) kpi, row[kpi], value);
}

/* A share or a centile of nobody is no number, a count of nobody is 0. */
START_TEST(nobody_has_no_share)
{
    static const enum bide_kpi shares[] = {
        BIDE_KPI_WITHIN,        BIDE_KPI_MEDIAN,
        BIDE_KPI_P92,           BIDE_KPI_LONGEST,
        BIDE_KPI_SEEN_WITHIN,   BIDE_KPI_SEEN_MEAN,
        BIDE_KPI_SEEN_SD,       BIDE_KPI_SEEN_MEDIAN,
        BIDE_KPI_SEEN_P92,      BIDE_KPI_SEEN_DELAYED,
        BIDE_KPI_LEFT_MEAN,     BIDE_KPI_STEP_IN_TIME,
        BIDE_KPI_ISSUED_WITHIN, BIDE_KPI_NEW_MEDIAN,
        BIDE_KPI_NEW_P90,       BIDE_KPI_ISSUED_WITHIN_PLAIN
    };
    bide_line_write(&line, row);
    for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); ++i) {
        ck_assert_msg(isnan(row[shares[i]]), "measure %d", (int) shares[i]);
    }
    check(BIDE_KPI_LIST, 0.0);
    check(BIDE_KPI_SEEN, 0.0);
    check(BIDE_KPI_BAND_0_1, 0.0);
    check(BIDE_KPI_OVER_52, 0.0);
    check(BIDE_KPI_CLOSED, 0.0);
}
END_TEST

/* One child in each of 121 weeks: a band holds as many as it has weeks. */
START_TEST(bands_hold_each_child_once)
{
    for (size_t week = 0; week <= 120; ++week) {
        bide_histogram_add_bin(&weekly, week);
    }
    line.stock.within = 18;
    line.stock.reached = 104;
    bide_line_write(&line, row);
    static const double bands[] = { 1, 1, 2, 8, 6, 34, 69 };
    double sum = 0.0;
    for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]); ++i) {
        check((enum bide_kpi)(BIDE_KPI_BAND_0_1 + i), bands[i]);
        sum += row[BIDE_KPI_BAND_0_1 + i];
    }
    check(BIDE_KPI_LIST, sum);
    check(BIDE_KPI_BAND_OVER_52, bands[6]);
    check(BIDE_KPI_OVER_52, 69.0);
    check(BIDE_KPI_OVER_65, 56.0);
    check(BIDE_KPI_OVER_78, 43.0);
    check(BIDE_KPI_OVER_104, 17.0);
    check(BIDE_KPI_LONGEST, 120.0);
    check(BIDE_KPI_WITHIN, 18.0 / 121.0);
    check(BIDE_KPI_OPEN_AT_STANDARD, 104.0);
    check(BIDE_KPI_MEDIAN, 60.5);
    check(BIDE_KPI_P92, 0.92 * 121.0);
}
END_TEST

/* Waits of 1, 2 and 3 weeks. */
START_TEST(the_mean_and_deviation_are_those_of_a_sample)
{
    line.counts.seen = 3;
    line.counts.seen_within = 2;
    line.counts.delayed = 1;
    line.counts.seen_sum = 7.0 + 14.0 + 21.0;
    line.counts.seen_squares = 7.0 * 7.0 + 14.0 * 14.0 + 21.0 * 21.0;
    bide_line_write(&line, row);
    check(BIDE_KPI_SEEN_MEAN, 2.0);
    check(BIDE_KPI_SEEN_SD, 1.0);
    check(BIDE_KPI_SEEN_WITHIN, 2.0 / 3.0);
    check(BIDE_KPI_SEEN_DELAYED, 1.0 / 3.0);
}
END_TEST

/* Of one child there is none; of equal waits it is 0, even if rounding takes the squares
 * below what the mean says. */
START_TEST(the_deviation_is_never_below_zero)
{
    line.counts.seen = 1;
    line.counts.seen_sum = 10.0;
    line.counts.seen_squares = 100.0;
    bide_line_write(&line, row);
    ck_assert(isnan(row[BIDE_KPI_SEEN_SD]));
    check(BIDE_KPI_SEEN_MEAN, 10.0 / 7.0);

    line.counts.seen = 2;
    line.counts.seen_sum = 20.0;
    line.counts.seen_squares = nextafter(200.0, 0.0);
    bide_line_write(&line, row);
    check(BIDE_KPI_SEEN_SD, 0.0);
}
END_TEST

START_TEST(those_who_left_are_told_by_reason)
{
    line.counts.left = 10;
    line.counts.left_ticks = 10 * (int64_t) BIDE_LEVEL_TICKS * 21;
    line.counts.left_by[BIDE_RUN_MOVED] = 1;
    line.counts.left_by[BIDE_RUN_ELSEWHERE] = 2;
    line.counts.left_by[BIDE_RUN_AGED_OUT] = 3;
    line.counts.left_by[BIDE_RUN_VALIDATED] = 4;
    bide_line_write(&line, row);
    check(BIDE_KPI_LEFT, 10.0);
    check(BIDE_KPI_LEFT_MEAN, 3.0);
    check(BIDE_KPI_LEFT_MOVED, 1.0);
    check(BIDE_KPI_LEFT_ELSEWHERE, 2.0);
    check(BIDE_KPI_LEFT_AGED_OUT, 3.0);
    check(BIDE_KPI_LEFT_VALIDATED, 4.0);
}
END_TEST

/* More clocks may start again than were closed; unsigned numbers do not wrap. */
START_TEST(closed_clocks_are_less_those_that_start_again)
{
    line.counts.closed = 5;
    line.counts.nullified = 2;
    line.counts.restarted = 4;
    bide_line_write(&line, row);
    check(BIDE_KPI_CLOSED, 3.0);
    check(BIDE_KPI_NULLIFIED, 2.0);
    line.counts.restarted = 9;
    bide_line_write(&line, row);
    check(BIDE_KPI_CLOSED, -2.0);
}
END_TEST

START_TEST(plans_are_judged_with_and_without_exceptions)
{
    line.year.issued = 8;
    line.year.within = 4;
    line.year.plain = 5;
    line.year.plain_within = 4;
    line.counts.step_done = 10;
    line.counts.step_in_time = 7;
    bide_line_write(&line, row);
    check(BIDE_KPI_ISSUED_IN_YEAR, 8.0);
    check(BIDE_KPI_ISSUED_WITHIN, 0.5);
    check(BIDE_KPI_ISSUED_WITHIN_PLAIN, 0.8);
    check(BIDE_KPI_STEP_IN_TIME, 0.7);
}
END_TEST

/* 6 of the new were seen, 14 days or so after they came; 4 still wait: their time is not
 * known, so that the 9th of 10 is not, but the 5th is. */
START_TEST(new_children_who_still_wait_count_too)
{
    for (int i = 0; i < 6; ++i) {
        bide_histogram_add(&expected, 14.0);
    }
    line.stock.expecting = 4;
    bide_line_write(&line, row);
    ck_assert_double_eq_tol(row[BIDE_KPI_NEW_MEDIAN], 2.0, 2.0 * 0.016);
    ck_assert(isnan(row[BIDE_KPI_NEW_P90]));

    line.stock.expecting = 0;
    bide_line_write(&line, row);
    ck_assert_double_eq_tol(row[BIDE_KPI_NEW_P90], 2.0, 2.0 * 0.016);
    line.is_milestone = false; /* nobody asks: what stands there is of another line */
    line.expected = NULL;
    bide_line_write(&line, row);
    ck_assert(isnan(row[BIDE_KPI_NEW_MEDIAN]));
    ck_assert(isnan(row[BIDE_KPI_NEW_P90]));
}
END_TEST

/* All members are words; one that is left out of the sum shows. */
START_TEST(each_count_is_added)
{
    uint64_t words[WORDS];
    struct bide_run_counts one;
    struct bide_run_counts sum = { .seen_sum = 0.0 };
    ck_assert_uint_eq(sizeof(words), sizeof(one));
    for (size_t i = 0; i < WORDS; ++i) {
        words[i] = i + 1;
    }
    memcpy(&one, words, sizeof(one));
    one.seen_sum = 0.5;
    one.seen_squares = 0.25;
    bide_line_add_counts(&sum, &one);
    ck_assert_mem_eq(&sum, &one, sizeof(sum));

    bide_line_add_counts(&sum, &one);
    uint64_t twice[WORDS];
    one.seen_sum = 1.0;
    one.seen_squares = 0.5;
    memcpy(twice, &sum, sizeof(twice));
    memcpy(words, &one, sizeof(words));
    for (size_t i = 0; i < WORDS; ++i) {
        ck_assert_uint_eq(twice[i], words[i] <= WORDS ? 2 * words[i] : words[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("line");
    TCase *tests = tcase_create("line");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, nobody_has_no_share);
    tcase_add_test(tests, bands_hold_each_child_once);
    tcase_add_test(tests, the_mean_and_deviation_are_those_of_a_sample);
    tcase_add_test(tests, the_deviation_is_never_below_zero);
    tcase_add_test(tests, those_who_left_are_told_by_reason);
    tcase_add_test(tests, closed_clocks_are_less_those_that_start_again);
    tcase_add_test(tests, plans_are_judged_with_and_without_exceptions);
    tcase_add_test(tests, new_children_who_still_wait_count_too);
    tcase_add_test(tests, each_count_is_added);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
