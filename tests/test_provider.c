/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/provider.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/staffing.h"
#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 5; }, { weeks = 6; }, { weeks = 8; } );"

/* Four sessions of an hour each Monday; a whole-time colleague costs 10 pounds a day. */
#define TEAM                                                                             \
    "staff = { team = { wte = 4.0; sessions_per_week = 1; weekdays = \"Mon\";"           \
    "session_minutes = 60; cost_per_wte = 3652.5; };"                                    \
    "other = { wte = 1; }; };"
#define PATHWAY(settings)                                                                \
    "pathways = { p = { referrals = { per_week = 0; };" settings                         \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "idle = { referrals = { per_week = 3; };"                                            \
    "steps = ( { name = \"visit\"; staff = \"other\"; minutes = 60; } ); }; };"
#define WAITING "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"
#define CONTRACT(settings) "{ type = \"insourcing\"; step = \"p.visit\"; " settings " }"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void run_with(const char *changes)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM,
                                       PATHWAY(WAITING), changes));
}

static double insourced(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_INSOURCED);
}

/* From week 1 on, 2 weeks late: 10 a week from week 3, and the end stays where it is. */
START_TEST(mobilisation_delays_the_first_child_and_not_the_end)
{
    run_with(WITH(CONTRACT("from_week = 1; weeks = 4; per_week = 10;"
                           "mobilisation_weeks = 2;")));

    ck_assert_double_eq(insourced(21), 0);
    ck_assert_double_eq(insourced(28), 10);
    ck_assert_double_eq(insourced(35), 20);
    ck_assert_double_eq(insourced(56), 20);
}
END_TEST

/* The ramp begins with the first clinic: 37 children in its first 4 weeks, as without
 * mobilisation (test_insourcing.c). */
START_TEST(the_ramp_begins_with_the_first_clinic)
{
    run_with(WITH(CONTRACT("per_week = 20; ramp_weeks = 4; mobilisation_weeks = 2;")));

    ck_assert_double_eq(insourced(14), 0);
    ck_assert_double_eq(insourced(42), 37);
    ck_assert_double_eq(insourced(56), 37 + 2 * 20);
}
END_TEST

/* 17 a week of which three quarters come: 12.75, and whole children: 102 in 8 weeks. */
START_TEST(a_provider_delivers_a_share_of_the_weekly_number)
{
    run_with(WITH(CONTRACT("per_week = 17; delivers = 0.75;")));

    ck_assert_double_eq(insourced(7), 12);
    ck_assert_double_eq(insourced(28), 51);
    ck_assert_double_eq(insourced(56), 102);
}
END_TEST

/* Of 300 providers as many fail as chance has it: 3.3 standard deviations of a binomial
 * number. Set-up is paid all the same. */
START_TEST(a_provider_fails_with_its_chance)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM,
                                        PATHWAY("waiting = { from_weeks = [ 4 ];"
                                                "children = [ 30 ]; };"),
                                        WITH(CONTRACT("per_week = 500; fails = 0.3;"
                                                      "set_up_cost = 70;"))));
    size_t failures = 0;
    for (uint64_t r = 0; r < 300; ++r) {
        service_play(&service, r);
        failures += insourced(56) <= 0.0 ? 1 : 0;
        ck_assert_double_eq(service_cost(&service, 56, BIDE_KPI_COST_CONTRACTS), 70);
    }

    ck_assert_double_le(fabs((double) failures - 90.0), 3.3 * sqrt(300 * 0.3 * 0.7));
}
END_TEST

/* Delays uniform on 0 to 4 weeks, and shares on 0.5 to 1: their means over replications.
 */
START_TEST(delay_and_share_are_drawn_once_in_a_replication)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8), MILESTONES, TEAM, PATHWAY(WAITING),
            WITH(CONTRACT(
                "per_week = 100;"
                "mobilisation_weeks = { shape = \"uniform\"; min = 0; max = 4; };"
                "delivers = { shape = \"uniform\"; min = 0.5; max = 1.0; };"))));
    double opens = 0.0;
    double share = 0.0;
    for (uint64_t r = 0; r < 100; ++r) {
        service_play(&service, r);
        const struct bide_run_contract *contract = &service.run.contracts[0];
        const double last_week = insourced(56) - insourced(42);
        ck_assert_double_le(fabs(last_week - 10.0 * contract->per_open_day), 1.0);
        opens += contract->opens / 100.0;
        share += contract->per_open_day / 20.0 / 100.0;
    }

    ck_assert_double_le(fabs(opens - 14.0), 3.3 * 28.0 / sqrt(12.0 * 100.0));
    ck_assert_double_le(fabs(share - 0.75), 3.3 * 0.5 / sqrt(12.0 * 100.0));
}
END_TEST

/* What happens to one contract does not depend on another, whichever comes first. */
START_TEST(contracts_of_different_steps_have_their_own_luck)
{
#define RISKY                                                                            \
    CONTRACT("per_week = 9; mobilisation_weeks = { shape = \"exponential\"; mean = 3; "  \
             "};")
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM, PATHWAY(WAITING),
                              "scenarios = { one = { changes = ( ", RISKY,
                              " ); }; two = { changes = ( { type = \"insourcing\";"
                              "step = \"idle.visit\"; per_week = 1; fails = 0.5; }, ",
                              RISKY, "); }; };"));
    service_play(&service, 0);
    const double opens = service.run.contracts[0].opens;

    service_choose(&service, "two");
    service_play(&service, 0);

    ck_assert_double_gt(opens, 0.0);
    ck_assert_double_eq(service.run.contracts[1].opens, opens);
}
END_TEST

/* Two of four go in week 4, two weeks after the first clinic, which is two weeks late: on
 * Mondays 4 children are seen until then, 2 afterwards, and two colleagues fewer are
 * paid. */
START_TEST(leakage_takes_sessions_and_their_cost)
{
    run_with(WITH(CONTRACT("per_week = 1; uptake = 0.0001; mobilisation_weeks = 2;"
                           "takes_staff = { staff = \"team\"; wte = 2;"
                           "after_weeks = 2; };")));

    ck_assert_double_eq(service_measure(&service, "p", 28, BIDE_KPI_SEEN), 16);
    ck_assert_double_eq(service_measure(&service, "p", 56, BIDE_KPI_SEEN), 16 + 8);
    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_STAFF), 28 * 40,
                            1e-9);
    ck_assert_double_eq_tol(service_cost(&service, 56, BIDE_KPI_COST_STAFF),
                            28 * 40 + 28 * 20, 1e-9);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 2);
}
END_TEST

/* A provider that fails, or whose contract is over before it begins, takes nobody. */
START_TEST(a_provider_that_never_begins_takes_nobody)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM, PATHWAY(WAITING),
                              "scenarios = { fails = { changes = ( ",
                              CONTRACT("per_week = 1; fails = 1; takes_staff = {"
                                       "staff = \"team\"; wte = 2; };"),
                              "); }; late = { changes = ( ",
                              CONTRACT("per_week = 1; weeks = 2; mobilisation_weeks = 3;"
                                       "takes_staff = { staff = \"team\"; wte = 2; };"),
                              "); }; };"));
    service_play(&service, 0);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 4);

    service_choose(&service, "late");
    service_play(&service, 0);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 4);
}
END_TEST

/* Someone hired meanwhile may be among those who go, but nobody goes twice: a group does
 * not work for less than nothing. */
START_TEST(a_group_does_not_shrink_below_nothing)
{
    run_with(WITH("{ type = \"set\"; path = \"staff.team.wte\"; value = 1.0;"
                  "from_week = 2; }," CONTRACT("per_week = 1; takes_staff = {"
                                               "staff = \"team\"; wte = 3; };")));

    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 0);
    ck_assert_double_eq_tol(service_cost(&service, 56, BIDE_KPI_COST_STAFF), 14 * 10,
                            1e-9);
}
END_TEST

/* Children came on 112 days, spread evenly, the first 141 days before the start; 1 July
 * was 62 days before: 79 of 112 are asked on the first day, and nobody else later. */
START_TEST(only_those_referred_before_a_date)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM,
                     PATHWAY("waiting = { from_weeks = [ 4 ]; children = [ 1120 ];"
                             "longest_weeks = 20; };"),
                     WITH("{ type = \"set\"; path = \"staff.team.wte\";"
                          "value = 0.0; }," CONTRACT(
                              "per_week = 50000;"
                              "eligible = { referred_before = \"2025-07-01\"; "
                              "};"))));

    ck_assert_double_eq_tol(insourced(7), 790, 1);
    ck_assert_double_eq(insourced(56), insourced(7));
}
END_TEST

/* Ages even from 10 to 20 at referral, 4 to 20 weeks ago: of 1,120 those of 16 to 18 are
 * a fifth, within 3.3 standard deviations; and who was asked was of that age. */
START_TEST(only_those_of_an_age)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM,
                     PATHWAY("waiting = { from_weeks = [ 4 ]; children = [ 1120 ];"
                             "longest_weeks = 20; }; age = { shape = "
                             "\"uniform\"; min = 10; max = 20; };"),
                     WITH("{ type = \"set\"; path = \"staff.team.wte\";"
                          "value = 0.0; }," CONTRACT(
                              "per_week = 50000; weeks = 1;"
                              "eligible = { age_from = 16; age_below = 18; };"))));

    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const double years = (4.375 - child->born) / 365.25;
        const bool is_waiting =
            (child->flags & BIDE_RUN_WAITING) != 0 && child->pathway == 0;
        ck_assert(!is_waiting || years < 16.0 || years >= 18.0);
    }
    ck_assert_double_le(fabs(insourced(7) - 224), 3.3 * sqrt(1120 * 0.2 * 0.8));
    ck_assert_double_eq(insourced(56), insourced(7));
}
END_TEST

static double referred(double day)
{
    return service_measure(&service, "idle", day, BIDE_KPI_REFERRED);
}

#define NO_OTHERS                                                                        \
    "{ type = \"set\"; path = \"pathways.idle.referrals.per_week\"; value = 0.0; },"

/* 10 a week are seen, and 2 weeks later all of them are referred to the other pathway;
 * on their own one they are done. */
START_TEST(children_come_back_later)
{
    run_with(WITH(NO_OTHERS CONTRACT("per_week = 10; returns = { to = \"idle\";"
                                     "share = 1; weeks = 2; };")));

    ck_assert_double_eq(referred(14), 0);
    ck_assert_double_eq(referred(21), 10);
    ck_assert_double_eq(referred(56), 60);
    ck_assert_double_eq(insourced(56), 80);
    ck_assert_double_gt(service_measure(&service, "idle", 56, BIDE_KPI_SEEN), 0);
}
END_TEST

/* At once, half of them: a binomial number, of those too who need a second look. */
START_TEST(a_share_of_the_children_come_back)
{
    run_with(WITH(NO_OTHERS CONTRACT("per_week = 1000; total = 2000; second_look = 1;"
                                     "returns = { to = \"idle\"; share = 0.5; };")));

    ck_assert_double_eq(insourced(56), 2000);
    ck_assert_double_le(fabs(referred(56) - 1000), 3.3 * sqrt(2000 * 0.25));
}
END_TEST

/* Whoever comes back does not change what happens to the others. */
START_TEST(those_who_come_back_leave_the_first_pathway_alone)
{
    double seen[2];
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM, PATHWAY(WAITING),
                              "scenarios = { one = { changes = ( ",
                              CONTRACT("per_week = 10; uptake = 0.6; second_look = 0.3;"),
                              "); }; two = { changes = ( ",
                              CONTRACT("per_week = 10; uptake = 0.6; second_look = 0.3;"
                                       "returns = { to = \"idle\"; share = 0.5; };"),
                              "); }; };"));
    for (int i = 0; i < 2; ++i) {
        service_choose(&service, i == 0 ? "one" : "two");
        service_play(&service, 0);
        seen[i] = service_measure(&service, "p", 56, BIDE_KPI_SEEN_MEAN);
        ck_assert_double_gt(service_measure(&service, "p", 56, BIDE_KPI_COMPLETED), 50);
    }
    ck_assert_double_eq(seen[0], seen[1]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("provider");
    TCase *tests = tcase_create("provider");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, mobilisation_delays_the_first_child_and_not_the_end);
    tcase_add_test(tests, the_ramp_begins_with_the_first_clinic);
    tcase_add_test(tests, a_provider_delivers_a_share_of_the_weekly_number);
    tcase_add_test(tests, a_provider_fails_with_its_chance);
    tcase_add_test(tests, delay_and_share_are_drawn_once_in_a_replication);
    tcase_add_test(tests, contracts_of_different_steps_have_their_own_luck);
    tcase_add_test(tests, leakage_takes_sessions_and_their_cost);
    tcase_add_test(tests, a_provider_that_never_begins_takes_nobody);
    tcase_add_test(tests, a_group_does_not_shrink_below_nothing);
    tcase_add_test(tests, only_those_referred_before_a_date);
    tcase_add_test(tests, only_those_of_an_age);
    tcase_add_test(tests, children_come_back_later);
    tcase_add_test(tests, a_share_of_the_children_come_back);
    tcase_add_test(tests, those_who_come_back_leave_the_first_pathway_alone);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
