/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/carve.h"

#include <check.h>
#include <stdlib.h>

#include "tests/service.h"

/* Four visits of an hour a day, some of the time kept; so many urgent and routine wait.
 */
#define LISTS(carve_out, urgent, routine)                                                \
    SERVICE_MONDAY(4), "milestones = ( { weeks = 1; }, { weeks = 4; } );"                \
                       "staff = { team = { wte = 1; carve_out = (" carve_out "); }; };"  \
                       "pathways = { p = { referrals = { per_week = 0; };"               \
                       "priorities = { urgent = { share = 0.5; };"                       \
                       "routine = { share = 0.5; }; };"                                  \
                       "waiting = ( { priority = \"urgent\"; from_weeks = [ 1 ];"        \
                       "children = [ " urgent " ]; }, { priority = \"routine\";"         \
                       "from_weeks = [ 6 ]; children = [ " routine " ]; } );"            \
                       "steps = ( { name = \"visit\"; staff = \"team\";"                 \
                       "minutes = 60; } ); }; };"
#define URGENT(amount) "{ step = \"p.visit\"; priority = \"urgent\"; " amount " }"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void begin(const char *const *text)
{
    service_open(&service, text);
    service_begin(&service);
}

static void go_on(double day, uint64_t urgent, uint64_t routine)
{
    const struct bide_run_cell *cells = service.run.cells;
    service_go_on(&service, day);
    ck_assert_uint_eq(cells[0].counts.seen, urgent);
    ck_assert_uint_eq(cells[1].counts.seen, routine);
}

static double used(double day)
{
    return service_staff(&service, "team", day, BIDE_KPI_STAFF_USED);
}

START_TEST(kept_time_is_theirs_and_theirs_alone)
{
    begin(SERVICE_TEXT(LISTS(URGENT("slots = 1;"), "100", "100")));

    go_on(0.5, 1, 3);
    go_on(7, 5, 15);
    ck_assert_double_eq_tol(used(7), 1, 1e-12);
}
END_TEST

START_TEST(nobody_else_uses_it_unless_it_is_released)
{
    begin(SERVICE_TEXT(LISTS(URGENT("slots = 1;"), "2", "100")));
    go_on(1.5, 2, 6);
    go_on(7, 2, 15);
    ck_assert_double_eq_tol(used(7), 17.0 / 20, 1e-12);
    service_close(&service);

    begin(SERVICE_TEXT(LISTS(URGENT("slots = 1; release_days = 0;"), "2", "100")));
    go_on(1.5, 2, 6);
    go_on(7, 2, 18);
    ck_assert_double_eq_tol(used(7), 1, 1e-12);
}
END_TEST

/* The urgent do not use the others' time, even if it is lost. */
START_TEST(they_use_no_other_time)
{
    begin(SERVICE_TEXT(LISTS(URGENT("share = 0.25; release_days = 0;"), "100", "3")));

    go_on(0.5, 1, 3);
    go_on(7, 5, 3);
    ck_assert_double_eq_tol(used(7), 8.0 / 20, 1e-12);
}
END_TEST

/* Half an hour a day is kept for visits of an hour: one on every second day. */
START_TEST(what_they_overrun_is_taken_off_their_next_time)
{
    begin(SERVICE_TEXT(LISTS(URGENT("share = 0.125;"), "100", "100")));

    go_on(0.5, 1, 3);
    go_on(1.5, 1, 7);
    go_on(2.5, 2, 10);
    go_on(28, 10, 70);
    ck_assert_double_eq_tol(used(28), 1, 1e-12);
}
END_TEST

/* An hour and a half for each; the urgent overrun theirs by half an hour, which the
 * others lack, and who overrun the session by as much: everyone pays back on the second
 * day. */
START_TEST(time_is_kept_for_several)
{
    begin(SERVICE_TEXT(
        LISTS(URGENT("share = 0.375;") ", { step = \"p.visit\"; priority = \"routine\";"
                                       "share = 0.375; }",
              "100", "100")));

    go_on(0.5, 2, 2);
    go_on(1.5, 3, 3);
    go_on(3.5, 6, 6);
    ck_assert_double_le(service.run.staff[0].debt, 0);
}
END_TEST

START_TEST(without_priority_it_is_kept_for_all_of_a_step)
{
    begin(SERVICE_TEXT(SERVICE_MONDAY(4),
                       "milestones = ( { weeks = 4; } );"
                       "staff = { team = { wte = 1; carve_out = { step = \"q.review\";"
                       "share = 0.5; }; }; };"
                       "pathways = { p = { referrals = { per_week = 0; };"
                       "waiting = { from_weeks = [ 1 ]; children = [ 100 ]; };"
                       "steps = ( { name = \"visit\"; staff = \"team\";"
                       "minutes = 60; } ); };"
                       "q = { referrals = { per_week = 0; };"
                       "waiting = { from_weeks = [ 6 ]; children = [ 100 ]; };"
                       "steps = ( { name = \"review\"; staff = \"team\";"
                       "minutes = 30; } ); }; };"));

    go_on(0.5, 2, 4);
    go_on(28, 40, 80);
}
END_TEST

/* More is kept than there is: nobody uses more time than the session has. */
START_TEST(no_time_is_made)
{
    begin(SERVICE_TEXT(LISTS(URGENT("slots = 6;"), "100", "100")));

    go_on(0.5, 4, 0);
    go_on(28, 80, 0);
    ck_assert_double_eq_tol(used(28), 1, 1e-12);
}
END_TEST

/* What may be changed from a date: how much, and when it is released. */
START_TEST(more_is_kept_from_a_date)
{
    begin(
        SERVICE_TEXT(LISTS(URGENT("slots = 1;"), "100", "100"),
                     "scenarios = { s = { changes = ( { type = \"set\"; from_week = 1;"
                     "path = \"staff.team.carve_out.0.slots\"; value = 2.0; } ); }; };"));

    go_on(4.5, 5, 15);
    go_on(7.5, 7, 17);
}
END_TEST

/* Booked two weeks ahead, one slot of four kept each day: in the 11 days from today 11
 * urgent and 33 routine are booked at once, and the first 4 seen. */
#define BOOKED(release, urgent)                                                          \
    SERVICE_MONDAY(8), "milestones = ( { weeks = 8; } );"                                \
                       "staff = { team = { wte = 1; booking = { weeks_ahead = 2; };"     \
                       "carve_out = ( { step = \"p.visit\"; priority = \"urgent\";"      \
                       "slots = 1; " release " } ); }; };"                               \
                       "pathways = { p = { referrals = { per_week = 0; };"               \
                       "priorities = { urgent = { share = 0.5; };"                       \
                       "routine = { share = 0.5; }; };"                                  \
                       "waiting = ( { priority = \"urgent\"; from_weeks = [ 1 ];"        \
                       "children = [ " urgent " ]; }, { priority = \"routine\";"         \
                       "from_weeks = [ 6 ]; children = [ 300 ]; } );"                    \
                       "steps = ( { name = \"visit\"; staff = \"team\";"                 \
                       "minutes = 60; } ); }; };"

START_TEST(time_is_kept_in_the_diary)
{
    begin(SERVICE_TEXT(BOOKED("", "300")));

    go_on(0.5, 1, 3);
    go_on(4.5, 5, 15);
    go_on(25.5, 20, 60);
}
END_TEST

/* 5 urgent are seen on the first 5 days. Never released, their time is lost afterwards;
 * released three days before, others are booked on days that are near enough: on Monday
 * of the second week they are those up to Thursday. */
START_TEST(kept_time_is_released_days_before)
{
    begin(SERVICE_TEXT(BOOKED("", "5")));
    go_on(4.5, 5, 15);
    go_on(25.5, 5, 60);
    service_close(&service);

    begin(SERVICE_TEXT(BOOKED("release_days = 3;", "5")));
    go_on(4.5, 5, 15);
    go_on(7.5, 5, 19);
    go_on(25.5, 5, 75);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("carve");
    TCase *tests = tcase_create("carve");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, kept_time_is_theirs_and_theirs_alone);
    tcase_add_test(tests, nobody_else_uses_it_unless_it_is_released);
    tcase_add_test(tests, they_use_no_other_time);
    tcase_add_test(tests, what_they_overrun_is_taken_off_their_next_time);
    tcase_add_test(tests, time_is_kept_for_several);
    tcase_add_test(tests, without_priority_it_is_kept_for_all_of_a_step);
    tcase_add_test(tests, no_time_is_made);
    tcase_add_test(tests, more_is_kept_from_a_date);
    tcase_add_test(tests, time_is_kept_in_the_diary);
    tcase_add_test(tests, kept_time_is_released_days_before);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
