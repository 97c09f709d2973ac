/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/route.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 8; } );"
#define HEAD SERVICE_MONDAY(8) MILESTONES "staff = { team = { clinicians = 10000; }; };"
#define LIST(name, children)                                                             \
    name " = { referrals = { per_week = 0; };"                                           \
         "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"
#define START(children) "pathways = { " LIST("p", children) "steps = ( "
#define STEP(name, settings) "{ name = \"" name "\"; " settings " }"
#define NEXT(step, share) "next = { to = \"" step "\"; share = " #share "; };"
#define END " ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* Within 3.3 standard deviations. */
static void check_near(double count, double mean, double variance)
{
    ck_assert_double_le(fabs(count - mean), 3.3 * sqrt(variance));
}

/* The branch leaves out a step of 3 weeks; another goes straight to the end. */
START_TEST(a_branch_passes_the_steps_between)
{
    enum { CHILDREN = 20000 };
    service_run(&service,
                SERVICE_TEXT(HEAD, START(20000),
                             STEP("call", "days = 1; stops_clock = true; next = ( { to = "
                                          "\"last\"; share = 0.2; }, { to = \"end\"; "
                                          "share = 0.1; } );") ",",
                             STEP("long", "weeks = 3;") ",", STEP("last", "days = 8;"),
                             END));

    check_near(measure(7, BIDE_KPI_COMPLETED), CHILDREN * 0.1, CHILDREN * 0.09);
    check_near(measure(14, BIDE_KPI_COMPLETED), CHILDREN * 0.3, CHILDREN * 0.21);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN);
}
END_TEST

/* Each time round takes a day, and 0.6 come round again: after the n-th day a share of
 * 0.6^n is still there, and rounds are independent. */
START_TEST(a_loop_has_new_chances_each_time_round)
{
    enum { CHILDREN = 20000 };
    service_open(
        &service,
        SERVICE_TEXT(HEAD, START(20000),
                     STEP("work", "days = 1; stops_clock = true; " NEXT("work", 0.6)),
                     END));
    service_begin(&service);
    double left = 1.0;
    for (int day = 1; day <= 8; ++day) {
        service_go_on(&service, day + 0.5);
        left *= 0.6;
        check_near(CHILDREN - (double) service_counts(&service, "p")->completed,
                   CHILDREN * left, CHILDREN * left * (1.0 - left));
    }
}
END_TEST

/* More often than any counter of visits could tell apart; 0.995^2000 = 0.00004. */
START_TEST(a_child_may_come_round_a_thousand_times)
{
    enum { CHILDREN = 2000 };
    service_open(&service,
                 SERVICE_TEXT(HEAD, START(2000),
                              STEP("one", "hours = 0.25; stops_clock = true;") ",",
                              STEP("two", "hours = 0.25; " NEXT("one", 0.995)), END));
    service_begin(&service);
    service_go_on(&service, 20.0 * 7.0 / 24.0 * 0.999); /* 279 rounds and a half */
    const double left = exp(279.0 * log(0.995));
    check_near(CHILDREN - (double) service_counts(&service, "p")->completed,
               CHILDREN * left, CHILDREN * left * (1.0 - left));
    service_go_on(&service, 56.0);
    ck_assert_uint_gt(service_counts(&service, "p")->completed, CHILDREN - 5);
}
END_TEST

/* Rework is done by the same staff: an appointment each time, 1 / (1 - 0.5) on average,
 * with variance 0.5 / 0.25 = 2 for each child. The clock stopped at the first. */
START_TEST(rework_takes_the_same_staff)
{
    enum { CHILDREN = 8000 };
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8) MILESTONES "staff = { team = { clinicians = 10000; }; };",
            START(8000),
            STEP("report", "staff = \"team\"; hours = 1; " NEXT("report", 0.5)), END));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), CHILDREN);
    ck_assert_double_eq(measure(7, BIDE_KPI_COMPLETED), CHILDREN);
    const double hours = service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED)
                         * service_staff(&service, "team", 7, BIDE_KPI_STAFF_HOURS);
    check_near(hours, 2.0 * CHILDREN, 2.0 * CHILDREN);
}
END_TEST

/* Who goes past the step that stops the clock has nothing left to wait for. */
START_TEST(passing_the_step_that_stops_the_clock_stops_it)
{
    service_run(&service, SERVICE_TEXT(HEAD, START(10),
                                       STEP("form", "days = 3; " NEXT("after", 1.0)) ",",
                                       STEP("visit", "staff = \"team\"; weeks = 1;") ",",
                                       STEP("after", "weeks = 2;"), END));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_COMPLETED), 10);
    ck_assert_double_eq(measure(56, BIDE_KPI_CLOSED), 0);
}
END_TEST

/* A clock that runs goes on running in a loop, and one that has stopped stays so. */
START_TEST(a_loop_neither_stops_nor_starts_a_clock)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10), STEP("form", "hours = 3; ") ",",
                             STEP("check", "hours = 1; " NEXT("form", 0.5)) ",",
                             STEP("visit", "staff = \"team\"; hours = 1;") ",",
                             STEP("audit", "hours = 1; " NEXT("form", 0.5)), END));

    ck_assert_double_eq(measure(56, BIDE_KPI_REFERRED), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), 10);
}
END_TEST

/* Triage on day 1: a fifth refused, half redirected, the rest go on. Staff time is spent
 * on all. Those redirected have a clock of their own on q, from day 1. */
START_TEST(triage_accepts_refuses_and_redirects)
{
    enum { CHILDREN = 10000 };
    service_run(&service,
                SERVICE_TEXT(
                    HEAD, START(10000),
                    STEP("triage",
                         "staff = \"team\"; hours = 24; stops_clock = false;"
                         "ends = ( { as = \"refused\"; share = 0.2; }, { as = \"not us\";"
                         "share = 0.5; to = \"q\"; } );") ",",
                    STEP("visit", "staff = \"team\"; days = 1; stops_clock = true;"),
                    " ); }; ", LIST("q", 0), "steps = (",
                    STEP("visit", "staff = \"team\"; days = 1;"), END));

    const double redirected = service_measure(&service, "q", 7, BIDE_KPI_REFERRED);
    const double seen = measure(7, BIDE_KPI_SEEN);
    check_near(redirected, CHILDREN * 0.5, CHILDREN * 0.25);
    check_near(seen, CHILDREN * 0.3, CHILDREN * 0.21);
    ck_assert_double_eq(measure(7, BIDE_KPI_ENDED), CHILDREN - seen);
    ck_assert_double_eq(measure(7, BIDE_KPI_CLOSED), CHILDREN - seen);
    ck_assert_double_eq(service_measure(&service, "q", 7, BIDE_KPI_SEEN), redirected);
    ck_assert_double_eq(service_measure(&service, "q", 7, BIDE_KPI_SEEN_MEAN), 0);
    const double hours = service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED)
                         * service_staff(&service, "team", 7, BIDE_KPI_STAFF_HOURS);
    ck_assert_double_eq_tol(hours, 24.0 * (CHILDREN + seen + redirected), 1.0);
}
END_TEST

/* Of 1000 children who are redirected to where they are, 0.3 again each time. */
START_TEST(a_pathway_may_begin_again)
{
    enum { CHILDREN = 10000 };
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10000),
                             STEP("form", "days = 1; stops_clock = true; ends = { as = "
                                          "\"again\"; share = 0.3; to = \"p\"; };"),
                             END));
    const double again = measure(56, BIDE_KPI_REFERRED);
    check_near(again, CHILDREN * 0.3 / 0.7, CHILDREN * 0.3 / 0.49);
    ck_assert_double_eq(measure(56, BIDE_KPI_ENDED), again);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN);
}
END_TEST

/* Whoever comes back with the smaller share also does with the larger one, and meets the
 * same fate on the way: paired children, so that nobody is done later. */
START_TEST(less_rework_helps_every_child)
{
    service_open(
        &service,
        SERVICE_TEXT(HEAD, START(2000),
                     STEP("form", "days = { shape = \"exponential\"; mean = 2; }; "
                                  "stops_clock = true;") ",",
                     STEP("audit", "days = 1; " NEXT("form", 0.6)),
                     " ); }; };"
                     "scenarios = { now = { }; better = { changes = { type = "
                     "\"set\"; path = \"pathways.p.steps.audit.next.0.share\"; "
                     "value = 0.3; }; }; };"));
    double now[3];
    static const double days[] = { 7, 14, 21 };
    service_play(&service, 0);
    for (size_t i = 0; i < 3; ++i) {
        now[i] = measure(days[i], BIDE_KPI_COMPLETED);
    }
    service_choose(&service, "better");
    service_play(&service, 0);
    for (size_t i = 0; i < 3; ++i) {
        ck_assert_double_gt(measure(days[i], BIDE_KPI_COMPLETED), now[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("route");
    TCase *tests = tcase_create("route");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_branch_passes_the_steps_between);
    tcase_add_test(tests, a_loop_has_new_chances_each_time_round);
    tcase_add_test(tests, a_child_may_come_round_a_thousand_times);
    tcase_add_test(tests, rework_takes_the_same_staff);
    tcase_add_test(tests, passing_the_step_that_stops_the_clock_stops_it);
    tcase_add_test(tests, a_loop_neither_stops_nor_starts_a_clock);
    tcase_add_test(tests, triage_accepts_refuses_and_redirects);
    tcase_add_test(tests, a_pathway_may_begin_again);
    tcase_add_test(tests, less_rework_helps_every_child);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
