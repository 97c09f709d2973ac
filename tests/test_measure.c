/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/measure.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define NOBODY "staff = { team = { wte = 0; }; };"
#define LIST(children, leaving)                                                          \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "leaving = { per_week = " leaving "; };"                                             \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static void check_binomial(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Half a share a week: exp(-t / 2) are left after t weeks, though nobody ever looks at
 * the list in between. They had waited 4 to 8 weeks at the start (day 29 to 57), and in
 * 10 weeks wait 2 - 10 / (e^5 - 1) more. */
START_TEST(children_leave_at_the_stated_rate)
{
    enum { CHILDREN = 20000 };
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(10),
                             "milestones = ( { weeks = 1; }, { weeks = 10; } );", NOBODY,
                             LIST(20000, "0.5")));

    check_binomial(measure(7, BIDE_KPI_LIST), CHILDREN, exp(-0.5));
    check_binomial(measure(70, BIDE_KPI_LIST), CHILDREN, exp(-5));
    const double left = measure(70, BIDE_KPI_LEFT);
    ck_assert_double_eq(measure(70, BIDE_KPI_LIST) + left, CHILDREN);
    const double mean = (29 + 57) / 2.0 / 7 + 2 - 10 / expm1(5);
    const double sigma = sqrt(4 + 4 * 4 / 12.0);
    ck_assert_double_le(fabs(measure(70, BIDE_KPI_LEFT_MEAN) - mean),
                        3.3 * sigma / sqrt(left));
    /* Integral of the list over 10 weeks: 2 (1 - e^-5) for each child. */
    ck_assert_double_eq_tol(measure(70, BIDE_KPI_LIST_MEAN),
                            CHILDREN * 0.2 * (1 - exp(-5)), 0.01 * CHILDREN * 0.2);
}
END_TEST

/* All have left when staff come in week 8, though nobody looked at the list before. */
START_TEST(a_child_who_has_left_is_not_called)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(10), "milestones = ( { weeks = 10; } );", NOBODY,
                     LIST(50, "20"),
                     "scenarios = { s = { changes = ( { type = \"set\"; from_week = 8;"
                     "path = \"staff.team.wte\"; value = 5.0; } ); }; };"));

    ck_assert_double_eq(measure(70, BIDE_KPI_LEFT), 50);
    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(service_staff(&service, "team", 70, BIDE_KPI_STAFF_USED), 0);
}
END_TEST

/* Nobody leaves for 4 weeks, then half a share a week, those waiting since before too. */
START_TEST(a_new_rate_of_leaving_holds_for_those_waiting)
{
    enum { CHILDREN = 20000 };
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(10),
                     "milestones = ( { weeks = 4; }, { weeks = 5; }, { weeks = 8; } );",
                     NOBODY, LIST(20000, "0"),
                     "scenarios = { s = { changes = ("
                     "{ type = \"set\"; from_week = 4; path = "
                     "\"pathways.p.leaving.per_week\";"
                     "value = 0.5; }, { type = \"set\"; from_week = 5;"
                     "path = \"pathways.p.leaving.per_week\"; value = 0.1; } ); }; };"));

    ck_assert_double_eq(measure(28, BIDE_KPI_LIST), CHILDREN);
    check_binomial(measure(35, BIDE_KPI_LIST), CHILDREN, exp(-0.5));
    check_binomial(measure(56, BIDE_KPI_LIST), CHILDREN, exp(-0.5 - 3 * 0.1));
}
END_TEST

#define TWO_VISITS                                                                       \
    SERVICE_MONDAY(10)                                                                   \
    "milestones = ( { weeks = 10; } );"                                                  \
    "staff = { many = { clinicians = 100; }; none = { clinicians = 0; }; };"             \
    "pathways = { p = { referrals = { per_week = 0; }; leaving = { per_week = 7.0; };"   \
    "waiting = { from_weeks = [ 4 ]; children = [ 100 ]; };"                             \
    "steps = ( { name = \"first\"; staff = \"many\"; minutes = 60; },"                   \
    "{ name = \"second\"; staff = \"none\"; minutes = 60; } ); }; };"

/* The clock stopped at once; the second visit never comes, and nobody leaves for that. */
START_TEST(who_was_seen_does_not_leave)
{
    service_run(&service, SERVICE_TEXT(TWO_VISITS));

    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 100);
    ck_assert_double_eq(measure(70, BIDE_KPI_LEFT), 0);
    ck_assert_double_eq(measure(70, BIDE_KPI_COMPLETED), 0);
}
END_TEST

#define WAITING_AT(step) "{ step = \"" step "\"; from_weeks = [ 4 ]; children = [ 10 ]; }"
#define FOUR_STEPS                                                                       \
    SERVICE_MONDAY(10)                                                                   \
    "milestones = ( { weeks = 5; }, { weeks = 10; } );"                                  \
    "staff = { team = { clinicians = 30; }; };"                                          \
    "pathways = { p = { referrals = { per_week = 0; }; leaving = { per_week = 100; };"   \
    "waiting = ( " WAITING_AT("form") "," WAITING_AT("first") "," WAITING_AT(            \
        "missed") " );"                                                                  \
                  "steps = ( { name = \"form\"; weeks = 6; },"                           \
                  "{ name = \"first\"; staff = \"team\"; weeks = 6; },"                  \
                  "{ name = \"missed\"; staff = \"team\"; minutes = 1;"                  \
                  "rebook_weeks = 6; }, { name = \"visit\"; staff = \"team\";"           \
                  "minutes = 60; stops_clock = true; } ); }; };"

/* With a rate of 100 a week, children leave in the middle of a delay, of a first visit
 * and of the weeks before a missed visit is booked again. */
START_TEST(children_leave_wherever_their_clock_runs)
{
    service_open(&service, SERVICE_TEXT(FOUR_STEPS));
    service.model.epochs[0].pathways[0].steps[2].not_brought = 1.0;
    service_play(&service, 0);

    ck_assert_double_eq(measure(35, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(35, BIDE_KPI_LEFT), 30);
    ck_assert_double_eq(measure(70, BIDE_KPI_LEFT), 30);
    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 0);
    ck_assert_uint_eq(service.run.children.in_use, 0);
}
END_TEST

/* 20 places a week and 100 children: flows and means count from week 2 on, when 60 are
 * left: 60, then 4 fewer after each of 5 days; costs count from the start. */
#define TEN_WEEKS_OF_CLINICS                                                             \
    "staff = { team = { wte = 1.0; cost_per_wte = 36525; }; more = { clinicians = 1; };" \
    "};" LIST(100, "0")

START_TEST(flows_and_means_count_from_the_end_of_the_warm_up)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(10),
                     "warm_up_weeks = 2; milestones = ( { weeks = 1; }, { weeks = 2; },"
                     "{ weeks = 3; } );",
                     TEN_WEEKS_OF_CLINICS));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 60);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(21, BIDE_KPI_LIST), 40);
    /* A day's four leave at 9 o'clock, 0.375 of the day: 6.625, 5.625, ... days early. */
    const double gone = 4 * (6.625 + 5.625 + 4.625 + 3.625 + 2.625);
    ck_assert_double_eq_tol(measure(21, BIDE_KPI_LIST_MEAN), 60 - gone / 7, 1e-12);
    ck_assert_double_nan(measure(14, BIDE_KPI_LIST_MEAN));
    ck_assert_double_eq_tol(service_staff(&service, "team", 21, BIDE_KPI_STAFF_HOURS), 20,
                            1e-9);
    ck_assert_double_eq(service_staff(&service, "more", 21, BIDE_KPI_STAFF_HOURS),
                        7 * 24);
    ck_assert_double_eq_tol(service_cost(&service, 21, BIDE_KPI_COST_STAFF), 2100, 1e-9);
}
END_TEST

/* The warm-up's own leavers are not counted after it. */
START_TEST(who_left_in_the_warm_up_is_not_counted_later)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(10),
                             "warm_up_weeks = 7; milestones = ( { weeks = 10; } );",
                             NOBODY, LIST(50, "20")));

    ck_assert_double_eq(measure(70, BIDE_KPI_LEFT), 0);
    ck_assert_double_eq(measure(70, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(70, BIDE_KPI_LIST_MEAN), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("measure");
    TCase *tests = tcase_create("measure");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, children_leave_at_the_stated_rate);
    tcase_add_test(tests, a_child_who_has_left_is_not_called);
    tcase_add_test(tests, a_new_rate_of_leaving_holds_for_those_waiting);
    tcase_add_test(tests, who_was_seen_does_not_leave);
    tcase_add_test(tests, children_leave_wherever_their_clock_runs);
    tcase_add_test(tests, flows_and_means_count_from_the_end_of_the_warm_up);
    tcase_add_test(tests, who_left_in_the_warm_up_is_not_counted_later);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
