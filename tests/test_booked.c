/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appointments that children who wait at the start have already. */
#include <check.h>
#include <stdlib.h>

#include "tests/booking.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double seen(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_SEEN);
}

/* 20 places a week. In the first weeks only those booked come, the longest waiting; the
 * rest of the time stays empty, as it is too near to be booked: notice is four weeks. */
START_TEST(only_those_booked_are_seen_until_the_notice_is_over)
{
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("notice_days = 28;")),
            ONE(0, 200, "booked = { per_week = [ 10, 9, 8 ]; };" STEPS(VISIT("")))));

    ck_assert_double_eq(seen(7), 10);
    ck_assert_double_eq(seen(14), 10 + 9);
    ck_assert_double_eq(seen(21), 10 + 9 + 8);
    ck_assert_double_eq(seen(28), 27);
    ck_assert_double_eq(seen(70), 27 + 6 * 20);
    ck_assert_double_eq_tol(service_staff(&service, "team", 28, BIDE_KPI_STAFF_USED),
                            27.0 / 80, 1e-12);
}
END_TEST

START_TEST(without_a_word_the_diary_is_full)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 28;")), WAITING(200)));

    ck_assert_double_eq(seen(28), 80);
    ck_assert_double_eq(seen(70), 200);
}
END_TEST

/* Children are numbered from the longest wait down; ten are booked for five days. */
START_TEST(the_longest_waiting_are_booked_evenly_over_the_week)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("notice_days = 28;")),
                     ONE(0, 200, "booked = { per_week = [ 10 ]; };" STEPS(VISIT("")))));
    service_begin(&service);

    for (size_t day = 0; day < 5; ++day) {
        ck_assert_uint_eq(bide_diary_day(&service.run.diaries[0], day)->count, 2);
    }
    service_go_on(&service, 7);
    for (uint32_t id = 0; id < 20; ++id) {
        ck_assert_int_eq(bide_pool_is_used(&service.run.children, id), id >= 10);
    }
}
END_TEST

/* 30 booked for 20 places: all places of the week are used and ten are booked again
 * first, before the others: nobody after the first 40 is seen within two weeks. */
START_TEST(a_week_may_be_booked_twice)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("")),
                     ONE(0, 200, "booked = { per_week = [ 30 ]; };" STEPS(VISIT("")))));

    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(14), 40);
    ck_assert_double_eq(seen(70), 200);
}
END_TEST

/* No clinic in the first week: its two children are booked first, for the fifth week. */
START_TEST(children_of_a_week_without_clinics_are_booked_first)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                     "staff = { team = { wte = 1.0; leave = { from = "
                     "\"2025-09-01\"; to = \"2025-09-07\"; };",
                     BOOKING("notice_days = 28;"), "}; };",
                     ONE(0, 200, "booked = { per_week = [ 2 ]; };" STEPS(VISIT("")))));
    service_begin(&service);

    const struct bide_diary_day *monday = bide_diary_day(&service.run.diaries[0], 28);
    ck_assert_uint_eq(monday->count, 4);
    ck_assert_uint_eq(monday->entries[0].id, 0);
    ck_assert_uint_eq(monday->entries[1].id, 1);
    service_go_on(&service, 70);
    ck_assert_double_eq(seen(28), 0);
    ck_assert_double_eq(seen(70), 120);
}
END_TEST

/* Two pathways share the team; each has its own appointments, urgent children first. */
START_TEST(pathways_that_share_staff_have_their_own_appointments)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                             TEAM(BOOKING("notice_days = 28;")), "pathways = {",
                             PATHWAY("p", 0, 50,
                                     "booked = { per_week = [ 5 ]; };" STEPS(VISIT(""))),
                             "q = { referrals = { per_week = 0; }; priorities = {"
                             "urgent = { share = 0.5; }; routine = { share = 0.5; }; };"
                             "waiting = ( { priority = \"urgent\"; from_weeks = [ 1 ];"
                             "children = [ 3 ]; }, { priority = \"routine\";"
                             "from_weeks = [ 20 ]; children = [ 40 ]; } );"
                             "booked = { step = \"call\"; per_week = [ 2, 2 ]; };"
                             "steps = ( { name = \"call\"; staff = \"team\"; hours = 1; }"
                             "); }; };"));

    ck_assert_double_eq(seen(7), 5);
    ck_assert_double_eq(seen(28), 5);
    ck_assert_double_eq(service_measure(&service, "q", 7, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(service_priority(&service, "q", 0, 7, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(service_priority(&service, "q", 0, 14, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq(service_priority(&service, "q", 1, 14, BIDE_KPI_SEEN), 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("booked");
    TCase *tests = tcase_create("booked");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, only_those_booked_are_seen_until_the_notice_is_over);
    tcase_add_test(tests, without_a_word_the_diary_is_full);
    tcase_add_test(tests, the_longest_waiting_are_booked_evenly_over_the_week);
    tcase_add_test(tests, a_week_may_be_booked_twice);
    tcase_add_test(tests, children_of_a_week_without_clinics_are_booked_first);
    tcase_add_test(tests, pathways_that_share_staff_have_their_own_appointments);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
