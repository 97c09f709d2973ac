/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of a clock mean: the standard, the step that stops it, which problems
 * are told. */
#include "models/scenario/rules.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/spec_text.h"

#define STEPS                                                                            \
    "steps = ( { name = \"triage\"; days = 3; }, "                                       \
    "{ name = \"clinic\"; staff = \"nurses\"; minutes = 60; }, "                         \
    "{ name = \"treatment\"; staff = \"nurses\"; minutes = 60; }, "                      \
    "{ name = \"letter\"; days = 2; } );"

static struct spec_text loaded;

static void tear_down(void)
{
    spec_text_free(&loaded);
}

static void check(const char *settings)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(
        &text, "%s%spathways = { autism = { referrals = { per_week = 5; }; %s }; };\n",
        SPEC_TEXT_DATES, SPEC_TEXT_STAFF, settings);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
}

static const struct bide_spec_pathway *pathway(void)
{
    return loaded.spec.pathways.items;
}

static const struct rule {
    const char *clock;
    double within;
    enum bide_rules_unit unit;
    double share;
    size_t stop_step;
    double first_step_days;
} rules[] = {
    { "custom", 18, BIDE_RULES_WEEKS, 0.92, 1, INFINITY },
    { "rtt", 18, BIDE_RULES_WEEKS, 0.92, 2, INFINITY },
    { "community", 18, BIDE_RULES_WEEKS, 0.92, 1, INFINITY },
    { "autism", 91, BIDE_RULES_DAYS, 0.92, 1, INFINITY },
    { "ehc", 140, BIDE_RULES_DAYS, 1, 4, 42 },
    { "children_in_care", 20, BIDE_RULES_WORKING_DAYS, 1, 1, INFINITY },
    { "camhs", 28, BIDE_RULES_DAYS, 0.92, 1, INFINITY },
};

START_TEST(each_clock_has_a_standard_and_a_step_that_stops_it)
{
    const struct rule *rule = &rules[_i];
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "clock = \"%s\"; " STEPS, rule->clock);
    check(text.bytes);
    bide_text_free(&text);

    const struct bide_rules_standard standard = bide_rules_standard_of(pathway());
    ck_assert_double_eq(standard.within, rule->within);
    ck_assert_int_eq(standard.unit, rule->unit);
    ck_assert_double_eq(standard.share, rule->share);
    ck_assert_uint_eq(bide_rules_stop_step(pathway()), rule->stop_step);
    ck_assert_double_eq(bide_rules_step_days(pathway(), 0), rule->first_step_days);
    ck_assert_double_eq(bide_rules_step_days(pathway(), 1), INFINITY);
}
END_TEST

START_TEST(what_the_pathway_says_goes_first)
{
    check("clock = \"ehc\"; standard = { within_weeks = 26; share = 0.5; };"
          "steps = ( { name = \"decide\"; days = 3; stops_clock = true; },"
          "{ name = \"plan\"; staff = \"nurses\"; minutes = 60; within_days = 100; } );");

    spec_text_is_clean(&loaded);
    const struct bide_rules_standard standard = bide_rules_standard_of(pathway());
    ck_assert_double_eq(bide_rules_days(&standard), 182);
    ck_assert_double_eq(standard.share, 0.5);
    ck_assert_uint_eq(bide_rules_stop_step(pathway()), 0);
    ck_assert_double_eq(bide_rules_step_days(pathway(), 0), INFINITY);
    ck_assert_double_eq(bide_rules_step_days(pathway(), 1), 100);
}
END_TEST

START_TEST(twenty_working_days_are_four_weeks)
{
    check("clock = \"children_in_care\"; " STEPS);
    const struct bide_rules_standard standard = bide_rules_standard_of(pathway());
    ck_assert_double_eq_tol(bide_rules_days(&standard), 28, 1e-12);
}
END_TEST

START_TEST(a_standard_has_one_length)
{
    check("standard = { within_days = 140; within_weeks = 20; }; " STEPS);
    spec_text_says(&loaded, "BD-C150", "pathways.autism.standard",
                   "the standard has 2 of \"within_weeks\", \"within_days\" and "
                   "\"within_working_days\"; it is one length");
}
END_TEST

START_TEST(one_step_has_a_limit)
{
    check(
        "steps = ( { name = \"a\"; staff = \"nurses\"; minutes = 60; within_days = 9; },"
        "{ name = \"b\"; days = 2; within_days = 12; } );");
    spec_text_says(&loaded, "BD-C151", "pathways.autism.steps",
                   "2 steps have \"within_days\"; one of a pathway may");
}
END_TEST

START_TEST(treatment_should_be_marked)
{
    check("clock = \"rtt\"; " STEPS);
    spec_text_says(&loaded, "BD-C152", "pathways.autism.steps",
                   "clock \"rtt\" stops at the first treatment; taken to be "
                   "\"treatment\", the last step that has staff");
}
END_TEST

START_TEST(exceptions_are_for_plans)
{
    check("exceptions = 0.1; " STEPS);
    spec_text_says(&loaded, "BD-C153", "pathways.autism.exceptions",
                   "\"exceptions\" belongs to EHC plans, but the clock of \"autism\" is "
                   "not \"ehc\"");
}
END_TEST

START_TEST(a_target_is_a_list_or_a_share)
{
    check("target = { list = 9; share = 0.9; }; " STEPS);
    spec_text_says(&loaded, "BD-C154", "pathways.autism.target",
                   "the target has more than one of \"list\", \"share\" and "
                   "\"over_weeks\"; it is one of them");
    spec_text_free(&loaded);
    check("target = { share = 0.9; over_weeks = 52; }; " STEPS);
    spec_text_says(&loaded, "BD-C154", "pathways.autism.target",
                   "the target has more than one of \"list\", \"share\" and "
                   "\"over_weeks\"; it is one of them");
}
END_TEST

START_TEST(long_waits_are_whole_weeks)
{
    check("target = { at_most = 100; }; " STEPS);
    spec_text_says(&loaded, "BD-C200", "pathways.autism.target",
                   "the target has \"at_most\" but not \"over_weeks\"");
    spec_text_free(&loaded);
    check("target = { over_weeks = 52.5; at_most = 9; }; " STEPS);
    spec_text_says(&loaded, "BD-C201", "pathways.autism.target",
                   "\"over_weeks\" is 52.5; it is a whole number of weeks, 1 to 1,000");
    spec_text_free(&loaded);
    check("target = { over_weeks = 52; }; " STEPS);
    ck_assert_int_eq(loaded.err, BIDE_OK);
}
END_TEST

/* The end of the last step stops the clock, so no step needs staff. */
START_TEST(a_plan_without_staff_has_an_end)
{
    check("clock = \"ehc\"; steps = ( { name = \"all\"; days = 90; } );");
    ck_assert_int_eq(loaded.err, BIDE_OK);
    ck_assert_uint_eq(bide_rules_stop_step(pathway()), 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(tests, each_clock_has_a_standard_and_a_step_that_stops_it, 0,
                        (int) (sizeof(rules) / sizeof(rules[0])));
    tcase_add_test(tests, what_the_pathway_says_goes_first);
    tcase_add_test(tests, twenty_working_days_are_four_weeks);
    tcase_add_test(tests, a_standard_has_one_length);
    tcase_add_test(tests, one_step_has_a_limit);
    tcase_add_test(tests, treatment_should_be_marked);
    tcase_add_test(tests, exceptions_are_for_plans);
    tcase_add_test(tests, a_target_is_a_list_or_a_share);
    tcase_add_test(tests, long_waits_are_whole_weeks);
    tcase_add_test(tests, a_plan_without_staff_has_an_end);
    Suite *suite = suite_create("rules");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
