/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/order.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

/* One clinician and visits of a week, so that one child is called on each Monday. These
 * wait: some urgent, for a little over a week, and routine, for a little over six. */
#define LIST(priorities, order, urgent, routine)                                         \
    SERVICE_MONDAY(8), "milestones = ( { weeks = 8; } );"                                \
                       "staff = { team = { clinicians = 1; }; };"                        \
                       "pathways = { p = { referrals = { per_week = 0; }; " order        \
                       "priorities = { " priorities " };"                                \
                       "waiting = ( { priority = \"urgent\"; from_weeks = [ 1 ];"        \
                       "children = [ " urgent " ]; longest_weeks = 1.1; },"              \
                       "{ priority = \"routine\"; from_weeks = [ 6 ];"                   \
                       "children = [ " routine " ]; longest_weeks = 6.1; } );"           \
                       "steps = ( { name = \"visit\"; staff = \"team\"; weeks = 1; } );" \
                       "}; };"
#define ALIKE "urgent = { share = 0.5; }; routine = { share = 0.5; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void go_on(double day, uint64_t urgent, uint64_t routine)
{
    const struct bide_run_cell *cells = service.run.cells;
    service_go_on(&service, day);
    ck_assert_uint_eq(cells[0].counts.seen, urgent);
    ck_assert_uint_eq(cells[1].counts.seen, routine);
}

static void begin(const char *const *text)
{
    service_open(&service, text);
    service_begin(&service);
}

START_TEST(the_most_urgent_come_first)
{
    begin(SERVICE_TEXT(LIST(ALIKE, "", "2", "2")));

    go_on(0.5, 1, 0);
    go_on(7.5, 2, 0);
    go_on(14.5, 2, 1);
}
END_TEST

START_TEST(the_longest_waiting_come_first)
{
    begin(SERVICE_TEXT(LIST(ALIKE, "order = \"longest_wait\";", "2", "2")));

    go_on(0.5, 0, 1);
    go_on(7.5, 0, 2);
    go_on(14.5, 1, 2);
}
END_TEST

/* At first 4 times one week is less than 6; a week later 4 times two is more than 7. */
START_TEST(ageing_overtakes_in_time)
{
    begin(SERVICE_TEXT(LIST("urgent = { share = 0.5; slope = 4; };"
                            "routine = { share = 0.5; };",
                            "order = \"ageing\";", "1", "3")));

    go_on(0.5, 0, 1);
    go_on(7.5, 1, 1);
    go_on(14.5, 1, 2);
}
END_TEST

/* One week and four are less than six, and stay so much less for ever. */
START_TEST(a_head_start_never_overtakes)
{
    begin(SERVICE_TEXT(LIST("urgent = { share = 0.5; head_start_weeks = 4; };"
                            "routine = { share = 0.5; };",
                            "order = \"head_start\";", "1", "3")));

    go_on(0.5, 0, 1);
    go_on(7.5, 0, 2);
    go_on(14.5, 0, 3);
    go_on(21.5, 1, 3);
}
END_TEST

START_TEST(a_longer_head_start_comes_first)
{
    begin(SERVICE_TEXT(LIST("urgent = { share = 0.5; head_start_weeks = 6; };"
                            "routine = { share = 0.5; };",
                            "order = \"head_start\";", "1", "3")));

    go_on(0.5, 1, 0);
    go_on(7.5, 1, 1);
}
END_TEST

/* The routine have waited a little over 6 weeks at first, and over 7 when a week has gone
 * by. */
START_TEST(those_who_have_waited_too_long_come_first)
{
    begin(SERVICE_TEXT(LIST(ALIKE, "first_over_weeks = 6;", "2", "2")));
    go_on(0.5, 0, 1);
    go_on(7.5, 0, 2);
    go_on(14.5, 1, 2);
    service_close(&service);

    begin(SERVICE_TEXT(LIST(ALIKE, "first_over_weeks = 7;", "2", "2")));
    go_on(0.5, 1, 0);
    go_on(7.5, 1, 1);
    go_on(14.5, 1, 2);
    go_on(21.5, 2, 2);
}
END_TEST

/* The order may change from a date. */
START_TEST(a_new_order_from_a_date)
{
    begin(SERVICE_TEXT(LIST(ALIKE, "", "3", "3"),
                       "scenarios = { s = { changes = ( { type = \"set\"; from_week = 1;"
                       "path = \"pathways.p.order\"; value = \"longest_wait\"; },"
                       "{ type = \"set\"; from_week = 2; path ="
                       "\"pathways.p.first_over_weeks\"; value = 1; } ); }; };"));

    go_on(0.5, 1, 0);
    go_on(7.5, 1, 1);
    go_on(14.5, 1, 2);
}
END_TEST

START_TEST(standings_compare_by_rank_score_and_clock)
{
    const struct bide_order_standing first = { 0, 1.0, 0.0 };
    const struct bide_order_standing next = { 1, 9.0, 0.0 };
    const struct bide_order_standing less = { 1, 8.0, -5.0 };
    const struct bide_order_standing later = { 1, 8.0, -4.0 };

    ck_assert(bide_order_is_before(&first, &next));
    ck_assert(!bide_order_is_before(&next, &first));
    ck_assert(bide_order_is_before(&next, &less));
    ck_assert(!bide_order_is_before(&less, &next));
    ck_assert(bide_order_is_before(&less, &later));
    ck_assert(!bide_order_is_before(&later, &less));
    ck_assert(!bide_order_is_before(&less, &less));
}
END_TEST

START_TEST(scores_are_points_or_days)
{
    const struct bide_model_order order = { .is_by_class = false,
                                            .first_over_days = 30.0,
                                            .slope = { 4.0, 1.0 },
                                            .head_start_days = { 0.0, 14.0 } };

    ck_assert_double_eq(bide_order_of(&order, 0, 90, 100).score, 40);
    ck_assert_double_eq(bide_order_of(&order, 1, 90, 100).score, 24);
    ck_assert_uint_eq(bide_order_of(&order, 1, 90, 100).rank, 1);
    ck_assert_uint_eq(bide_order_of(&order, 1, 70, 100).rank, 1);
    ck_assert_uint_eq(bide_order_of(&order, 1, 69, 100).rank, 0);
    ck_assert_double_eq(bide_order_of(&order, 0, 69, 100).score, 31);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("order");
    TCase *tests = tcase_create("lists");
    TCase *sums = tcase_create("sums");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, sums);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, the_most_urgent_come_first);
    tcase_add_test(tests, the_longest_waiting_come_first);
    tcase_add_test(tests, ageing_overtakes_in_time);
    tcase_add_test(tests, a_head_start_never_overtakes);
    tcase_add_test(tests, a_longer_head_start_comes_first);
    tcase_add_test(tests, those_who_have_waited_too_long_come_first);
    tcase_add_test(tests, a_new_order_from_a_date);
    tcase_add_test(sums, standings_compare_by_rank_score_and_clock);
    tcase_add_test(sums, scores_are_points_or_days);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
