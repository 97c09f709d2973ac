/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Demand against capacity, against sums done by hand. */
#include "models/service/balance.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/formula.h"
#include "tests/service.h"

/* Two hours a day on each of five days, all the year round: 10 hours a week for two
 * pathways. A child asks the first for an hour, and one in five misses it and comes
 * again: 75 minutes. Half of the second's children ask for 40 minutes. */
#define SHARED(changes)                                                                  \
    SERVICE_MONDAY(50)                                                                   \
    "milestones = ( { weeks = 0; }, { weeks = 50; } );"                                  \
    "staff = { team = { wte = 1; sessions_per_week = 5; session_minutes = 120;"          \
    "clinical_weeks = 52.18; }; idle = { wte = 1; }; };"                                 \
    "pathways = { p = { referrals = { per_week = 6; }; waiting = { from_weeks = [ 0 ];"  \
    "children = [ 200 ]; longest_weeks = 9; }; steps = ( { name = \"visit\"; staff = "   \
    "\"team\"; minutes = 60; not_brought = 0.2; } ); };"                                 \
    "q = { standard = { within_days = 70; share = 0.95; }; referrals = { per_week = 9; " \
    "}; steps = ( { name = \"call\"; staff = \"team\"; minutes = 40; share = 0.5; } );"  \
    "}; r = { referrals = { per_week = 1; }; steps = ( { name = \"wait\"; days = 3; "    \
    "stops_clock = true; } ); }; };"                                                     \
    "scenarios = { now = { }; then = { changes = ( " changes " ); }; };"

enum { P, Q, R, PATHWAYS };

static struct service service;
static struct bide_study study;
static struct bide_balance now[PATHWAYS];
static struct bide_balance then[PATHWAYS];

static void run(const char *const *text)
{
    const struct bide_study_plan plan = { .threads = 1, .replications = 40 };
    service_open(&service, text);
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    ck_assert_int_eq(bide_balance_of(now, &study, 0), BIDE_OK);
    ck_assert_int_eq(bide_balance_of(then, &study, 1), BIDE_OK);
}

static void tear_down(void)
{
    bide_study_free(&study);
    service_close(&service);
}

static double measure(size_t scenario, size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(&study, scenario, study.plan.moment_count - 1, pathway,
                               kpi)
        ->mean;
}

/* 6 * 75 + 9 * 20 = 630 minutes are asked for, 600 are offered. */
START_TEST(staff_time_is_divided_by_what_is_asked_for)
{
    run(SERVICE_TEXT(SHARED("")));
    const double p = measure(0, P, BIDE_KPI_REFERRED) / 50;
    const double q = measure(0, Q, BIDE_KPI_REFERRED) / 50;

    ck_assert_double_eq_tol(p, 6, 0.4);
    ck_assert_double_eq_tol(now[P].demand_per_week, p, 1e-12);
    ck_assert_double_eq_tol(now[P].load, (p * 75 + q * 20) / 600, 1e-3);
    ck_assert_double_eq_tol(now[Q].load, now[P].load, 1e-12);
    ck_assert_double_eq_tol(now[P].capacity_per_week, p / now[P].load, 1e-9);
    ck_assert_uint_eq(now[P].staff, 0);
    ck_assert(!bide_balance_is_sustained(&now[P]));
}
END_TEST

START_TEST(what_would_be_needed_follows_the_formulas)
{
    run(SERVICE_TEXT(SHARED("")));
    const double factor = bide_formula_factor(0.92);
    const double demand = now[P].demand_per_week;

    ck_assert_double_eq(now[P].list, 200);
    ck_assert_double_eq_tol(now[P].target_list, demand * 18 / factor, 1e-9);
    ck_assert_double_eq_tol(now[P].relief_per_week,
                            demand + (200 - now[P].target_list) / 50, 1e-9);
    ck_assert_double_eq_tol(now[P].target_capacity_per_week, demand + factor / 18, 1e-9);
    ck_assert_double_eq_tol(now[P].pressure, 2 * measure(0, P, BIDE_KPI_SEEN_MEAN) / 18,
                            1e-9);
    ck_assert_double_eq_tol(now[Q].target_list,
                            now[Q].demand_per_week * 10 / bide_formula_factor(0.95),
                            1e-9);
}
END_TEST

/* Whoever was referred was seen, left or still waits. */
START_TEST(those_who_leave_unseen_are_counted)
{
    run(SERVICE_TEXT(SHARED(
        "{ type = \"set\"; path = \"pathways.p.leaving.per_week\"; value = 0.02; }")));
    const double grown = measure(1, P, BIDE_KPI_LIST) - 200;
    ck_assert_double_eq_tol(now[P].left_per_week, 0, 1e-12);
    ck_assert(then[P].left_per_week > 2);
    ck_assert_double_eq_tol(
        then[P].demand_per_week,
        measure(1, P, BIDE_KPI_SEEN) / 50 + then[P].left_per_week + grown / 50, 1e-9);
}
END_TEST

START_TEST(without_staff_there_is_no_load)
{
    run(SERVICE_TEXT(SHARED("")));
    ck_assert_double_nan(now[R].load);
    ck_assert_double_nan(now[R].target_list);
    ck_assert(bide_balance_is_sustained(&now[R]));
}
END_TEST

/* 600 minutes a week: 2 a week of 60 come first, 30 of 40 share what they leave; whoever
 * waits for both is held up by the slower. */
START_TEST(ranks_come_first_and_requests_hold_up_whoever_waits)
{
    run(SERVICE_TEXT(SERVICE_MONDAY(
        50) "milestones = ( { weeks = 50; label = \"End\"; } );"
            "staff = { team = { wte = 1.0; sessions_per_week = 5;"
            "session_minutes = 120; }; };"
            "pathways = { p = { referrals = { per_week = 30; }; steps = ("
            "{ name = \"ask\"; asks = ( { pathway = \"q\"; share = 0.1; },"
            "{ pathway = \"r\"; } ); }, { name = \"end\"; days = 0;"
            "stops_clock = true; } ); };"
            "q = { referrals = { per_week = 0; }; steps = ( {"
            "name = \"a\"; staff = \"team\"; minutes = 60; } ); };"
            "r = { referrals = { per_week = 0; }; steps = ( {"
            "name = \"a\"; staff = \"team\"; minutes = 40; rank = 2; } ); };"
            "}; scenarios = { now = { }; then = { }; };"));
    const double first = measure(0, Q, BIDE_KPI_REFERRED) / 50 * 60;
    const double second = measure(0, R, BIDE_KPI_REFERRED) / 50 * 40;

    ck_assert_double_eq_tol(now[Q].load, first / 600, 1e-3);
    ck_assert_double_eq_tol(now[R].load, second / (600 - first), 1e-3);
    ck_assert_double_eq_tol(now[P].load, now[R].load, 1e-12);
    ck_assert_double_eq_tol(now[P].capacity_per_week,
                            now[P].demand_per_week / now[P].load, 1e-9);
}
END_TEST

/* A contract for 2 a week is that much more capacity for its own pathway. */
START_TEST(contracts_add_to_capacity)
{
    run(SERVICE_TEXT(SHARED("{ type = \"insourcing\"; step = \"p.visit\"; per_week = 2; "
                            "}")));
    ck_assert_double_eq_tol(then[P].capacity_per_week, now[P].capacity_per_week + 2,
                            0.05);
    ck_assert_double_lt(then[P].load, 1);
    ck_assert_double_eq_tol(then[Q].load, now[Q].load, 1e-9);
}
END_TEST

/* Twice the staff from half-way on is half as much again on average; children who need
 * only half the time from then on ask for a quarter less on average. */
START_TEST(changes_count_from_their_day)
{
    run(SERVICE_TEXT(SHARED("{ type = \"set\"; path = \"staff.team.wte\"; value = 2; "
                            "from_week = 25; }")));
    ck_assert_double_eq_tol(then[P].load, now[P].load / 1.5, 0.01);
    tear_down();

    run(SERVICE_TEXT(SHARED("{ type = \"set\"; path = \"pathways.q.steps.call.share\"; "
                            "value = 0; from_week = 25; }")));
    const double q = measure(1, Q, BIDE_KPI_REFERRED) / 50;
    ck_assert_double_eq_tol(now[P].load - then[P].load, q * 10 / 600, 1e-3);
}
END_TEST

/* A share of 1 leaves no room for chance: no list is short enough. */
START_TEST(a_standard_for_all_has_no_list_to_aim_at)
{
    run(SERVICE_TEXT(SERVICE_MONDAY(
        5) "staff = { team = { clinicians = 1; }; };"
           "pathways = { p = { standard = { share = 1; }; referrals = { "
           "per_week = 3; }; steps = ( { name = \"v\"; staff = \"team\"; "
           "days = 2; } ); }; }; scenarios = { now = { }; then = { }; };"));
    ck_assert_double_nan(now[0].target_list);
    ck_assert_double_nan(now[0].relief_per_week);
    ck_assert_double_eq_tol(now[0].load, measure(0, 0, BIDE_KPI_REFERRED) * 2 / 35, 1e-6);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("balance");
    TCase *tests = tcase_create("balance");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, staff_time_is_divided_by_what_is_asked_for);
    tcase_add_test(tests, what_would_be_needed_follows_the_formulas);
    tcase_add_test(tests, those_who_leave_unseen_are_counted);
    tcase_add_test(tests, without_staff_there_is_no_load);
    tcase_add_test(tests, ranks_come_first_and_requests_hold_up_whoever_waits);
    tcase_add_test(tests, contracts_add_to_capacity);
    tcase_add_test(tests, changes_count_from_their_day);
    tcase_add_test(tests, a_standard_for_all_has_no_list_to_aim_at);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
