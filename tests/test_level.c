/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/level.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

START_TEST(a_level_that_stays_is_its_own_mean)
{
    struct bide_level level;
    bide_level_init(&level, 7, 10);

    ck_assert_double_eq(bide_level_integral(&level, 30), 140);
    ck_assert_double_eq(bide_level_mean(&level, 30), 7);
}
END_TEST

START_TEST(no_time_has_no_mean)
{
    struct bide_level level;
    bide_level_init(&level, 7, 10);

    ck_assert_double_eq(bide_level_integral(&level, 10), 0);
    ck_assert_double_nan(bide_level_mean(&level, 10));
}
END_TEST

/* 5 for 2 days, 8 for 3, 4 for 5: 10 + 24 + 20. */
START_TEST(each_step_counts_for_as_long_as_it_lasts)
{
    struct bide_level level;
    bide_level_init(&level, 5, 100);

    bide_level_change(&level, 3, 102);
    bide_level_change(&level, -4, 105);

    ck_assert_int_eq(level.value, 4);
    ck_assert_double_eq(bide_level_integral(&level, 110), 54);
    ck_assert_double_eq(bide_level_mean(&level, 110), 5.4);
}
END_TEST

/* The integral by the definition: the level of every whole day, added up. */
START_TEST(changes_told_in_any_order_give_the_exact_integral)
{
    enum { DAYS = 1000, CHANGES = 5000 };
    int64_t change_on[DAYS] = { 0 };
    struct bide_level level;
    bide_level_init(&level, 200, 50);
    uint64_t state = 1;
    for (int i = 0; i < CHANGES; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const int day = (int) ((state >> 33) % DAYS);
        const int64_t change = (int64_t) ((state >> 50) % 7) - 3;
        change_on[day] += change;
        bide_level_change(&level, change, 50 + day);
    }

    int64_t value = 200;
    int64_t integral = 0;
    for (int day = 0; day < DAYS; ++day) {
        value += change_on[day];
        integral += value;
    }
    ck_assert_int_eq(level.value, value);
    ck_assert_double_eq(bide_level_integral(&level, 50 + DAYS), (double) integral);
}
END_TEST

START_TEST(starting_again_forgets_the_past)
{
    struct bide_level level;
    bide_level_init(&level, 100, 0);
    bide_level_change(&level, -90, 40);

    bide_level_init(&level, level.value, 50);
    bide_level_change(&level, 1, 51);

    ck_assert_double_eq(bide_level_integral(&level, 52), 10 + 11);
}
END_TEST

START_TEST(a_change_before_the_start_aborts)
{
    struct bide_level level;
    bide_level_init(&level, 0, 10);

    bide_level_change(&level, 1, 9.5);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("level");
    TCase *tests = tcase_create("level");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_test(tests, a_level_that_stays_is_its_own_mean);
    tcase_add_test(tests, no_time_has_no_mean);
    tcase_add_test(tests, each_step_counts_for_as_long_as_it_lasts);
    tcase_add_test(tests, changes_told_in_any_order_give_the_exact_integral);
    tcase_add_test(tests, starting_again_forgets_the_past);
    tcase_add_test_raise_signal(aborts, a_change_before_the_start_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
