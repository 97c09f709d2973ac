/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/staffing.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/replicate.h"
#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 8; } );"
#define TEAM(settings) "staff = { team = { " settings " cost_per_wte = 36525; }; };"
#define PATHWAY OF(5000)
#define OF(children)                                                                     \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define HIRE(settings) "{ type = \"hire\"; staff = \"team\"; " settings " }"
#define SET(week, setting, value)                                                        \
    "{ type = \"set\"; from_week = " #week "; path = \"staff.team." setting              \
    "\"; value = " value "; }"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define WITH_TWO(a, b) WITH(a "," b)
#define WITH_THREE(a, b, c) WITH(a "," b "," c)

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double seen(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_SEEN);
}

static double hours(double day)
{
    return service_staff(&service, "team", day, BIDE_KPI_STAFF_HOURS);
}

/* A WTE costs 100 a day. */
static void check_cost(double day, double pounds)
{
    ck_assert_double_eq_tol(service_cost(&service, day, BIDE_KPI_COST_STAFF), pounds,
                            1e-9 + 1e-9 * pounds);
    ck_assert_double_eq_tol(service_cost(&service, day, BIDE_KPI_COST_TOTAL), pounds,
                            1e-9 + 1e-9 * pounds);
}

/* Decided in week 1, at work from week 3: two sessions a day of 4 children. */
START_TEST(hires_work_and_cost_from_their_first_day)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 0;"), PATHWAY,
                             WITH(HIRE("wte = 2; from_week = 1; lead_weeks = 2;"))));

    ck_assert_double_eq(seen(21), 0);
    ck_assert_double_eq(seen(28), 2 * 5 * 4);
    check_cost(21, 0);
    check_cost(28, 2 * 7 * 100);
}
END_TEST

/* 1.4 sessions a day when trained; the 20 open days of 28, at noon: 1.4 x 260 / 28 = 13.
 * Paid in full all the time, beside the one in post. */
START_TEST(hires_grow_into_their_work)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 1;"), PATHWAY,
                             WITH(HIRE("wte = 1.4; ramp_weeks = 4;"))));

    ck_assert_double_eq(seen(28), 4 * (20 + 13));
    check_cost(28, 28 * 2.4 * 100);
}
END_TEST

#define LATE_HIRE HIRE("wte = 1; lead_weeks = { shape = \"exponential\"; mean = 4; };")

/* Exponential lead times of 4 weeks: over 2,000 replications the mean is 28 days, give or
 * take 28 / sqrt(2000). Two hires have times of their own. */
START_TEST(lead_times_follow_their_distribution)
{
    enum { REPLICATIONS = 2000 };
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(1), TEAM("wte = 0;"), OF(1),
                                        WITH_TWO(LATE_HIRE, LATE_HIRE)));
    double sum = 0;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        ck_assert_int_eq(bide_replicate_begin(&service.run, &service.model, &service.plan,
                                              1, r, service.row),
                         BIDE_OK);
        ck_assert(fabs(service.run.hired[0] - service.run.hired[1]) > 0);
        sum += service.run.hired[0];
    }

    ck_assert_double_le(fabs(sum / REPLICATIONS - 28), 3.3 * 28 / sqrt(REPLICATIONS));
}
END_TEST

/* From week 1 two clinicians grow to full size over 2 weeks: one starts on day 7 + 3.5,
 * the other on day 7 + 10.5, half of 2 x 14 days less than two from day 7 on. Both are
 * paid from then. */
START_TEST(continuous_clinicians_are_hired_one_by_one)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("clinicians = 0;"),
                             PATHWAY,
                             WITH(HIRE("wte = 2; lead_weeks = 1; ramp_weeks = 2;"))));

    ck_assert_double_eq(hours(7), 0);
    ck_assert_double_eq(hours(14), 24 * 3.5);
    ck_assert_double_eq(hours(28), 24 * (2 * 21 - 14));
    ck_assert_double_eq(seen(28), 24 * (2 * 21 - 14));
    check_cost(7, 0);
    check_cost(28, 2 * 21 * 100);
}
END_TEST

/* The other group is paid 10 a day for one WTE and hires nobody. */
START_TEST(each_group_is_paid_for_itself)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES,
                             "staff = { team = { wte = 1; cost_per_wte = 36525; };"
                             "other = { wte = 1; cost_per_wte = 3652.5; }; };",
                             PATHWAY, WITH(HIRE("wte = 2; from_week = 1;"))));

    check_cost(14, 14 * 110 + 7 * 2 * 100);
}
END_TEST

START_TEST(more_people_from_a_date)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 1;"),
                                       PATHWAY, WITH(SET(2, "wte", "3.0"))));

    ck_assert_double_eq(seen(14), 4 * 10);
    ck_assert_double_eq(seen(28), 4 * (10 + 30));
    check_cost(28, 100 * (14 + 3 * 14));
}
END_TEST

START_TEST(another_pay_from_a_date_leaves_the_past_as_it_was)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 1;"), PATHWAY,
                             WITH_TWO(HIRE("wte = 1; from_week = 1;"),
                                      SET(2, "cost_per_wte", "73050.0"))));

    check_cost(14, 100 * (14 + 7));
    check_cost(28, 100 * (14 + 7) + 200 * 2 * 14);
}
END_TEST

START_TEST(another_pay_of_continuous_clinicians_too)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES,
                     TEAM("clinicians = 1; schedule = ( { from_week = 1; clinicians = 3; "
                          "}, { from_week = 3; clinicians = 0; } );"),
                     PATHWAY,
                     WITH_TWO(HIRE("wte = 1; from_week = 1; ramp_weeks = 8;"),
                              SET(2, "cost_per_wte", "73050.0"))));

    check_cost(7, 100 * 7);
    check_cost(14, 100 * (7 + 4 * 7));
    check_cost(28, 100 * (7 + 4 * 7) + 200 * (4 * 7 + 7));
}
END_TEST

/* Half of the sessions from week 2 on, then sessions twice as long. */
START_TEST(sickness_and_sessions_from_a_date)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 1;"), PATHWAY,
                             WITH_THREE(SET(2, "sickness", "0.5"),
                                        SET(4, "session_minutes", "480"),
                                        SET(4, "sessions_per_week", "10.0"))));

    ck_assert_double_eq(seen(14), 4 * 10);
    ck_assert_double_eq(seen(28), 4 * (10 + 5));
    ck_assert_double_eq(seen(56), 4 * (10 + 5) + 8 * 20);
}
END_TEST

/* Where a scenario includes two others the changes of both are made. */
START_TEST(included_changes_are_made_together)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8), MILESTONES, TEAM("wte = 1;"), PATHWAY,
                              "scenarios = { a = { changes = ( ", SET(2, "wte", "2.0"),
                              " ); };"
                              "b = { changes = ( ",
                              HIRE("wte = 1; from_week = 3;"),
                              " ); };"
                              "c = { includes = [ \"a\", "
                              "\"b\" ]; changes = ( ",
                              HIRE("wte = 1;"),
                              " ); "
                              "}; };"));
    service_choose(&service, "c");

    service_play(&service, 0);

    ck_assert_double_eq(seen(14), 4 * 10 * 2);
    ck_assert_double_eq(seen(28), 4 * (10 * 2 + 5 * 3 + 5 * 4));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("staffing");
    TCase *tests = tcase_create("staffing");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, hires_work_and_cost_from_their_first_day);
    tcase_add_test(tests, hires_grow_into_their_work);
    tcase_add_test(tests, lead_times_follow_their_distribution);
    tcase_add_test(tests, continuous_clinicians_are_hired_one_by_one);
    tcase_add_test(tests, each_group_is_paid_for_itself);
    tcase_add_test(tests, more_people_from_a_date);
    tcase_add_test(tests, another_pay_from_a_date_leaves_the_past_as_it_was);
    tcase_add_test(tests, another_pay_of_continuous_clinicians_too);
    tcase_add_test(tests, sickness_and_sessions_from_a_date);
    tcase_add_test(tests, included_changes_are_made_together);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
