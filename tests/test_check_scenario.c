/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the changes of scenarios fit the base case and each other. */
#include "models/scenario/check_scenario.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/spec_text.h"

#define HIRE "{ type = \"hire\"; staff = \"nurses\"; wte = 1; }"
#define BUY(when)                                                                        \
    "{ type = \"insourcing\"; step = \"autism.visit\"; per_week = 1; " when " }"
#define SET(path_, value_)                                                               \
    "{ type = \"set\"; path = \"" path_ "\"; value = " value_ "; from_week = 4; }"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

/* Check the base with an empty first scenario and these. */
static void check(const char *base, const char *scenarios)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s\nscenarios = { as_now = { };\n%s };", base, scenarios);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
}

START_TEST(changes_that_fit_are_not_mentioned)
{
    check(SPEC_TEXT_BASE,
          "hire = { changes = (" HIRE "); };"
          "buy = { changes = (" BUY("weeks = 4;") "," BUY(
              "from_week = 4;") "); };"
                                "care = { changes = ( { type = \"pilot\"; pathway = "
                                "\"autism\"; minutes_saved = 5; },"
                                " { type = \"pilot\"; pathway = \"autism\"; frees = { "
                                "staff = \"nurses\"; minutes = 5;"
                                " per_week = 1; }; } ); };"
                                "all = { includes = [ \"hire\", \"buy\", \"care\" ]; };");
    spec_text_is_clean(&loaded);
}
END_TEST

#define LONG                                                                             \
    "a_name_of_eighty_letters_0123456789_0123456789_0123456789_0123456789_0123456789"

START_TEST(a_contract_may_name_a_pathway_and_a_step_of_any_length)
{
    check(SPEC_TEXT_DATES SPEC_TEXT_STAFF
          "pathways = { " LONG
          " = { referrals = { per_week = 5; }; steps = ( { name = \"" LONG
          "\"; staff = \"nurses\"; minutes = 60; } ); }; };",
          "buy = { changes = ( { type = \"insourcing\"; step = \"" LONG "." LONG
          "\"; per_week = 1; } ); };");
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(contracts_may_follow_but_not_overlap_each_other)
{
    check(SPEC_TEXT_BASE,
          "buy = { changes = (" BUY("weeks = 4;") "," BUY("from_week = 3.5;") "); };");
    spec_text_says(&loaded, "BD-C078", "scenarios.buy",
                   "two contracts work on \"autism.visit\" at the same time");
}
END_TEST

START_TEST(a_scenario_that_includes_another_is_no_second_fault)
{
    check(
        SPEC_TEXT_BASE,
        "a = { changes = (" SET(
            "staff.nurses.sickness",
            "2") "); };"
                 "b = { includes = [ \"a\" ]; }; c = { includes = [ \"a\", \"b\" ]; };");
    spec_text_says(&loaded, "BD-C053", "staff.nurses.sickness",
                   "\"sickness\" must be a share, 0 to 1, but is 2");
    ck_assert_int_eq(spec_text_problem(&loaded, 0)->place.line, 6);
}
END_TEST

START_TEST(consequences_are_the_fault_of_the_change)
{
    check(SPEC_TEXT_BASE, "a = { changes = (" SET("pathways.autism.steps.visit.hours",
                                                  "2") "); };"
                                                       "b = { includes = [ \"a\" ]; };");
    spec_text_says(&loaded, "BD-C061", "scenarios.a.changes.0",
                   "with this change step \"visit\" needs exactly one of \"minutes\", "
                   "\"hours\", \"days\" and \"weeks\", but has 2");
}
END_TEST

START_TEST(consequences_of_a_later_day_are_seen_too)
{
    check(SPEC_TEXT_BASE,
          "a = { changes = (" SET(
              "staff.nurses.wte",
              "2.0") ", { type = \"set\"; path = "
                     "\"pathways.autism.steps.visit.not_brought\"; value = 1.0;"
                     " from_week = 9; } ); };");
    spec_text_says(
        &loaded, "BD-C068", "scenarios.a.changes.1",
        "with this change nobody gets past step \"visit\": each appointment is "
        "missed and booked again");
}
END_TEST

START_TEST(wrong_sets_are_told_even_if_the_base_is_wrong)
{
    check(SPEC_TEXT_BASE "warm_up_weeks = 52;",
          "a = { changes = (" SET("staff.nurses.sickness", "2") "); };");
    ck_assert_uint_eq(loaded.diag.count, 2);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->place.path, "warm_up_weeks");
    ck_assert_str_eq(spec_text_problem(&loaded, 1)->place.path, "staff.nurses.sickness");
}
END_TEST

START_TEST(warnings_of_the_base_are_not_repeated)
{
    check(SPEC_TEXT_DATES SPEC_TEXT_STAFF
          "pathways = { autism = { referrals = { per_week = 5; growth_per_year = 2; "
          "}; " SPEC_TEXT_STEPS " }; };",
          "a = { changes = (" SET("staff.nurses.wte",
                                  "2.0") "); };"
                                         "b = { changes = (" SET("staff.nurses.wte",
                                                                 "4.0") "); };");
    ck_assert_uint_eq(loaded.diag.count, 1);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C072");
}
END_TEST

/* A scenario with so many changes. */
static void add_changes(struct bide_text *text, const char *name, int count)
{
    bide_text_addf(text, "%s = { changes = (", name);
    for (int i = 0; i < count; ++i) {
        bide_text_addf(text, "%s" HIRE, i > 0 ? "," : "");
    }
    bide_text_add(text, "); };\n");
}

START_TEST(changes_are_limited_with_those_included)
{
    struct bide_text text;
    bide_text_init(&text);
    add_changes(&text, "a", 100);
    add_changes(&text, "b", 100);
    bide_text_add(&text, "c = { includes = [ \"a\", \"b\" ]; };\n");
    check(SPEC_TEXT_BASE, text.bytes);
    spec_text_is_clean(&loaded);
    spec_text_free(&loaded);
    bide_text_add(&text, "d = { includes = [ \"a\", \"b\" ]; changes = (" HIRE "); };");
    check(SPEC_TEXT_BASE, text.bytes);
    spec_text_says(
        &loaded, "BD-C066", "scenarios.d.includes",
        "a scenario has at most 200 changes, with those it includes, this one 201");
    bide_text_free(&text);
}
END_TEST

START_TEST(a_pilot_without_a_step_means_the_first_that_somebody_does)
{
    const char *pilot = "care = { changes = ( { type = \"pilot\"; pathway = \"delays\";"
                        " minutes_saved = 5; } ); };";
    check(
        SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { delays = { referrals = { per_week = 5; }; steps = ( { name = "
        "\"wait\";"
        " days = 9; }, { name = \"visit\"; staff = \"nurses\"; minutes = 60; } ); }; };",
        pilot);
    spec_text_is_clean(&loaded);
    spec_text_free(&loaded);
    check(SPEC_TEXT_DATES SPEC_TEXT_STAFF "pathways = { delays = { referrals = { "
                                          "per_week = 5; }; steps = ( { name = \"wait\";"
                                          " days = 9; stops_clock = true; } ); }; };",
          pilot);
    spec_text_says(&loaded, "BD-C069", "scenarios.care.changes.0.step",
                   "step \"wait\" of pathway \"delays\" is a delay: nobody does it");
}
END_TEST

START_TEST(a_scenario_may_only_differ_by_what_it_includes)
{
    check(SPEC_TEXT_BASE, "a = { changes = (" HIRE "); }; b = { includes = [ \"a\" ]; };"
                          "c = { includes = [ \"as_now\" ]; };");
    spec_text_says(&loaded, "BD-C076", "scenarios.c", "scenario \"c\" changes nothing");
}
END_TEST

START_TEST(the_distribution_of_a_lead_time_must_be_usable)
{
    check(SPEC_TEXT_BASE,
          "a = { changes = ( { type = \"hire\"; staff = \"nurses\"; wte = 1;"
          " lead_weeks = { shape = \"uniform\"; min = 9; max = 3; }; } ); };");
    spec_text_says(&loaded, "BD-C055", "scenarios.a.changes.0.lead_weeks",
                   "in \"lead_weeks\", uniform needs min at most max");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_scenario");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, changes_that_fit_are_not_mentioned);
    tcase_add_test(tcase, a_contract_may_name_a_pathway_and_a_step_of_any_length);
    tcase_add_test(tcase, contracts_may_follow_but_not_overlap_each_other);
    tcase_add_test(tcase, a_scenario_that_includes_another_is_no_second_fault);
    tcase_add_test(tcase, consequences_are_the_fault_of_the_change);
    tcase_add_test(tcase, consequences_of_a_later_day_are_seen_too);
    tcase_add_test(tcase, wrong_sets_are_told_even_if_the_base_is_wrong);
    tcase_add_test(tcase, warnings_of_the_base_are_not_repeated);
    tcase_add_test(tcase, changes_are_limited_with_those_included);
    tcase_add_test(tcase, a_pilot_without_a_step_means_the_first_that_somebody_does);
    tcase_add_test(tcase, a_scenario_may_only_differ_by_what_it_includes);
    tcase_add_test(tcase, the_distribution_of_a_lead_time_must_be_usable);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
