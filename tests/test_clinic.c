/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinic.h"

#include <check.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 10; } );"

/* A team, and one pathway with these children waiting for these steps; in most tests for
 * an hour of the team's time. */
#define STAFF(settings) "staff = { team = { " settings " }; };"
#define PATHWAY(children, steps)                                                         \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( " steps " ); }; };"
#define VISIT(name, time) "{ name = \"" name "\"; staff = \"team\"; " time " }"
#define WAITING(children) PATHWAY(children, VISIT("visit", "minutes = 60;"))

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double seen(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_SEEN);
}

/* 0.3 WTE of 5 sessions a week: 1.5 sessions, of 4 children. Only whole sessions are
 * held: 1, 3, 4 and 6 of them by the end of weeks 1 to 4, and 15 in 10 weeks. */
START_TEST(fractions_of_sessions_are_carried_and_never_rounded_up)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES,
                                       STAFF("wte = 0.3;"), WAITING(1000)));

    ck_assert_double_eq(seen(7), 4 * 1);
    ck_assert_double_eq(seen(14), 4 * 3);
    ck_assert_double_eq(seen(21), 4 * 4);
    ck_assert_double_eq(seen(28), 4 * 6);
    ck_assert_double_eq(seen(70), 4 * 15);
    ck_assert_double_eq_tol(service_staff(&service, "team", 70, BIDE_KPI_STAFF_HOURS), 60,
                            1e-9);
}
END_TEST

/* Nobody on leave, nobody ill: the first session is held on the first day. */
START_TEST(one_wte_holds_every_session_of_every_week)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES,
                                        STAFF("wte = 1.0;"), WAITING(1000)));
    service_begin(&service);

    service_go_on(&service, 0.9);

    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4);
    service_go_on(&service, 70);
    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(70), 200);
}
END_TEST

/* 45 minutes in sessions of 60: two children on the first day (90 minutes), one on the
 * second (30 left, 15 over), one on the third (45 left); in n days the first number of
 * children whose minutes reach 60 n: 300 / 45 -> 7, 600 / 45 -> 14, 900 / 45 = 20. */
START_TEST(what_a_session_overruns_is_taken_off_the_next)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES,
                                       STAFF("wte = 1.0; session_minutes = 60;"),
                                       PATHWAY(1000, VISIT("visit", "minutes = 45;"))));

    ck_assert_double_eq(seen(7), 7);
    ck_assert_double_eq(seen(14), 14);
    ck_assert_double_eq(seen(21), 20);
    ck_assert_double_eq_tol(service_staff(&service, "team", 21, BIDE_KPI_STAFF_USED), 1,
                            1e-12);
}
END_TEST

/* One visit of 600 minutes eats the sessions of 240 of two more days: days 1, 3.5, 6 ...
 * In 10 days 2400 minutes make 4 visits. */
START_TEST(a_visit_may_last_longer_than_a_session)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES, STAFF("wte = 1.0;"),
                             PATHWAY(1000, VISIT("visit", "hours = 10;"))));

    ck_assert_double_eq(seen(14), 4);
}
END_TEST

/* Ten children reach the clinic on the second Monday; the empty sessions of the first
 * week do not come back: 4 are seen that day. */
START_TEST(time_that_nobody_needs_is_lost)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES, STAFF("wte = 1.0;"),
                              PATHWAY(10, "{ name = \"form\"; weeks = 1; }," VISIT(
                                              "visit", "hours = 1;"))));
    service_begin(&service);

    service_go_on(&service, 7.9);

    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4);
    service_go_on(&service, 14);
    ck_assert_double_eq(seen(14), 10);
    ck_assert_double_eq(service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED), 0);
    ck_assert_double_eq_tol(service_staff(&service, "team", 14, BIDE_KPI_STAFF_USED),
                            10.0 / 40, 1e-12);
}
END_TEST

/* Good Friday is 3 April 2026, Easter Monday the 6th: 4 clinics in each of two weeks. */
START_TEST(easter_closes_clinics)
{
    service_run(&service, SERVICE_TEXT("start = \"2026-03-30\"; weeks = 10;", MILESTONES,
                                       STAFF("wte = 1.0;"), WAITING(1000)));

    ck_assert_double_eq(seen(7), 4 * 4);
    ck_assert_double_eq(seen(14), 4 * 8);
    ck_assert_double_eq(seen(21), 4 * 13);
}
END_TEST

/* Thursday and Friday of Christmas week 2025, and Thursday 1 January 2026. */
START_TEST(christmas_and_new_year_close_clinics)
{
    service_run(&service, SERVICE_TEXT("start = \"2025-12-22\"; weeks = 10;", MILESTONES,
                                       STAFF("wte = 1.0;"), WAITING(1000)));

    ck_assert_double_eq(seen(7), 4 * 3);
    ck_assert_double_eq(seen(14), 4 * 7);
    ck_assert_double_eq(seen(21), 4 * 12);
}
END_TEST

/* From Tuesday to Monday: the last day of the simulation is a working day too. */
START_TEST(clinics_are_held_to_the_last_day)
{
    service_run(&service,
                SERVICE_TEXT("start = \"2025-09-02\"; weeks = 2; monthly = false;"
                             "milestones = ( { weeks = 2; } );",
                             STAFF("wte = 1.0;"), WAITING(1000)));

    ck_assert_double_eq(seen(14), 4 * 10);
}
END_TEST

/* 5 sessions over two days: 2 on Tuesday, and with the half carried 3 on Thursday. */
START_TEST(sessions_are_held_on_the_groups_own_weekdays)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES,
                                        STAFF("wte = 1.0; weekdays = \"Tue,Thu\";"),
                                        WAITING(1000)));
    service_begin(&service);

    service_go_on(&service, 0.9);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 0);
    service_go_on(&service, 1.9);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4 * 2);
    service_go_on(&service, 2.9);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4 * 2);
    service_go_on(&service, 6.9);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4 * 5);
}
END_TEST

/* 2 WTE x 5 sessions x 42 of 52.18 weeks x 0.945: in 780 days 1186.6 sessions, of which
 * 1186 were whole. */
START_TEST(leave_and_sickness_are_taken_off_in_the_long_run)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(156),
                                       STAFF("wte = 2.0; clinical_weeks = 42;"
                                             "sickness = 0.055;"),
                                       WAITING(9000)));

    const double sessions = 780 * 2 * (42 * 7 / 365.25) * 0.945;
    ck_assert_double_eq_tol(sessions, 1186.6, 0.05);
    ck_assert_double_eq(seen(1092), 4 * 1186);
}
END_TEST

#define ONE_SESSION                                                                      \
    SERVICE_MONDAY(2)                                                                    \
    "milestones = ( { weeks = 1; } );"                                                   \
    "staff = { team = { wte = 1; sessions_per_week = 1; weekdays = \"Mon\"; }; };"
#define ORDERED(name, order)                                                             \
    name " = { referrals = { per_week = 0; }; order = \"" order "\"; priorities = {"     \
         "urgent = { share = 0.5; }; routine = { share = 0.5; }; }; waiting = ("
#define WAIT(priority, from, to, children)                                               \
    "{ priority = \"" priority "\"; from_weeks = [ " #from " ];"                         \
    "longest_weeks = " #to "; children = [ " #children " ]; }"
#define LAST " ); steps = ( " VISIT("visit", "minutes = 60;") " ); };"

/* One session on Monday for 4 of 6 children: 2 urgent ones who came lately and 4 others,
 * whose waits lie evenly between 10 and 12 weeks, the longest in the last half week. */
START_TEST(the_most_urgent_come_first_and_then_the_longest_waiting)
{
    service_run(&service,
                SERVICE_TEXT(ONE_SESSION, "pathways = {", ORDERED("p", "priority"),
                             WAIT("routine", 10, 12, 4), ",", WAIT("urgent", 1, 2, 2),
                             LAST, "};"));

    ck_assert_double_eq(service_priority(&service, "p", 0, 7, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(service_priority(&service, "p", 1, 7, BIDE_KPI_SEEN), 2);
    ck_assert_double_gt(service_priority(&service, "p", 1, 7, BIDE_KPI_SEEN_MEAN), 11);
}
END_TEST

START_TEST(the_longest_waiting_of_all_come_first_if_so_ordered)
{
    service_run(&service,
                SERVICE_TEXT(ONE_SESSION, "pathways = {", ORDERED("p", "longest_wait"),
                             WAIT("routine", 10, 12, 4), ",", WAIT("urgent", 1, 2, 2),
                             LAST, "};"));

    ck_assert_double_eq(service_priority(&service, "p", 0, 7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(service_priority(&service, "p", 1, 7, BIDE_KPI_SEEN), 4);
}
END_TEST

/* One session for 4 children: the only urgent one, though last to come, and the 3 who
 * have waited longest, all on the other pathway. */
START_TEST(staff_shared_by_pathways_call_by_priority_and_then_by_clock)
{
    service_run(&service,
                SERVICE_TEXT(ONE_SESSION, "pathways = {", ORDERED("p", "priority"),
                             WAIT("urgent", 1, 2, 1), ",", WAIT("routine", 5, 9, 5), LAST,
                             ORDERED("q", "priority"), WAIT("routine", 20, 30, 4), LAST,
                             "};"));

    ck_assert_double_eq(service_priority(&service, "p", 0, 7, BIDE_KPI_SEEN), 1);
    ck_assert_double_eq(service_priority(&service, "p", 1, 7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(service_priority(&service, "q", 1, 7, BIDE_KPI_SEEN), 3);
}
END_TEST

/* Two visits of an hour each with the same team: whoever came first goes first to both,
 * so a session of 4 hours finishes 2 of 3 children. */
START_TEST(staff_shared_by_steps_call_by_clock)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(10), MILESTONES, STAFF("wte = 1.0;"),
                              PATHWAY(3, VISIT("first", "hours = 1;") "," VISIT(
                                             "second", "hours = 1;"))));
    service_begin(&service);

    service_go_on(&service, 0.9);

    ck_assert_uint_eq(service_counts(&service, "p")->seen, 2);
    ck_assert_uint_eq(service_counts(&service, "p")->completed, 2);
    service_go_on(&service, 1.9);
    ck_assert_uint_eq(service_counts(&service, "p")->completed, 3);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clinic");
    TCase *tests = tcase_create("clinic");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, fractions_of_sessions_are_carried_and_never_rounded_up);
    tcase_add_test(tests, one_wte_holds_every_session_of_every_week);
    tcase_add_test(tests, what_a_session_overruns_is_taken_off_the_next);
    tcase_add_test(tests, a_visit_may_last_longer_than_a_session);
    tcase_add_test(tests, time_that_nobody_needs_is_lost);
    tcase_add_test(tests, easter_closes_clinics);
    tcase_add_test(tests, christmas_and_new_year_close_clinics);
    tcase_add_test(tests, clinics_are_held_to_the_last_day);
    tcase_add_test(tests, sessions_are_held_on_the_groups_own_weekdays);
    tcase_add_test(tests, leave_and_sickness_are_taken_off_in_the_long_run);
    tcase_add_test(tests, the_most_urgent_come_first_and_then_the_longest_waiting);
    tcase_add_test(tests, the_longest_waiting_of_all_come_first_if_so_ordered);
    tcase_add_test(tests, staff_shared_by_pathways_call_by_priority_and_then_by_clock);
    tcase_add_test(tests, staff_shared_by_steps_call_by_clock);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
