/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of settings, held against the standard library's. */
#include "models/scenario/check_part.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 700 };

static char made[BIDE_CHECK_PART_PATH + 1];
static char wanted[BIDE_CHECK_PART_PATH];

static void set_up(void)
{
    memset(made, '#', sizeof(made)); /* one more, to see that it stays */
}

START_TEST(names_and_numbers_are_put_in)
{
    bide_check_part_path(made, "pathways.%s.steps.%s.next.%zu.to", "autism", "visit",
                         (size_t) 12);
    ck_assert_str_eq(made, "pathways.autism.steps.visit.next.12.to");
    bide_check_part_path(made, "%s%s", "", "");
    ck_assert_str_eq(made, "");
    bide_check_part_path(made, "staff");
    ck_assert_str_eq(made, "staff");
}
END_TEST

START_TEST(numbers_reach_the_ends_of_their_range)
{
    static const size_t numbers[] = { 0, 9, 10, 99, 100, SIZE_MAX };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
        bide_check_part_path(made, "%zu.%zu", numbers[i], numbers[i]);
        snprintf(wanted, sizeof(wanted), "%zu.%zu", numbers[i], numbers[i]);
        ck_assert_str_eq(made, wanted);
    }
}
END_TEST

START_TEST(what_is_too_long_is_cut)
{
    char name[LONG + 1];
    memset(name, 'x', LONG);
    name[LONG] = '\0';
    bide_check_part_path(made, "pathways.%s.steps.%s.minutes", name, name);
    ck_assert_uint_eq(strlen(made), BIDE_CHECK_PART_PATH - 1);
    ck_assert_uint_eq(strspn(made + strlen("pathways."), "x"), LONG);
    ck_assert_int_eq(made[BIDE_CHECK_PART_PATH], '#');
}
END_TEST

START_TEST(another_conversion_is_a_bug)
{
    bide_check_part_path(made, "%d", 1);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("check_part");
    tcase_add_checked_fixture(cases, set_up, NULL);
    tcase_add_test(cases, names_and_numbers_are_put_in);
    tcase_add_test(cases, numbers_reach_the_ends_of_their_range);
    tcase_add_test(cases, what_is_too_long_is_cut);
    TCase *bugs = tcase_create("abort");
    tcase_set_tags(bugs, "abort");
    tcase_add_test_raise_signal(bugs, another_conversion_is_a_bug, 6);
    Suite *suite = suite_create("check_part");
    suite_add_tcase(suite, cases);
    suite_add_tcase(suite, bugs);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
