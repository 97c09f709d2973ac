/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next: settings that do not go together, with the exact words. */
#include <check.h>

#include "tests/spec_text.h"

#define CHECK_FILE(name, problems)                                                       \
    spec_text_file(name, problems, sizeof(problems) / sizeof((problems)[0]))

START_TEST(orders_and_allocations_have_what_they_need)
{
    static const struct spec_text_problem problems[] = {
        { 6, "BD-C101", "staff.doctors.allocation",
          "\"share_of_time\" of the steps of \"doctors\" must add to 1, but adds to 0.9",
          "change one of them" },
        { 13, "BD-C103", "pathways.first.priorities.now.slope",
          "\"slope\" counts only with order = \"ageing\"",
          "change \"order\", or leave it out" },
        { 13, "BD-C103", "pathways.first.priorities.now.head_start_weeks",
          "\"head_start_weeks\" counts only with order = \"head_start\"",
          "change \"order\", or leave it out" },
        { 15, "BD-C100", "pathways.first.steps.again.share_of_time",
          "staff group \"nurses\" works by shares, but here is no \"share_of_time\"",
          "those of all its steps add to 1, such as share_of_time = 0.5;" },
        { 18, "BD-C103", "pathways.first.steps.rest.share_of_time",
          "\"share_of_time\" counts only where staff work by shares, but \"others\" does "
          "not",
          "give the staff group allocation = \"shares\", or leave it out" },
        { 22, "BD-C102", "pathways.second.standard.within_weeks",
          "staff group \"panel\" compares waits with the standard, which may not be 0 "
          "then",
          "give it a week or more" },
    };
    CHECK_FILE("order.cfg", problems);
}
END_TEST

/* What a scenario turns on may stand in the base case. */
START_TEST(what_a_scenario_uses_is_no_problem)
{
    struct spec_text loaded;

    spec_text_check(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { p = { referrals = { per_week = 5; };"
        "priorities = { now = { share = 0.5; slope = 2; head_start_weeks = 3; };"
        "soon = { share = 0.5; }; };"
        "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60;"
        "share_of_time = 1; } ); }; };"
        "scenarios = { now = { }; then = { changes = ("
        "{ type = \"set\"; path = \"pathways.p.order\"; value = \"ageing\"; },"
        "{ type = \"set\"; path = \"staff.nurses.allocation\"; value = \"shares\"; } ); "
        "};"
        "};");

    spec_text_is_clean(&loaded);
    spec_text_free(&loaded);
}
END_TEST

START_TEST(a_scenario_may_not_turn_on_half)
{
    struct spec_text loaded;

    spec_text_check(&loaded, SPEC_TEXT_BASE
                    "scenarios = { now = { }; then = { changes = ( { type = \"set\";"
                    "path = \"staff.nurses.allocation\"; value = \"shares\"; } ); }; };");

    spec_text_says(&loaded, "BD-C100", "scenarios.then.changes.0",
                   "with this change staff group \"nurses\" works by shares, but here is "
                   "no \"share_of_time\"");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bad order");
    TCase *tests = tcase_create("order");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, orders_and_allocations_have_what_they_need);
    tcase_add_test(tests, what_a_scenario_uses_is_no_problem);
    tcase_add_test(tests, a_scenario_may_not_turn_on_half);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
