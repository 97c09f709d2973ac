/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/appointment.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/model_lane.h"
#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 5; } );"
#define TEAM(settings) "staff = { team = { wte = 1.0; " settings " }; };"

/* Children who have waited 4 to 8 weeks for a visit of an hour, or of a day. */
#define WAITING(children, visit)                                                         \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( { name = \"visit\"; staff = \"team\"; " visit " } ); }; };"
#define VISIT(children, settings) WAITING(children, "minutes = 60; " settings)
#define DAY(children, settings) WAITING(children, "days = 1; " settings)
#define CLINICIAN "staff = { team = { clinicians = 1; }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

/* Open with every appointment missed until a "set" says otherwise. A file must not say so
 * if all are booked again, for nobody would be seen. */
static void open_missed(const char *const *text)
{
    service_open(&service, text);
    service.model.epochs[0].pathways[0].steps[0].not_brought = 1.0;
    bide_model_lane_close(&service.model); /* they know no missed appointments */
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* Two children, never brought, four places a day: each is booked once a day and not again
 * in the same clinic. Their two hours of four are used, though nobody came. */
START_TEST(a_missed_child_is_not_booked_again_in_the_same_clinic)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, TEAM(""), VISIT(2, "")));
    service_play(&service, 0);

    ck_assert_double_eq(measure(7, BIDE_KPI_NOT_BROUGHT), 2 * 5);
    ck_assert_double_eq(measure(35, BIDE_KPI_NOT_BROUGHT), 2 * 25);
    ck_assert_double_eq(measure(35, BIDE_KPI_LIST), 2);
    ck_assert_double_eq(measure(35, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq_tol(service_staff(&service, "team", 35, BIDE_KPI_STAFF_USED), 0.5,
                            1e-12);
}
END_TEST

/* Missed on days 0, 14 and 28. */
START_TEST(a_missed_child_can_be_booked_again_after_the_stated_weeks)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, TEAM(""),
                             VISIT(3, "rebook_weeks = 2;")));
    service_play(&service, 0);

    ck_assert_double_eq(measure(14, BIDE_KPI_NOT_BROUGHT), 3 * 1);
    ck_assert_double_eq(measure(35, BIDE_KPI_NOT_BROUGHT), 3 * 3);
    ck_assert_double_eq(measure(35, BIDE_KPI_LIST), 3);
}
END_TEST

/* One place on each Monday. The child who has waited longest misses the first clinic;
 * from the second week on everyone is brought, and that child is still first. Of three
 * children the longest waiting are 6.7 to 8 weeks into their wait at the start. */
#define ONE_A_WEEK                                                                       \
    TEAM("sessions_per_week = 1; weekdays = \"Mon\"; session_minutes = 60;")
#define BROUGHT_FROM_WEEK_1                                                              \
    "scenarios = { s = { changes = ( { type = \"set\"; from_week = 1;"                   \
    "path = \"pathways.p.steps.visit.not_brought\"; value = 0.0; } ); }; };"

static void check_place_is_kept(void)
{
    ck_assert_double_eq(measure(7, BIDE_KPI_NOT_BROUGHT), 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_NOT_BROUGHT), 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 1);
    ck_assert_double_gt(measure(14, BIDE_KPI_SEEN_MEAN), 1 + 6.6);
}

START_TEST(a_child_booked_again_at_once_keeps_its_place)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK, VISIT(3, ""),
                             BROUGHT_FROM_WEEK_1));
    service_play(&service, 0);

    check_place_is_kept();
}
END_TEST

START_TEST(a_child_booked_again_later_keeps_its_place)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
                             VISIT(3, "rebook_weeks = 1;"), BROUGHT_FROM_WEEK_1));
    service_play(&service, 0);

    check_place_is_kept();
}
END_TEST

START_TEST(a_missed_child_who_is_not_booked_again_is_discharged)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, TEAM(""),
                                       VISIT(8, "not_brought = 1.0; rebook = 0;")));

    ck_assert_double_eq(measure(7, BIDE_KPI_DISCHARGED), 8);
    ck_assert_double_eq(measure(7, BIDE_KPI_NOT_BROUGHT), 8);
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(7, BIDE_KPI_COMPLETED), 0);
}
END_TEST

static void check_binomial(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Of each appointment 0.2 are missed and of these 0.3 discharged: a child is seen with
 * chance 0.8 / (1 - 0.2 * 0.7) and appointments are 1 / (1 - 0.2 * 0.7) a child. */
START_TEST(shares_missed_and_booked_again_hold_in_the_long_run)
{
    enum { CHILDREN = 20000 };
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(40),
                             TEAM("session_minutes = 1440; sessions_per_week = 50;"),
                             VISIT(20000, "not_brought = 0.2; rebook = 0.7;")));

    const double seen = measure(280, BIDE_KPI_SEEN);
    const double missed = measure(280, BIDE_KPI_NOT_BROUGHT);
    const double discharged = measure(280, BIDE_KPI_DISCHARGED);
    ck_assert_double_eq(seen + discharged, CHILDREN);
    check_binomial(seen, CHILDREN, 0.8 / 0.86);
    check_binomial(missed, seen + missed, 0.2);
    check_binomial(discharged, missed, 0.3);
}
END_TEST

/* One clinician and three children who take a day each, missed or not. */
START_TEST(a_missed_appointment_takes_a_clinicians_time)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(5), CLINICIAN,
                                        DAY(3, "not_brought = 1.0; rebook = 0;")));
    service_begin(&service);

    service_go_on(&service, 1.5);

    ck_assert_uint_eq(service_counts(&service, "p")->not_brought, 2);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 1);
    service_go_on(&service, 4);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 3);
}
END_TEST

/* A continuous clinician calls a missed child again at once: 1 day each time. */
START_TEST(a_clinician_books_again_at_once)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), CLINICIAN, DAY(1, "")));
    service_begin(&service);

    service_go_on(&service, 9.5);

    ck_assert_uint_eq(service_counts(&service, "p")->not_brought, 10);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("appointment");
    TCase *tests = tcase_create("appointment");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_missed_child_is_not_booked_again_in_the_same_clinic);
    tcase_add_test(tests, a_missed_child_can_be_booked_again_after_the_stated_weeks);
    tcase_add_test(tests, a_child_booked_again_at_once_keeps_its_place);
    tcase_add_test(tests, a_child_booked_again_later_keeps_its_place);
    tcase_add_test(tests, a_missed_child_who_is_not_booked_again_is_discharged);
    tcase_add_test(tests, shares_missed_and_booked_again_hold_in_the_long_run);
    tcase_add_test(tests, a_missed_appointment_takes_a_clinicians_time);
    tcase_add_test(tests, a_clinician_books_again_at_once);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
