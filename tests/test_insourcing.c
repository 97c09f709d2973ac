/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/insourcing.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 5; }, { weeks = 6; }, { weeks = 8; } );"

#define STAFF(wte)                                                                       \
    "staff = { team = { wte = " wte "; sessions_per_week = 1; weekdays = \"Mon\";"       \
    "session_minutes = 60; }; };"

/* A pathway where children with these settings wait for a visit of an hour. */
#define PATHWAY(settings)                                                                \
    "pathways = { p = { referrals = { per_week = 0; };" settings                         \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define WAITING(children)                                                                \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"

#define CONTRACT(settings) "{ type = \"insourcing\"; step = \"p.visit\"; " settings " }"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define WITH_TWO(a, b) WITH(a "," b)

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static double insourced(double day)
{
    return measure(day, BIDE_KPI_INSOURCED);
}

/* 17 a week are 3.4 a working day: whole children, and 17 every week. */
START_TEST(a_contract_sees_its_weekly_number)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                             PATHWAY(WAITING(500)), WITH(CONTRACT("per_week = 17;"))));

    ck_assert_double_eq(insourced(7), 17);
    ck_assert_double_eq(insourced(14), 34);
    ck_assert_double_eq(insourced(56), 8 * 17);
    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN), 8 * 17);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), 8 * 17);
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST), 500 - 8 * 17);
}
END_TEST

/* Wednesday 10 September to Tuesday the 16th: 3 working days before the 15th (day 14). */
START_TEST(a_contract_lasts_from_its_date_for_its_weeks)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"), PATHWAY(WAITING(500)),
                     WITH(CONTRACT("from = \"2025-09-10\"; weeks = 1; per_week = 10;"))));

    ck_assert_double_eq(insourced(7), 0);
    ck_assert_double_eq(insourced(14), 6);
    ck_assert_double_eq(insourced(21), 10);
    ck_assert_double_eq(insourced(56), 10);
}
END_TEST

START_TEST(a_contract_ends_when_its_total_is_reached)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                                       PATHWAY(WAITING(500)),
                                       WITH(CONTRACT("per_week = 10; total = 25;"))));

    ck_assert_double_eq(insourced(14), 20);
    ck_assert_double_eq(insourced(21), 25);
    ck_assert_double_eq(insourced(56), 25);
}
END_TEST

/* 20 a week, 4 a day, grown evenly over 4 weeks. Of 28 days the open ones are 0-4, 7-11,
 * 14-18 and 21-25, taken at noon: 4 x 260 / 28 = 37.1 children; then 20 a week. */
START_TEST(a_contract_grows_evenly)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                                       PATHWAY(WAITING(500)),
                                       WITH(CONTRACT("per_week = 20; ramp_weeks = 4;"))));

    ck_assert_double_eq(insourced(28), 37);
    ck_assert_double_eq(insourced(35), 57);
    ck_assert_double_eq(insourced(56), 117);
}
END_TEST

/* Good Friday and Easter Monday 2026: 8 of 10 working days. */
START_TEST(bank_holidays_close_contracts_too)
{
    service_run(&service,
                SERVICE_TEXT("start = \"2026-03-30\"; weeks = 8;", MILESTONES, STAFF("0"),
                             PATHWAY(WAITING(500)), WITH(CONTRACT("per_week = 10;"))));

    ck_assert_double_eq(insourced(14), 16);
}
END_TEST

/* Referred on one day, 29 days before the start, and eligible after 56 days: on day 27, a
 * Sunday. The places of 4 weeks before do not come back: 2 on that Monday. */
START_TEST(only_those_who_waited_long_enough_and_no_place_is_saved)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                     PATHWAY("waiting = { from_weeks = [ 4 ]; children = [ 100 ];"
                             "longest_weeks = 4.0001; };"),
                     WITH(CONTRACT("per_week = 10;"
                                   "eligible = { waited_weeks = 8; };"))));
    service_begin(&service);

    service_go_on(&service, 28.9);

    ck_assert_uint_eq(service_counts(&service, "p")->insourced, 2);
    service_go_on(&service, 56);
    ck_assert_double_eq(insourced(28), 0);
    ck_assert_double_eq(insourced(35), 10);
}
END_TEST

START_TEST(only_the_group_it_is_for)
{
    service_run(&service,
                SERVICE_TEXT(
                    SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                    "groups = { care = { label = \"C\"; }; other = { label = \"O\"; "
                    "}; };",
                    PATHWAY(WAITING(400) "groups = ( { group = \"other\"; share = 0.4; },"
                                         "{ group = \"care\"; share = 0.4; } );"),
                    WITH(CONTRACT("per_week = 500; eligible = { group = \"care\"; };"))));

    const struct bide_run_child *children = service.run.children.items;
    size_t waiting = 0;
    for (size_t i = 0; i < service.run.children.count; ++i) {
        if ((children[i].flags & BIDE_RUN_WAITING) != 0) {
            ++waiting;
            ck_assert_uint_ne(children[i].group, 0);
        }
    }
    ck_assert_uint_gt(waiting, 160);
    ck_assert_double_eq(insourced(56), (double) (400 - waiting));
    ck_assert_double_eq(insourced(7), insourced(56));
}
END_TEST

#define TWO_PRIORITIES                                                                   \
    PATHWAY("priorities = { urgent = { share = 0.5; }; routine = { share = 0.5; }; };"   \
            "waiting = ( { priority = \"urgent\"; from_weeks = [ 1 ]; children = [ 9 ];" \
            "longest_weeks = 2; }, { priority = \"routine\"; from_weeks = [ 10 ];"       \
            "children = [ 9 ]; longest_weeks = 20; } );")

START_TEST(the_longest_waiting_come_first_whatever_their_priority)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                                       TWO_PRIORITIES, WITH(CONTRACT("per_week = 5;"))));

    ck_assert_double_eq(service_priority(&service, "p", 0, 7, BIDE_KPI_INSOURCED), 0);
    ck_assert_double_eq(service_priority(&service, "p", 1, 7, BIDE_KPI_INSOURCED), 5);
    ck_assert_double_eq(service_priority(&service, "p", 0, 14, BIDE_KPI_INSOURCED), 1);
    ck_assert_double_eq(service_priority(&service, "p", 1, 14, BIDE_KPI_INSOURCED), 9);
}
END_TEST

START_TEST(only_the_priority_it_is_for)
{
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8), MILESTONES, STAFF("0"), TWO_PRIORITIES,
            WITH(CONTRACT("per_week = 5; eligible = { priority = \"urgent\"; };"))));

    ck_assert_double_eq(service_priority(&service, "p", 0, 14, BIDE_KPI_INSOURCED), 9);
    ck_assert_double_eq(service_priority(&service, "p", 1, 56, BIDE_KPI_INSOURCED), 0);
}
END_TEST

/* All are asked on the first day; those who decline stay and are never asked again. */
START_TEST(who_declines_is_not_asked_again)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                             PATHWAY(WAITING(4000)),
                             WITH(CONTRACT("per_week = 30000; uptake = 0.3;"))));

    ck_assert_double_le(fabs(insourced(7) - 1200), 3.3 * sqrt(4000 * 0.3 * 0.7));
    ck_assert_double_eq(insourced(56), insourced(7));
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST), 4000 - insourced(7));
}
END_TEST

/* A contract that everyone declines changes nothing, least of all who is called next. */
START_TEST(who_declines_keeps_the_place)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("1"),
                              PATHWAY(WAITING(9)),
                              "scenarios = { none = { }; all = { changes = ( ",
                              CONTRACT("per_week = 50; uptake = 0;"), " ); }; };"));
    service_play(&service, 0);
    const double mean = measure(56, BIDE_KPI_SEEN_MEAN);
    const double median = measure(56, BIDE_KPI_MEDIAN);

    service_choose(&service, "all");
    service_play(&service, 0);

    ck_assert_double_eq(insourced(56), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN_MEAN), mean);
    ck_assert_double_eq(measure(56, BIDE_KPI_MEDIAN), median);
}
END_TEST

/* Three children of 20 weeks and five of 4: on the first Monday the clinic sees one of
 * the three and the contract two, whose clocks stop. Those two must be seen once more,
 * and are first on the next two Mondays: nobody else is seen before the fourth. */
START_TEST(a_second_look_is_given_by_nhs_staff_without_a_new_clock)
{
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8), MILESTONES, STAFF("1"),
            PATHWAY("waiting = { from_weeks = [ 4, 8, 20 ]; children = [ 5, 0, 3 ]; };"),
            WITH(CONTRACT("per_week = 10; second_look = 1;"
                          "eligible = { waited_weeks = 20; };"))));

    ck_assert_double_eq(insourced(7), 2);
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq(measure(7, BIDE_KPI_COMPLETED), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 5);
    ck_assert_double_eq(measure(21, BIDE_KPI_COMPLETED), 3);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 4);
    ck_assert_double_eq(insourced(56), 2);
}
END_TEST

/* Set up in week 1 for 1,000, then 10 children a week at 50. */
START_TEST(a_contract_costs_its_set_up_and_its_price)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                             PATHWAY(WAITING(500)),
                             WITH(CONTRACT("from_week = 1.5; per_week = 10; total = 20;"
                                           "set_up_cost = 1000; price = 50;"))));

    ck_assert_double_eq(service_cost(&service, 7, BIDE_KPI_COST_CONTRACTS), 0);
    ck_assert_double_eq(insourced(14), 2); /* the Friday of that week: day 11 */
    ck_assert_double_eq(service_cost(&service, 14, BIDE_KPI_COST_CONTRACTS), 1100);
    ck_assert_double_eq(service_cost(&service, 56, BIDE_KPI_COST_CONTRACTS), 2000);
    ck_assert_double_eq(service_cost(&service, 56, BIDE_KPI_COST_TOTAL), 2000);
}
END_TEST

START_TEST(a_child_who_has_left_is_not_offered_a_place)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("0"),
                             PATHWAY(WAITING(50) "leaving = { per_week = 20; };"),
                             WITH(CONTRACT("from_week = 5; per_week = 100;"))));

    ck_assert_double_eq(insourced(56), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_LEFT), 50);
}
END_TEST

/* One place on Monday for two children: the clinic sees the second before the contract,
 * which begins that morning, can. */
START_TEST(nhs_clinics_call_before_contracts_do)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, STAFF("1"),
                                       PATHWAY(WAITING(2)),
                                       WITH(CONTRACT("from_week = 1; per_week = 5;"))));

    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(insourced(14), 0);
}
END_TEST

/* Both work on the same list until their own total is reached. */
START_TEST(two_contracts_share_a_list)
{
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8), MILESTONES, STAFF("0"), PATHWAY(WAITING(500)),
            WITH_TWO(CONTRACT("per_week = 10; total = 30; price = 1;"),
                     CONTRACT("from_week = 1; per_week = 5; total = 20; price = 100;"))));

    ck_assert_double_eq(insourced(7), 10);
    ck_assert_double_eq(insourced(14), 25);
    ck_assert_double_eq(insourced(56), 50);
    ck_assert_double_eq(service_cost(&service, 56, BIDE_KPI_COST_CONTRACTS), 2030);
}
END_TEST

#define VISIT "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );"
#define TWO_CONTRACTS                                                                    \
    SERVICE_MONDAY(8)                                                                    \
    MILESTONES STAFF(                                                                    \
        "0") "pathways = { p = { referrals = { per_week = 9; };" VISIT                   \
             "}; q = { referrals = { per_week = 9; };" VISIT "}; };"                     \
             "scenarios = { one = { changes = ( " CONTRACT(                              \
                 "per_week = 4; uptake = 0.5; second_look = 0.3;") " ); };"              \
                                                                   "other = { changes "  \
                                                                   "= ( { type = "       \
                                                                   "\"insourcing\";"     \
                                                                   "step = "             \
                                                                   "\"q.visit\"; "       \
                                                                   "per_week = 4; } ); " \
                                                                   "};"                  \
                                                                   "both = { includes "  \
                                                                   "= [ \"other\", "     \
                                                                   "\"one\" ]; }; };"

/* Who accepts does not depend on what else a scenario buys. */
START_TEST(the_same_children_accept_beside_other_contracts)
{
    service_open(&service, SERVICE_TEXT(TWO_CONTRACTS));
    service_play(&service, 0);
    const double mean = measure(56, BIDE_KPI_SEEN_MEAN);
    const double list = measure(56, BIDE_KPI_LIST_MEAN);

    service_choose(&service, "both");
    service_play(&service, 0);

    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN_MEAN), mean);
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST_MEAN), list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("insourcing");
    TCase *tests = tcase_create("insourcing");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_contract_sees_its_weekly_number);
    tcase_add_test(tests, a_contract_lasts_from_its_date_for_its_weeks);
    tcase_add_test(tests, a_contract_ends_when_its_total_is_reached);
    tcase_add_test(tests, a_contract_grows_evenly);
    tcase_add_test(tests, bank_holidays_close_contracts_too);
    tcase_add_test(tests, only_those_who_waited_long_enough_and_no_place_is_saved);
    tcase_add_test(tests, only_the_group_it_is_for);
    tcase_add_test(tests, the_longest_waiting_come_first_whatever_their_priority);
    tcase_add_test(tests, only_the_priority_it_is_for);
    tcase_add_test(tests, who_declines_is_not_asked_again);
    tcase_add_test(tests, who_declines_keeps_the_place);
    tcase_add_test(tests, a_second_look_is_given_by_nhs_staff_without_a_new_clock);
    tcase_add_test(tests, a_contract_costs_its_set_up_and_its_price);
    tcase_add_test(tests, a_child_who_has_left_is_not_offered_a_place);
    tcase_add_test(tests, nhs_clinics_call_before_contracts_do);
    tcase_add_test(tests, two_contracts_share_a_list);
    tcase_add_test(tests, the_same_children_accept_beside_other_contracts);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
