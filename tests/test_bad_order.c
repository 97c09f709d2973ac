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

START_TEST(teams_and_carve_outs_go_together_with_the_rest)
{
    static const struct spec_text_problem problems[] = {
        { 5, "BD-C106", "staff.nurses.carve_out.0.step",
          "\"visit\" is no step of a pathway", "such as \"autism.assessment\"" },
        { 5, "BD-C060", "staff.nurses.carve_out",
          "the shares of \"carve_out\" must add to at most 1, but add to 1.2",
          "change one of them" },
        { 6, "BD-C059", "staff.nurses.carve_out.1.step", "there is no step \"vist\"",
          "did you mean \"visit\"?" },
        { 7, "BD-C106", "staff.nurses.carve_out.2.step",
          "\"first.exam\" is not done by staff group \"nurses\"",
          "name a step that they do" },
        { 8, "BD-C059", "staff.nurses.carve_out.3.priority",
          "there is no priority \"urgent\"", "none is defined so far" },
        { 9, "BD-C107", "staff.nurses.carve_out.4",
          "a carve-out needs exactly one of \"share\" and \"slots\", but has both",
          "such as share = 0.2; or slots = 2;" },
        { 9, "BD-C108", "staff.nurses.carve_out.4",
          "time is kept for the same children of \"first.visit\" twice", "join the two" },
        { 11, "BD-C107", "staff.panel.carve_out.0",
          "a carve-out needs exactly one of \"share\" and \"slots\", but has neither",
          "such as share = 0.2; or slots = 2;" },
        { 11, "BD-C059", "staff.panel.carve_out.0.priority",
          "there is no priority \"now\"", "none is defined so far" },
        { 11, "BD-C106", "staff.panel.carve_out",
          "time is kept in clinics, but \"panel\" is always open",
          "use \"priorities\", or clinics with \"wte\"" },
        { 16, "BD-C059", "pathways.first.steps.visit.or_staff.0.staff",
          "there is no staff group \"nurse\"", "did you mean \"nurses\"?" },
        { 18, "BD-C104", "pathways.first.steps.exam.or_staff.1.staff",
          "staff group \"panel\" does the step already",
          "name each staff group of a step once" },
        { 18, "BD-C104", "pathways.first.steps.exam.or_staff.2.staff",
          "staff group \"doctors\" does the step already",
          "name each staff group of a step once" },
        { 19, "BD-C104", "pathways.first.steps.talk.with_staff",
          "staff group \"nurses\" does the step already",
          "name each staff group of a step once" },
        { 20, "BD-C105", "pathways.first.steps.both.with_staff",
          "\"doctors\" and \"panel\" cannot see a child together: one holds clinics, the "
          "other is always open",
          "give all of them \"wte\", or all of them \"clinicians\"" },
        { 21, "BD-C105", "pathways.first.steps.each.with_staff",
          "\"with_staff\" and \"or_staff\" do not go together: it would be open who is "
          "needed",
          "leave one of the two out" },
        { 22, "BD-C104", "pathways.first.steps.rest",
          "a step without \"staff\" is a delay: nobody can do it instead or as well",
          "name the staff group that does it with \"staff\"" },
    };
    CHECK_FILE("team.cfg", problems);
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

START_TEST(who_books_ahead_sees_nobody_together_with_others)
{
    struct spec_text loaded;

    spec_text_check(&loaded, SPEC_TEXT_DATES
                    "staff = { nurses = { wte = 1; }; doctors = { wte = 1;"
                    "booking = { weeks_ahead = 6; }; }; };"
                    "pathways = { p = { referrals = { per_week = 1; };"
                    "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60;"
                    "with_staff = [ \"doctors\" ]; } ); }; };");

    spec_text_says(&loaded, "BD-C109", "pathways.p.steps.visit.with_staff",
                   "\"doctors\" books ahead, but those who see children together call "
                   "them on the day");
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
    tcase_add_test(tests, teams_and_carve_outs_go_together_with_the_rest);
    tcase_add_test(tests, what_a_scenario_uses_is_no_problem);
    tcase_add_test(tests, who_books_ahead_sees_nobody_together_with_others);
    tcase_add_test(tests, a_scenario_may_not_turn_on_half);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
