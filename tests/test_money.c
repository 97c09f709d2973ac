/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budgets and what money buys, as reports show them. */
#include "app/money.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/report.h"
#include "app/worth.h"
#include "tests/json_check.h"
#include "tests/service.h"

/* Contracts alone see children: 80 of 5,000 in 8 weeks. */
#define SERVICE                                                                          \
    SERVICE_MONDAY(8)                                                                    \
    "staff = { team = { label = \"The team\"; wte = 0; cost_per_wte = 365250; }; };"     \
    "pathways = { p = { label = \"Autism\"; referrals = { per_week = 0; };"              \
    "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                            \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "q = { referrals = { per_week = 0; };"                                               \
    "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                            \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define BUY(settings)                                                                    \
    "{ type = \"insourcing\"; step = \"p.visit\"; per_week = 10; " settings " }"
#define SCENARIOS(changes)                                                               \
    "scenarios = { now = { }; more = { label = \"Buy some\"; changes = (" changes        \
    "); }; };"

static struct service service;
static struct bide_study study;
static struct bide_text out;

static void tear_down(void)
{
    bide_text_free(&out);
    bide_study_free(&study);
    service_close(&service);
}

static void run_on(const char *text, const char *scenarios)
{
    const struct bide_study_plan plan = { .replications = 3, .threads = 1 };
    bide_text_init(&out);
    service_open(&service, SERVICE_TEXT(text, scenarios));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
}

static void run_with(const char *scenarios)
{
    run_on(SERVICE, scenarios);
}

static void assert_has(const char *part)
{
    ck_assert_msg(strstr(out.bytes, part) != NULL, "no %s in\n%s", part, out.bytes);
}

static void assert_lacks(const char *part)
{
    ck_assert_msg(strstr(out.bytes, part) == NULL, "%s in\n%s", part, out.bytes);
}

START_TEST(a_budget_has_lines_and_adds_up)
{
    run_with(SCENARIOS(
        BUY("price = 10000; set_up_cost = 200000;") ","
                                                    "{ type = \"hire\"; staff = "
                                                    "\"team\"; wte = 10; }"));
    bide_money_print(&out, &study);
    ck_assert_str_eq(
        out.bytes,
        "\nBudget in thousands of pounds, up to 2025-10-27\n"
        "-----------------------------------------------\n"
        "                      now       more\n"
        "Recurrent               0        560\n"
        "  The team              0        560\n"
        "Not recurrent           0      1,000\n"
        "  Insourcing: Autism    0      1,000\n"
        "Total                   0      1,560\n"
        "Change                     +1,560 ±0\n"
        "What the configuration gives no cost for counts as nothing. Posts are "
        "recurrent; contracts and\nprogrammes with a date are not.\n");
}
END_TEST

START_TEST(lines_are_called_by_their_label_or_what_they_are)
{
    run_with(SCENARIOS(
        BUY("label = \"The winter contract\";") ","
                                                "{ type = \"pilot\"; pathway = \"q\"; "
                                                "minutes_saved = 1; },"
                                                "{ type = \"extra_sessions\"; staff = "
                                                "\"team\"; sessions = 1;"
                                                "weeks = 4; }"));
    for (size_t i = 0; i < study.plan.budget_count; ++i) {
        bide_money_label(&out, &study, i);
        bide_text_add(&out, "|");
        bide_money_path(&out, &study, i);
        bide_text_add(&out, "\n");
    }
    ck_assert_str_eq(out.bytes, "The team|staff.team\n"
                                "While waiting: Autism|pathways.p\n"
                                "While waiting: q|pathways.q\n"
                                "The winter contract|scenarios.more.changes.0\n"
                                "Pilot: q|scenarios.more.changes.1\n"
                                "Extra sessions: The team|scenarios.more.changes.2\n");
}
END_TEST

/* The same contract, at once in one scenario and late in another. */
START_TEST(lines_of_one_name_are_told_apart_by_their_scenario)
{
    run_with("scenarios = { now = { }; soon = { label = \"As contracted\"; changes = "
             "( " BUY("price = 1000;") "); }; late = { changes = ( " BUY(
                 "price = 1000; from_week = 4;") ", " BUY("label = \"A trial\"; price = "
                                                          "1;") "); }; };");
    for (size_t i = 3; i < study.plan.budget_count; ++i) {
        bide_money_label(&out, &study, i);
        bide_text_add(&out, "\n");
    }
    ck_assert_str_eq(out.bytes, "Insourcing: Autism (As contracted)\n"
                                "Insourcing: Autism (late)\n"
                                "A trial\n");
}
END_TEST

START_TEST(lines_of_one_name_in_one_scenario_are_numbered)
{
    run_with("scenarios = { now = { }; twice = { changes = ( " BUY(
        "price = 1000;") ", " BUY("price = 1200; from_week = 4;") "); }; };");
    for (size_t i = 3; i < study.plan.budget_count; ++i) {
        bide_money_label(&out, &study, i);
        bide_text_add(&out, "\n");
    }
    ck_assert_str_eq(out.bytes, "Insourcing: Autism (twice, no. 1)\n"
                                "Insourcing: Autism (twice, no. 2)\n");
}
END_TEST

START_TEST(what_failed_is_told)
{
    run_with(SCENARIOS(BUY(
        "fails = 1;") ","
                      "{ type = \"pilot\"; pathway = \"q\"; minutes_saved = 1; evaluate "
                      "= { after_weeks = 1; measure = \"list\"; at_most = 3; }; }"));
    bide_money_print(&out, &study);
    ck_assert_str_eq(out.bytes,
                     "Sees nobody in 100% of replications: Insourcing: Autism (more). "
                     "Stopped at its evaluation in 100% of\nreplications: Pilot: q "
                     "(more).\n");
}
END_TEST

/* 80 children for 100,000 pounds. */
START_TEST(money_buys_children)
{
    run_with(SCENARIOS(BUY("price = 1000; set_up_cost = 20000;")));
    bide_worth_print(&out, &study);
    assert_has("\nWhat the extra money buys, up to 2025-10-27\n");
    assert_has("\nBuy some: £100,000 more\n");
    assert_has(
        "           money,  children   waiting          extra child           week\n"
        "                £      seen   avoided           seen (95%)          (95%)\n"
        "Buy some: £100,000 more\n"
        "  Autism  100,000    +80 ±0   +333 ±0  1,250 (1,250-1,250)  300 (300-300)\n"
        "All figures");
    assert_lacks("  q  ");
    assert_lacks("\n* ");
}
END_TEST

START_TEST(money_that_buys_nothing_has_no_ratio)
{
    run_with(SCENARIOS("{ type = \"pilot\"; pathway = \"q\"; minutes_saved = 1;"
                       "cost_per_week = 100; }"));
    bide_worth_print(&out, &study);
    assert_has("\nBuy some: £800 more\n"
               "  q     800         0         0            -           -\nAll figures");
    assert_lacks("  Autism");
}
END_TEST

/* p and q share a WTE, of which a pilot on p leaves more for q; r has its own. */
#define LIST(name, label, staff)                                                         \
    name " = { label = \"" label "\"; referrals = { per_week = 0; };"                    \
         "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                       \
         "steps = ( { name = \"visit\"; staff = \"" staff "\"; minutes = 60; } ); };"
#define SHARED                                                                           \
    SERVICE_MONDAY(8)                                                                    \
    "staff = { both = { wte = 1; }; one = { wte = 1; };"                                 \
    "spare = { wte = 0; cost_per_wte = 365250; }; };"                                    \
    "pathways = {" LIST("p", "Health assessments, children in care", "both")             \
        LIST("q", "Community paediatrics in the county", "both")                         \
            LIST("r", "R", "one") "};"

START_TEST(a_gain_from_others_money_is_starred)
{
    run_on(SHARED, SCENARIOS("{ type = \"pilot\"; pathway = \"p\"; minutes = 15;"
                             "cost_per_week = 1000; }"));
    bide_worth_print(&out, &study);
    assert_has(
        "\nBuy some: £8,000 more\n  Health assessments, children in care  8,000  ");
    assert_has("\n  Community paediatrics in the county   8,000*  ");
    assert_has(
        "\n* All of the scenario's extra money, as if it were for this list alone:");
    assert_lacks("\n  R ");
}
END_TEST

START_TEST(money_for_no_list_is_told)
{
    run_on(SHARED, SCENARIOS("{ type = \"hire\"; staff = \"spare\"; wte = 1; }"));
    bide_worth_print(&out, &study);
    assert_has("\nBuy some: £56,000 more\n  no list gains or costs\nAll figures");
}
END_TEST

START_TEST(programs_read_what_is_starred)
{
    run_on(SHARED, SCENARIOS("{ type = \"pilot\"; pathway = \"p\"; minutes = 15;"
                             "cost_per_week = 1000; }"));
    bide_report_json(&out, &study);
    ck_assert(json_check(out.bytes));
    assert_has("\"extra_cost\":{\"mean\":8000,\"std_error\":0,\"half_width\":0},"
               "\"is_whole\":true,");
    assert_has("\"extra_cost\":{\"mean\":8000,\"std_error\":0,\"half_width\":0},"
               "\"is_whole\":false,");
}
END_TEST

/* Ten thousand weeks and more are shown in thousands. */
START_TEST(many_weeks_are_thousands)
{
    run_with(SCENARIOS("{ type = \"insourcing\"; step = \"p.visit\";"
                       "per_week = 600; price = 1000; }"));
    bide_worth_print(&out, &study);
    assert_has("avoided,");
    assert_has("   1,000s  ");
}
END_TEST

START_TEST(without_extra_money_there_is_no_table)
{
    run_with(SCENARIOS(BUY("")));
    bide_worth_print(&out, &study);
    bide_money_print(&out, &study);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(programs_read_the_same)
{
    run_with(SCENARIOS(BUY("price = 1000; set_up_cost = 20000;")));
    bide_report_json(&out, &study);
    ck_assert(json_check(out.bytes));
    assert_has("\"lines\":[\n   {\"path\":\"staff.team\",\"label\":\"The team\","
               "\"is_recurrent\":true,\"milestones\":[\n    {\"label\":\"End\"");
    assert_has("\n   {\"path\":\"scenarios.more.changes.0\",\"label\":\"Insourcing: "
               "Autism\",\"is_recurrent\":false,");
    assert_has("\"value\":[\n   {\"pathway\":\"p\",\"milestones\":[");
    assert_has("\"extra_cost\":{\"mean\":100000,\"std_error\":0,\"half_width\":0},"
               "\"is_whole\":false,\"extra_seen\":{\"mean\":80,\"std_error\":0,\"half_"
               "width\":0},");
    assert_has("\"cost_per_extra_child\":{\"ratio\":1250,\"low\":1250,\"high\":1250}");
    assert_has("\"cost_per_extra_child\":{\"ratio\":null,\"low\":null,\"high\":null}");

    bide_text_clear(&out);
    bide_report_csv(&out, &study);
    assert_has("\nmore,,,,,scenarios.more.changes.0,2025-10-27,End,cost,pounds,mean,"
               "100000\n");
    assert_has("\nnow,,,,,scenarios.more.changes.0,2025-10-27,End,stopped,share,mean,\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("money");
    TCase *tests = tcase_create("money");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_budget_has_lines_and_adds_up);
    tcase_add_test(tests, lines_are_called_by_their_label_or_what_they_are);
    tcase_add_test(tests, lines_of_one_name_are_told_apart_by_their_scenario);
    tcase_add_test(tests, lines_of_one_name_in_one_scenario_are_numbered);
    tcase_add_test(tests, what_failed_is_told);
    tcase_add_test(tests, money_buys_children);
    tcase_add_test(tests, money_that_buys_nothing_has_no_ratio);
    tcase_add_test(tests, a_gain_from_others_money_is_starred);
    tcase_add_test(tests, money_for_no_list_is_told);
    tcase_add_test(tests, programs_read_what_is_starred);
    tcase_add_test(tests, many_weeks_are_thousands);
    tcase_add_test(tests, without_extra_money_there_is_no_table);
    tcase_add_test(tests, programs_read_the_same);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
