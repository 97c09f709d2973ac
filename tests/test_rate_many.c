/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrivals by the dozen are those that come one by one. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rand/rate.h"
#include "engine/rand/sample.h"

enum { MANY = 64, ROUNDS = 5 };

static struct bide_rate rate;

static void set_up(void)
{
    bide_rate_init(&rate);
}

static void tear_down(void)
{
    bide_rate_free(&rate);
}

static void add(double start, double per_day, double growth)
{
    ck_assert_int_eq(bide_rate_add(&rate, start, per_day, growth), BIDE_OK);
}

/* Round after round, past the end as well. */
static void check_rounds(void)
{
    struct bide_stream stream = bide_stream_open(1, 2, 3);
    struct bide_rate_cursor many = { .segment = 0 };
    struct bide_rate_cursor one = { .segment = 0 };
    for (int round = 0; round < ROUNDS; ++round) {
        double steps[MANY];
        double times[MANY];
        for (size_t i = 0; i < MANY; ++i) {
            steps[i] = bide_sample_exponential(&stream);
        }
        bide_rate_next_many(&rate, &many, steps, times, MANY);
        for (size_t i = 0; i < MANY; ++i) {
            const double time = bide_rate_next(&rate, &one, steps[i]);
            ck_assert_double_eq(times[i], time);
        }
    }
    ck_assert_double_eq(many.target, one.target);
    ck_assert_double_infinite(bide_rate_next(&rate, &many, 1.0));
}

START_TEST(at_a_steady_rate)
{
    add(3.0, 0.7, 0.0);
    bide_rate_close(&rate, 400.0);
    check_rounds();
}
END_TEST

START_TEST(at_a_rate_that_changes)
{
    add(0.0, 0.7, 0.0);
    add(100.0, 0.3, 0.01);
    add(200.0, 0.2, 0.0);
    bide_rate_close(&rate, 450.0);
    check_rounds();
}
END_TEST

START_TEST(at_a_rate_that_grows)
{
    add(0.0, 0.7, -0.002);
    bide_rate_close(&rate, 300.0);
    check_rounds();
}
END_TEST

START_TEST(at_no_rate)
{
    add(0.0, 0.0, 0.0);
    bide_rate_close(&rate, 300.0);
    check_rounds();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rate_many");
    TCase *tests = tcase_create("rate_many");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, at_a_steady_rate);
    tcase_add_test(tests, at_a_rate_that_changes);
    tcase_add_test(tests, at_a_rate_that_grows);
    tcase_add_test(tests, at_no_rate);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
