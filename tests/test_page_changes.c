/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each scenario does, in words, and what it does to others. */
#include "app/page/page_changes.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/page.h"
#include "app/page/page_money.h"
#include "tests/page_study.h"

#define CLINIC                                                                           \
    "start = \"2025-09-01\"; weeks = 26; calendar = { holidays = \"none\"; };"           \
    "milestones = ( { label = \"End\"; weeks = 26; } );"                                 \
    "groups = { care = { label = \"In <care>\"; }; };"                                   \
    "staff = { team = { label = \"The team\"; wte = 1; sessions_per_week = 4;"           \
    "session_minutes = 240; cost_per_wte = 52000.0; }; };"                               \
    "pathways = { p = { label = \"Clinic & co\"; referrals = { per_week = 20; };"        \
    "groups = ( { group = \"care\"; share = 0.3; } );"                                   \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

/* Of a scenario named odd, beside one without changes. */
#define CHANGES(text)                                                                    \
    "scenarios = { as_now = { }; odd = { label = \"Odd\"; changes = ( " text " ); }; "   \
    "both = { includes = [ \"odd\" ]; }; };"

static void assert_item(const char *item)
{
    page_study_make(bide_page_changes_add);
    page_study_has("<li><strong>as_now</strong>: no change.</li>");
    page_study_has(item);
    page_study_has("<li><strong>both</strong>: all of Odd.</li>");
}

START_TEST(people_are_described)
{
    page_study_run(
        1, SERVICE_TEXT(CLINIC CHANGES(
               "{ type = \"hire\"; staff = \"team\"; wte = 1.5; from_week = 2; "
               "ramp_weeks = 8;"
               "lead_weeks = { shape = \"gamma\"; mean = 30; sd = 8; }; },"
               "{ type = \"training\"; staff = \"team\"; weeks = 6; },"
               "{ type = \"extra_sessions\"; staff = \"team\"; sessions = 2; }")));
    assert_item("<li><strong>Odd</strong>: recruitment of 1.5 WTE more The team, from 15 "
                "September 2025, in post about 30 weeks later, fully at work in 8 weeks; "
                "training of The team, from the start for 6 weeks; extra "
                "sessions of The team, 2 a day on Sat, from the start.</li>");
}
END_TEST

START_TEST(contracts_and_pilots_are_described)
{
    page_study_run(
        1, SERVICE_TEXT(CLINIC CHANGES(
               "{ type = \"insourcing\"; step = \"p.visit\"; per_week = 10.2; total = "
               "540; from = \"2025-10-06\"; eligible = { waited_weeks = 104; group = "
               "\"care\"; }; price = 1333.5; set_up_cost = 5000; ramp_weeks = 8; },"
               "{ type = \"insourcing\"; step = \"p.visit\"; per_week = 2; weeks = 3; },"
               "{ type = \"pilot\"; pathway = \"p\"; share = 0.5; minutes = 30; "
               "cost_per_week = 400; ramp_weeks = 4; evaluate = { after_weeks = 12;"
               "measure = \"within_standard\"; at_least = 0.5; }; }")));
    assert_item(
        "<strong>Odd</strong>: a contract with another provider for Clinic &amp; "
        "co, 10.2 children a week up to 540 in all, only children who have "
        "waited 104 weeks or more, only the group In &lt;care&gt;, £1,333.50 a child, "
        "£5,000 to set up, from 6 October "
        "2025, in full after 8 weeks; a contract with another provider for Clinic &amp; "
        "co, 2 children a "
        "week, from the start for 3 weeks; a pilot on Clinic &amp; co for 50% of "
        "the children, £400 a week, from the start, in full after 4 weeks, to be stopped "
        "after 12 weeks if it does too little.</li>");
}
END_TEST

START_TEST(lists_and_settings_are_described)
{
    page_study_run(
        1, SERVICE_TEXT(CLINIC CHANGES(
               "{ type = \"validation\"; pathway = \"p\"; share = 0.1; waited_weeks = 8; "
               "},"
               "{ type = \"set\"; path = \"staff.team.wte\"; value = 2.0; },"
               "{ type = \"support\"; pathway = \"p\"; group = \"care\"; weeks = 9; "
               "leaving_factor = 0.5; }")));
    assert_item("<strong>Odd</strong>: families on the list of Clinic &amp; co are asked "
                "whether they still need to wait, only children who have waited 8 weeks "
                "or more, from the start; support while they wait for children on the "
                "list of Clinic &amp; co, only the group In &lt;care&gt;, from the start "
                "for 9 weeks; changes 1 setting of the configuration.</li>");
}
END_TEST

/* Beside other scenarios there is no room for it. */
START_TEST(a_single_scenario_tells_what_is_simulated)
{
    page_study_run(
        1, SERVICE_TEXT(
               "start = \"2025-09-01\"; weeks = 9; staff = { team = { label = \"A & B\"; "
               "wte = 3.35; }; };"
               "pathways = { p = { label = \"<P>\"; referrals = { per_week = 2.5; "
               "growth_per_year = 0.1; }; waiting = { from_weeks = [ 0, 4 ];"
               "children = [ 1200, 34 ]; longest_weeks = 60; };"
               "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; },"
               "{ name = \"again\"; staff = \"team\"; minutes = 60; } );"
               "onward = ( { to = \"q\"; share = 0.5; } ); };"
               "q = { referrals = { per_week = 0; };"
               "steps = ( { name = \"rest\"; weeks = 2; stops_clock = "
               "true; } ); }; };"
               "scenarios = { odd = { changes = ( { type = \"training\"; staff = "
               "\"team\"; weeks = 6; } ); }; };"));
    page_study_make(bide_page_add);
    page_study_has("<h2 id=\"model-h\">What is simulated</h2>");
    page_study_has(
        "<li><strong>&lt;P&gt;</strong>: 2.5 referrals a week, growing by 10% a "
        "year; 1,234 children wait at the start; staff: A &amp; B (3.35 WTE); "
        "sent on to: q.</li>");
    page_study_has("<li><strong>q</strong>: no referrals of its own; no staff.</li>");
    page_study_has(
        "<li><strong>odd</strong>: training of A &amp; B, from the start for 6 "
        "weeks.</li>");
    page_study_tear_down();
    page_study_set_up();
    page_study_run(1, SERVICE_TEXT(CLINIC CHANGES("")));
    page_study_make(bide_page_add);
    page_study_lacks("id=\"model\"");
}
END_TEST

/* A price that may be ten times as high is none. */
START_TEST(prices_of_nothing_are_not_shown)
{
    page_study_run(
        8, SERVICE_TEXT(CLINIC CHANGES("{ type = \"hire\"; staff = \"team\"; wte = 0.5; "
                                       "from_week = 1; }")));
    page_study_make(bide_page_money_add);
    page_study_has("Cost for each week avoided");
    const struct bide_value *found = bide_study_value(
        &page_study.study, 1, bide_plan_last_milestone(&page_study.study.plan), 0);
    page_study.study.scenario_count = 2;
    struct bide_value *value =
        page_study.study.paired.values + (found - page_study.study.paired.values);
    ck_assert(value->per_child.is_reliable);
    page_study_has("$cost_per_extra_child");
    value->per_child.high = 10.1 * value->per_child.low;
    page_study_make(bide_page_money_add);
    page_study_lacks("$cost_per_extra_child");
    value->per_child.high = 9.9 * value->per_child.low;
    page_study_make(bide_page_money_add);
    page_study_has("$cost_per_extra_child");
    value->per_child.bottom = 0.9;
    page_study_make(bide_page_money_add);
    page_study_lacks("$cost_per_extra_child");
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("changes");
    tcase_add_checked_fixture(tcase, page_study_set_up, page_study_tear_down);
    tcase_add_test(tcase, people_are_described);
    tcase_add_test(tcase, contracts_and_pilots_are_described);
    tcase_add_test(tcase, lists_and_settings_are_described);
    tcase_add_test(tcase, a_single_scenario_tells_what_is_simulated);
    tcase_add_test(tcase, prices_of_nothing_are_not_shown);

    Suite *suite = suite_create("page_changes");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
