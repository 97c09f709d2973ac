/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pathway.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 8; } );"
#define HEAD SERVICE_MONDAY(8) MILESTONES "staff = { team = { clinicians = 1000; }; };"

/* Children wait at the start of a pathway of steps: FIRST, THEN, THEN, END. */
#define LIST(name, children)                                                             \
    name " = { referrals = { per_week = 0; };"                                           \
         "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"
#define START(children) "pathways = { " LIST("p", children)
#define STEP(name, settings) "{ name = \"" name "\"; " settings " }"
#define FIRST(name, settings) "steps = ( " STEP(name, settings)
#define THEN(name, settings) ", " STEP(name, settings)
#define END " ); }; };"
#define STAFFED "staff = \"team\"; days = 1; "
#define SEEN_AT_ONCE "days = 1; stops_clock = true;"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* A form takes 2 weeks; then the first step with staff ends the wait, a delay more the
 * pathway. */
START_TEST(the_clock_stops_at_the_first_step_with_staff)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10), FIRST("form", "weeks = 2;"),
                             THEN("visit", STAFFED), THEN("report", "days = 6;"), END));

    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(21, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(21, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_COMPLETED), 10);
    ck_assert_double_ge(measure(28, BIDE_KPI_SEEN_MEAN), 4 + 2);
}
END_TEST

/* The first visit at once, a report of 2 weeks, and the second visit stops the clock. */
START_TEST(a_later_step_can_stop_the_clock)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10), FIRST("first", STAFFED),
                             THEN("report", "days = 13;"),
                             THEN("second", STAFFED "stops_clock = true;"), END));

    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(21, BIDE_KPI_COMPLETED), 10);
}
END_TEST

START_TEST(a_delay_can_stop_the_clock)
{
    service_run(&service, SERVICE_TEXT(HEAD, START(10), FIRST("form", "days = 10;"),
                                       THEN("pills", "days = 30; stops_clock = true;"),
                                       THEN("visit", STAFFED), END));

    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(28, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), 10);
}
END_TEST

/* Nobody needs the visit at which the clock would stop: it stops when they get there. */
START_TEST(who_needs_no_further_step_waits_no_longer)
{
    service_run(&service, SERVICE_TEXT(HEAD, START(10), FIRST("form", "days = 10;"),
                                       THEN("visit", STAFFED "share = 0;"),
                                       THEN("end", "days = 14;"), END));

    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_COMPLETED), 10);
}
END_TEST

static void check_binomial(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* A third of the children have a second step of 2 weeks; 0.15 in all are refused after
 * the first, before the second. */
START_TEST(shares_of_steps_and_ends_hold_in_the_long_run)
{
    enum { CHILDREN = 20000 };
    service_run(
        &service,
        SERVICE_TEXT(HEAD, START(20000),
                     FIRST("decide", "days = 1; ends = ( { as = \"refused\"; share = "
                                     "0.1; }, { as = \"withdrawn\"; share = 0.05; } );"),
                     THEN("advice", "weeks = 2; share = 0.3;"),
                     THEN("plan", SEEN_AT_ONCE), END));

    const double ended = measure(56, BIDE_KPI_ENDED);
    const double quick = measure(14, BIDE_KPI_SEEN);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN - ended);
    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN), CHILDREN - ended);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), CHILDREN - ended - quick);
    check_binomial(ended, CHILDREN, 0.15);
    check_binomial(quick, CHILDREN - ended, 0.7);
}
END_TEST

/* Refused on day 10: off the list, not seen. */
START_TEST(a_decision_can_end_the_wait_unseen)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10),
                             FIRST("decide",
                                   "days = 10; ends = { as = \"refused\"; share = 1; };"),
                             THEN("visit", STAFFED), END));

    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_ENDED), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_COMPLETED), 0);
}
END_TEST

/* Seen at once, done on day 10, and referred on: there a new clock runs from day 10 until
 * a form of 2 weeks is done. */
START_TEST(a_referral_onward_starts_a_new_clock)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10),
                             FIRST("visit", "staff = \"team\"; days = 10;"),
                             " ); onward = { to = \"q\"; share = 1; }; };", LIST("q", 0),
                             FIRST("form", "weeks = 2;"), THEN("call", STAFFED), END));

    ck_assert_double_eq(measure(14, BIDE_KPI_COMPLETED), 10);
    ck_assert_double_eq(service_measure(&service, "q", 7, BIDE_KPI_REFERRED), 0);
    ck_assert_double_eq(service_measure(&service, "q", 14, BIDE_KPI_REFERRED), 10);
    ck_assert_double_eq(service_measure(&service, "q", 21, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_SEEN_MEAN), 2);
    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_COMPLETED), 10);
    ck_assert_double_eq(measure(56, BIDE_KPI_REFERRED), 0);
}
END_TEST

/* Half of those who finish come back: n (1/2 + 1/4 + ...) = n referrals more, with
 * variance n (1/2) / (1/2)^2 = 2 n. Their chances differ each time round. */
START_TEST(children_may_come_back_to_their_pathway)
{
    enum { CHILDREN = 10000 };
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10000), FIRST("visit", SEEN_AT_ONCE),
                             " ); onward = { to = \"p\"; share = 0.5; }; }; };"));

    const double again = measure(56, BIDE_KPI_REFERRED);
    ck_assert_double_le(fabs(again - CHILDREN), 3.3 * sqrt(2.0 * CHILDREN));
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN + again);
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST), 0);
}
END_TEST

/* Of each pathway a share goes to each of two others, and no child is lost between. */
START_TEST(children_are_shared_out_to_the_next_pathways)
{
    enum { CHILDREN = 20000 };
    service_run(&service, SERVICE_TEXT(HEAD, START(20000), FIRST("visit", SEEN_AT_ONCE),
                                       " ); onward = ( { to = \"q\"; share = 0.5; }, { "
                                       "to = \"r\"; share = 0.2; } ); };",
                                       LIST("q", 0), FIRST("a", SEEN_AT_ONCE), " ); };",
                                       LIST("r", 0), FIRST("a", SEEN_AT_ONCE), END));

    check_binomial(service_measure(&service, "q", 56, BIDE_KPI_COMPLETED), CHILDREN, 0.5);
    check_binomial(service_measure(&service, "r", 56, BIDE_KPI_COMPLETED), CHILDREN, 0.2);
}
END_TEST

/* Hours, minutes and weeks are days in the end. */
START_TEST(durations_may_be_given_in_any_unit)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(10), FIRST("a", "hours = 12;"),
                             THEN("b", "minutes = 720;"), THEN("c", "weeks = 1;"),
                             THEN("d", "days = 5.999;"),
                             THEN("e", "days = 0; stops_clock = true;"), END));

    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq_tol(measure(14, BIDE_KPI_LIST_MEAN), 10 * 13.999 / 14, 1e-7);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pathway");
    TCase *tests = tcase_create("pathway");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, the_clock_stops_at_the_first_step_with_staff);
    tcase_add_test(tests, a_later_step_can_stop_the_clock);
    tcase_add_test(tests, a_delay_can_stop_the_clock);
    tcase_add_test(tests, who_needs_no_further_step_waits_no_longer);
    tcase_add_test(tests, shares_of_steps_and_ends_hold_in_the_long_run);
    tcase_add_test(tests, a_decision_can_end_the_wait_unseen);
    tcase_add_test(tests, a_referral_onward_starts_a_new_clock);
    tcase_add_test(tests, children_may_come_back_to_their_pathway);
    tcase_add_test(tests, children_are_shared_out_to_the_next_pathways);
    tcase_add_test(tests, durations_may_be_given_in_any_unit);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
