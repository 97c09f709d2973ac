/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what a pilot does to its step, and its evaluation, make sense. */
#include "models/scenario/check_pilot.h"

#include <check.h>
#include <stdlib.h>

#include "tests/spec_text.h"

#define TRY(settings)                                                                    \
    "scenarios = { as_now = { }; try = { changes = ( { type = \"pilot\";"                \
    "pathway = \"autism\"; " settings " } ); }; };"
#define EVALUATE(settings) TRY("minutes_saved = 5; evaluate = { " settings " };")
#define PATH "scenarios.try.changes.0"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

static void check_one(const char *scenarios, const char *id, const char *path,
                      const char *what)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s%s", SPEC_TEXT_BASE, scenarios);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
    spec_text_says(&loaded, id, path, what);
}

START_TEST(a_pilot_that_fits_is_not_mentioned)
{
    spec_text_check(&loaded,
                    SPEC_TEXT_BASE TRY(
                        "minutes = { shape = \"uniform\"; min = 5; max = 9; };"
                        "weeks = 30; referred_from = \"2025-10-01\"; evaluate = {"
                        "after_weeks = 29; measure = \"within_standard\"; at_least = 1;"
                        "at_most = 1; };"));
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(the_step_is_changed_in_one_way)
{
    check_one(TRY("minutes = 5; minutes_saved = 1;"), "BD-C144", PATH ".minutes",
              "\"minutes\" says what the step takes, \"minutes_saved\" says it too");
}
END_TEST

START_TEST(a_step_left_out_takes_no_minutes)
{
    check_one(TRY("minutes = 5; skips_step = true;"), "BD-C144", PATH ".minutes",
              "\"minutes\" says what the step takes, \"skips_step\" says it too");
}
END_TEST

START_TEST(an_evaluation_needs_a_bound)
{
    check_one(EVALUATE("after_weeks = 9; measure = \"list\";"), "BD-C143",
              PATH ".evaluate", "the evaluation does not say what must be achieved");
}
END_TEST

START_TEST(a_share_is_at_most_1)
{
    check_one(EVALUATE("after_weeks = 9; measure = \"within_standard\"; at_least = 92;"),
              "BD-C145", PATH ".evaluate",
              "the share within the standard is never above 1");
}
END_TEST

START_TEST(bounds_are_in_order)
{
    check_one(EVALUATE("after_weeks = 9; measure = \"list\"; at_least = 9; at_most = 8;"),
              "BD-C145", PATH ".evaluate", "nothing is at least 9 and at most 8");
}
END_TEST

START_TEST(an_evaluation_comes_before_the_end)
{
    check_one(EVALUATE("after_weeks = 53; measure = \"list\"; at_most = 8;"), "BD-C146",
              PATH ".evaluate", "the pilot is over before it is evaluated");
}
END_TEST

START_TEST(an_evaluation_comes_before_the_end_of_the_pilot)
{
    check_one(TRY("minutes_saved = 5; weeks = 9; evaluate = { after_weeks = 9;"
                  "measure = \"list\"; at_most = 8; };"),
              "BD-C146", PATH ".evaluate", "the pilot is over before it is evaluated");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_pilot");
    TCase *tests = tcase_create("check_pilot");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_add_test(tests, a_pilot_that_fits_is_not_mentioned);
    tcase_add_test(tests, the_step_is_changed_in_one_way);
    tcase_add_test(tests, a_step_left_out_takes_no_minutes);
    tcase_add_test(tests, an_evaluation_needs_a_bound);
    tcase_add_test(tests, a_share_is_at_most_1);
    tcase_add_test(tests, bounds_are_in_order);
    tcase_add_test(tests, an_evaluation_comes_before_the_end);
    tcase_add_test(tests, an_evaluation_comes_before_the_end_of_the_pilot);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
