/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinics booked ahead: who gets the appointments, and when. */
#include "models/service/booking.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/booking.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static double hours(double day, enum bide_kpi_staff kpi)
{
    return service_staff(&service, "team", day, kpi);
}

static double hours_used(double day)
{
    return hours(day, BIDE_KPI_STAFF_USED) * hours(day, BIDE_KPI_STAFF_HOURS);
}

/* The measures of the pathway on this day. */
static const double *line(double day)
{
    const struct bide_plan *plan = &service.plan;
    size_t moment = 0;
    while (plan->moments[moment].time < day) {
        ++moment;
    }
    return service.row + bide_plan_column(plan, moment, 0, BIDE_KPI_LIST);
}

/* Play the same service booked ahead and called on the day; the measures of the pathway
 * are the same to the last bit on these days. */
static void check_same(const char *booking, const char *rest)
{
    static const double days[] = { 7, 14, 21, 28, 70, 140 };
    enum { DAYS = sizeof(days) / sizeof(days[0]) };
    double booked[DAYS][BIDE_KPI_COUNT];
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       "staff = { team = { ", booking, rest));
    for (size_t i = 0; i < DAYS; ++i) {
        memcpy(booked[i], line(days[i]), sizeof(booked[i]));
    }
    service_close(&service);
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       "staff = { team = { ", rest));
    for (size_t i = 0; i < DAYS; ++i) {
        ck_assert_mem_eq(booked[i], line(days[i]), sizeof(booked[i]));
    }
}

/* --- like the lists without a diary, as long as they are long enough --- */

/* 600 children wait and 15 a week come: more than the diary ever holds. */
START_TEST(under_heavy_load_booking_ahead_changes_nothing)
{
    check_same(BOOKING("notice_days = 14;"),
               "wte = 1.0; }; };" ONE(15, 600, STEPS(VISIT(""))));
}
END_TEST

/* 1.5 sessions a week, carried, of visits that overrun them. */
START_TEST(fractions_of_sessions_and_overruns_are_carried_in_the_diary_too)
{
    check_same(
        BOOKING("notice_days = 7;"),
        "wte = 0.3; session_minutes = 60; }; };" ONE(
            0, 300, STEPS("{ name = \"visit\"; staff = \"team\"; minutes = 45; }")));
    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN), 35);
}
END_TEST

/* A visit of 10 hours in sessions of 4. */
START_TEST(a_visit_may_fill_several_clinics)
{
    check_same(BOOKING("notice_days = 7;"),
               "wte = 1.0; }; };" ONE(
                   0, 300, STEPS("{ name = \"visit\"; staff = \"team\"; hours = 10; }")));
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 4);
}
END_TEST

/* A missed visit of 10 hours loses all of them, two and a half clinics. */
START_TEST(a_missed_visit_loses_all_the_clinics_it_would_have_filled)
{
    check_same(
        BOOKING("notice_days = 7;"),
        "wte = 1.0; }; };" ONE(0, 300,
                               STEPS("{ name = \"visit\"; staff = \"team\"; hours = 10;"
                                     "not_brought = 0.3; rebook = 0; }")));
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN) + measure(140, BIDE_KPI_NOT_BROUGHT),
                        40);
}
END_TEST

/* A colleague comes in week 8 whose start was known in time. */
START_TEST(the_diary_knows_of_those_who_have_been_hired)
{
    check_same(BOOKING("notice_days = 7;"),
               "wte = 1.0; }; };" ONE(15, 900, STEPS(VISIT(""))) SCENARIO(
                   "{ type = \"hire\"; staff = \"team\"; wte = 1.5; from_week = 8;"
                   "ramp_weeks = 4; }"));
    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN), 20 * 20);
}
END_TEST

/* --- notice --- */

/* Two children a week and room for 20: a child is booked on the working day after its
 * referral, for the first clinic 14 days later. Standards of 13 and 18 days show that
 * nobody waits less than 14 days nor more than over one more weekend. */
START_TEST(under_light_load_everybody_waits_for_the_notice)
{
    static const char *const standards[] = { "1.857142858", "2.571428572" };
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                             TEAM(BOOKING("notice_days = 14;")),
                             "pathways = { p = { referrals = { per_week = 2; };"
                             "standard = { within_weeks = ",
                             standards[_i], "; }; ", STEPS(VISIT("")), "}; };"));

    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN_WITHIN), _i == 0 ? 0 : 1);
}
END_TEST

/* No notice: booked on the day of referral or the next, for the clinic after that. */
START_TEST(without_notice_the_next_clinic_is_booked)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("")),
                                       "pathways = { p = { referrals = { per_week = 2; };"
                                       "standard = { within_weeks = 0.714285715; };",
                                       STEPS(VISIT("")), "}; };"));

    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN_WITHIN), 1);
    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN_MEAN), 1.0 / 7);
}
END_TEST

/* Notice of 7 days from week 4 on; before, of 35. */
START_TEST(the_notice_may_change)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                             TEAM(BOOKING("notice_days = 35;")),
                             ONE(2, 0, STEPS(VISIT(""))),
                             SCENARIO(SET(4, "staff.team.booking.notice_days", "7"))));

    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 0);
    ck_assert_double_gt(measure(140, BIDE_KPI_SEEN), 20);
    ck_assert_double_lt(measure(140, BIDE_KPI_SEEN_MEAN), 3.5);
}
END_TEST

/* --- overbooking --- */

/* A fifth booked in excess and everybody comes: four are seen a day, one is booked again,
 * and nothing is lost. */
START_TEST(overbooked_children_who_do_not_fit_are_booked_again)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("overbook = 0.25;")), WAITING(900)));

    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 400);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_USED), 1, 1e-12);
}
END_TEST

/* Five booked for four hours, each missed with chance 0.2: the number who come is
 * binomial, and min(4, that) are seen: 4 - 0.8^5 * ... by hand, 5 * 0.8 - 0.8^5 = 3.67232
 * a day instead of 3.2. */
START_TEST(overbooking_uses_the_time_of_those_who_are_not_brought)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("overbook = 0.25;")),
                                       ONE(0, 900, STEPS(VISIT("not_brought = 0.2;")))));

    const double seen = measure(140, BIDE_KPI_SEEN);
    const double variance = 5 * 0.8 * 0.2; /* at most */
    ck_assert_double_le(fabs(seen - 100 * 3.67232), 3.3 * sqrt(100 * variance));
    ck_assert_double_eq_tol(hours_used(140), seen + hours(140, BIDE_KPI_STAFF_MISSED),
                            1e-9);
    ck_assert_double_lt(hours(140, BIDE_KPI_STAFF_MISSED),
                        measure(140, BIDE_KPI_NOT_BROUGHT));
}
END_TEST

static void add_filling(TCase *tests)
{
    tcase_add_test(tests, under_heavy_load_booking_ahead_changes_nothing);
    tcase_add_test(tests,
                   fractions_of_sessions_and_overruns_are_carried_in_the_diary_too);
    tcase_add_test(tests, a_visit_may_fill_several_clinics);
    tcase_add_test(tests, a_missed_visit_loses_all_the_clinics_it_would_have_filled);
    tcase_add_test(tests, the_diary_knows_of_those_who_have_been_hired);
    tcase_add_loop_test(tests, under_light_load_everybody_waits_for_the_notice, 0, 2);
    tcase_add_test(tests, without_notice_the_next_clinic_is_booked);
    tcase_add_test(tests, the_notice_may_change);
    tcase_add_test(tests, overbooked_children_who_do_not_fit_are_booked_again);
    tcase_add_test(tests, overbooking_uses_the_time_of_those_who_are_not_brought);
}

int main(void)
{
    Suite *suite = suite_create("booking");
    TCase *tests = tcase_create("booking");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    add_filling(tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
