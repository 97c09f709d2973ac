/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/snapshot.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 0; }, { weeks = 1; }, { weeks = 4; } );"
#define LIST(children)                                                                   \
    SERVICE_MONDAY(4)                                                                    \
    MILESTONES                                                                           \
    "staff = { team = { wte = 0; }; };"                                                  \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children                            \
    " ]; longest_weeks = 110; };"                                                        \
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

static struct bide_run_child *child_of(size_t id)
{
    return (struct bide_run_child *) service.run.children.items + id;
}

/* A child referred on the day before the start has waited 0 whole days then: the list is
 * as it closed that day. The time of day does not matter. */
static void give_waits(const double *whole_days, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        const double time_of_day = i % 2 == 0 ? 0.0 : 0.99;
        service_set_clock(&service, i, -1 - whole_days[i] + time_of_day);
    }
}

START_TEST(edges_of_bands_are_whole_days)
{
    const double days[] = { 126, 126, 127, 127, 364, 364, 365, 365, 455, 455,
                            456, 456, 546, 546, 547, 547, 728, 728, 729, 729 };
    service_open(&service, SERVICE_TEXT(LIST(20)));
    service_begin(&service);
    give_waits(days, 20);

    service_go_on(&service, 0);

    ck_assert_double_eq(measure(0, BIDE_KPI_LIST), 20);
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 2.0 / 20);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_52), 14);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_65), 10);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_78), 6);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_104), 2);
}
END_TEST

/* Weeks 1, 2, 3 and 5 hold 2, 3, 1 and 3 of 9 children. Half of 9 is 4.5: 2.5 thirds of
 * the way through week 2. 92 % of 9 is 8.28: 2.28 thirds of the way through week 5. */
START_TEST(centiles_lie_on_a_straight_line_inside_the_week)
{
    const double days[] = { 3, 7, 8, 10, 14, 20, 29, 30, 35 };
    service_open(&service, SERVICE_TEXT(LIST(9)));
    service_begin(&service);
    give_waits(days, 9);

    service_go_on(&service, 0);

    ck_assert_double_eq_tol(measure(0, BIDE_KPI_MEDIAN), 1 + 2.5 / 3, 1e-12);
    ck_assert_double_eq_tol(measure(0, BIDE_KPI_P92), 4 + 2.28 / 3, 1e-12);
}
END_TEST

START_TEST(the_day_of_referral_is_day_0_and_in_the_first_week)
{
    const double days[] = { 0, 0 };
    service_open(&service, SERVICE_TEXT(LIST(2)));
    service_begin(&service);
    give_waits(days, 2);

    service_go_on(&service, 0);

    ck_assert_double_eq(measure(0, BIDE_KPI_MEDIAN), 0.5);
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 1);
}
END_TEST

START_TEST(an_empty_list_has_no_centiles)
{
    service_run(&service, SERVICE_TEXT(LIST(0)));

    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 0);
    ck_assert_double_nan(measure(7, BIDE_KPI_WITHIN));
    ck_assert_double_nan(measure(7, BIDE_KPI_MEDIAN));
    ck_assert_double_nan(measure(7, BIDE_KPI_P92));
    ck_assert_double_nan(measure(7, BIDE_KPI_SEEN_MEAN));
    ck_assert_double_nan(measure(7, BIDE_KPI_SEEN_WITHIN));
    ck_assert_double_nan(measure(7, BIDE_KPI_LEFT_MEAN));
    ck_assert_double_nan(service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED));
    ck_assert_double_eq(measure(7, BIDE_KPI_OVER_52), 0);
}
END_TEST

/* After a form of a week one clinician sees three children for 2 days each, the longest
 * waiting first: after 28 + 7 = 35 days, 21 + 9 = 30 and 14 + 11 = 25. Their mean is 30,
 * their standard deviation 5; with a standard of 4 weeks, 28 days, one is within. */
START_TEST(waits_of_those_seen_are_exact)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                              "staff = { team = { clinicians = 1; }; };"
                              "pathways = { p = { referrals = { per_week = 0; };"
                              "standard = { within_weeks = 4; };"
                              "waiting = { from_weeks = [ 4 ]; children = [ 3 ]; };"
                              "steps = ( { name = \"form\"; weeks = 1; },"
                              "{ name = \"visit\"; staff = \"team\"; days = 2; } ); };"
                              "};"));
    service_begin(&service);
    const double referred[] = { -28, -14, -21 };
    for (size_t i = 0; i < 3; ++i) {
        service_set_clock(&service, i, referred[i]);
        child_of(i)->since = referred[i];
    }

    service_go_on(&service, 28);

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_MEAN), 30.0 / 7, 1e-12);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_SD), 5.0 / 7, 1e-12);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_WITHIN), 1.0 / 3, 1e-12);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_MEDIAN), 30.0 / 7, 0.016 * 30 / 7);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_P92), 35.0 / 7, 0.016 * 35 / 7);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN_DELAYED), 1);
    /* 35, 30 and 25 days from their referral: 7, 9 and 11 from the start. */
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_LIST_MEAN), (7 + 9 + 11) / 28.0, 1e-12);
}
END_TEST

#define STAFF_AND_LIST(staff, children)                                                  \
    SERVICE_MONDAY(4)                                                                    \
    MILESTONES "staff = { team = { " staff " }; };"                                      \
               "pathways = { p = { referrals = { per_week = 0; };"                       \
               "waiting = { from_weeks = [ 4 ]; children = [ " #children                 \
               " ]; longest_weeks = 110; };"                                             \
               "steps = ( { name = \"visit\"; staff = \"team\"; hours = 1; } ); }; };"

/* The wait of a single child has no deviation. */
START_TEST(a_deviation_needs_two)
{
    service_run(&service, SERVICE_TEXT(STAFF_AND_LIST("clinicians = 1;", 1)));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 1);
    ck_assert_double_nan(measure(7, BIDE_KPI_SEEN_SD));
}
END_TEST

START_TEST(equal_waits_do_not_deviate)
{
    service_open(&service, SERVICE_TEXT(STAFF_AND_LIST("wte = 9;", 3)));
    service_begin(&service);
    for (size_t i = 0; i < 3; ++i) {
        service_set_clock(&service, i, -28);
    }

    service_go_on(&service, 7);

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN_SD), 0);
}
END_TEST

/* What a milestone counts has happened before that day begins: four clinics in a week,
 * the one of Monday week 1 not yet. */
START_TEST(a_day_is_counted_as_it_begins)
{
    service_run(&service,
                SERVICE_TEXT(STAFF_AND_LIST(
                    "wte = 1; weekdays = \"Mon\"; sessions_per_week = 1;", 100)));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 4);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 16);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("snapshot");
    TCase *tests = tcase_create("snapshot");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, edges_of_bands_are_whole_days);
    tcase_add_test(tests, centiles_lie_on_a_straight_line_inside_the_week);
    tcase_add_test(tests, the_day_of_referral_is_day_0_and_in_the_first_week);
    tcase_add_test(tests, an_empty_list_has_no_centiles);
    tcase_add_test(tests, waits_of_those_seen_are_exact);
    tcase_add_test(tests, a_deviation_needs_two);
    tcase_add_test(tests, equal_waits_do_not_deviate);
    tcase_add_test(tests, a_day_is_counted_as_it_begins);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
