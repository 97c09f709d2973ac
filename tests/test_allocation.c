/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/allocation.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 4; } );"
#define STAFF(settings) "staff = { team = { " settings " }; };"

/* A pathway whose children have waited between these weeks. */
#define LIST(name, settings, children, from, to, step)                                   \
    name " = { referrals = { per_week = 0; }; " settings                                 \
         "waiting = { from_weeks = [ " from " ]; children = [ " children                 \
         " ]; longest_weeks = " to "; };"                                                \
         "steps = ( { name = \"visit\"; staff = \"team\"; " step " } ); };"
#define PATHWAYS(...) "pathways = {", __VA_ARGS__, "};"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static uint64_t seen(const char *pathway)
{
    const struct bide_spec_list pathways = service.spec.pathways;
    const size_t index =
        bide_spec_find(pathways, sizeof(struct bide_spec_pathway), pathway);
    const struct bide_model_route *route = &service.model.routes[index];
    uint64_t sum = 0;
    for (size_t c = 0; c < route->class_count; ++c) {
        sum += service.run.cells[route->first_cell + c].counts.seen;
    }
    return sum;
}

static void begin(const char *const *text)
{
    service_open(&service, text);
    service_begin(&service);
}

static void go_on(double day, uint64_t p, uint64_t q)
{
    service_go_on(&service, day);
    ck_assert_uint_eq(seen("p"), p);
    ck_assert_uint_eq(seen("q"), q);
}

/* A visit a day. p: 10 children over 20 weeks, standard 18; q: 10 over 10 weeks, standard
 * 6 weeks: 20 / 18 of the standard, and 10 / 6. */
#define TWO(allocation)                                                                  \
    SERVICE_MONDAY(4), MILESTONES, STAFF("clinicians = 1; " allocation),                 \
        PATHWAYS(LIST("p", "", "10", "20", "20.5", "days = 1;"),                         \
                 LIST("q", "standard = { within_weeks = 6; };", "10", "10", "10.5",      \
                      "days = 1;"))

START_TEST(the_longest_waiting_of_all_lists)
{
    begin(SERVICE_TEXT(TWO("allocation = \"longest_wait\";")));

    go_on(9.5, 10, 0);
    go_on(19.5, 10, 10);
}
END_TEST

START_TEST(the_longest_waiting_for_their_standard)
{
    begin(SERVICE_TEXT(TWO("allocation = \"relative_wait\";")));

    go_on(9.5, 0, 10);
    go_on(19.5, 10, 10);
}
END_TEST

/* Urgent first is the rule unless another is given; its q has the urgent children. */
#define URGENT(allocation)                                                               \
    SERVICE_MONDAY(4), MILESTONES, STAFF("clinicians = 1; " allocation),                 \
        PATHWAYS(LIST("p",                                                               \
                      "priorities = { now = { share = 0; }; soon = { share = 1; };"      \
                      "};",                                                              \
                      "3", "20", "20.5", "days = 1;"),                                   \
                 LIST("q", "", "3", "10", "10.5", "days = 1;"))

START_TEST(the_urgent_come_first_or_the_longest_waiting)
{
    begin(SERVICE_TEXT(URGENT("")));
    go_on(2.5, 0, 3);
    service_close(&service);

    begin(SERVICE_TEXT(URGENT("allocation = \"longest_wait\";")));
    go_on(2.5, 3, 0);
}
END_TEST

/* Sessions of 240 minutes; 75% of them are for p's visits of 30 minutes, the rest for q's
 * of 60: 6 and 1 a day. */
#define SHARED(p_children, q_children)                                                   \
    SERVICE_MONDAY(4), MILESTONES, STAFF("wte = 1.0; allocation = \"shares\";"),         \
        PATHWAYS(LIST("p", "", p_children, "20", "20.5",                                 \
                      "minutes = 30; share_of_time = 0.75;"),                            \
                 LIST("q", "", q_children, "10", "10.5",                                 \
                      "minutes = 60; share_of_time = 0.25;"))

START_TEST(time_is_shared_by_minutes)
{
    begin(SERVICE_TEXT(SHARED("300", "300")));

    go_on(0.5, 6, 1);
    go_on(3.5, 24, 4);
    go_on(28, 120, 20);
}
END_TEST

/* p's 6 children are gone after the first day; q takes all: 1 child, then 4 a day. */
START_TEST(time_that_a_list_does_not_need_goes_to_the_others)
{
    begin(SERVICE_TEXT(SHARED("6", "300")));

    go_on(0.5, 6, 1);
    go_on(1.5, 6, 5);
    go_on(28, 6, 1 + 4 * 19);
}
END_TEST

/* 210 minutes a day. q's children come after a week; what they did not use in it they do
 * not get later, nor does p pay for what it used: both get half of what follows. */
START_TEST(time_that_a_list_did_not_need_is_not_owed_to_it)
{
    begin(SERVICE_TEXT(
        SERVICE_MONDAY(4), MILESTONES,
        STAFF("wte = 1.0; session_minutes = 210; allocation = \"shares\";"),
        PATHWAYS(LIST("p", "", "300", "20", "20.5", "minutes = 30; share_of_time = 0.5;"),
                 "q = { referrals = { per_week = 0; }; waiting = { from_weeks = [ 10 ];"
                 "children = [ 300 ]; }; steps = ( { name = \"form\"; weeks = 1; },"
                 "{ name = \"visit\"; staff = \"team\"; minutes = 40;"
                 "share_of_time = 0.5; } ); };")));

    go_on(4.5, 35, 0);
    go_on(7.5, 38, 3);
    service_go_on(&service, 28);
    const double half = 15 * 210 / 2.0;
    ck_assert_double_eq_tol((double) seen("p"), 35 + half / 30, 1.5);
    ck_assert_double_eq_tol((double) seen("q"), half / 40, 1.5);
}
END_TEST

/* Continuous clinicians: a third and two thirds of their time, in visits of a day. */
START_TEST(clinicians_share_their_time_too)
{
    begin(SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                       STAFF("clinicians = 3; allocation = \"shares\";"),
                       PATHWAYS(LIST("p", "", "90", "20", "21",
                                     "days = 1; share_of_time = 0.333333333333;"),
                                LIST("q", "", "90", "10", "11",
                                     "days = 1; share_of_time = 0.666666666667;"))));

    go_on(6.5, 7, 14);
    go_on(27.5, 28, 56);
}
END_TEST

/* q has the smaller rank, whatever the waits. */
START_TEST(the_smaller_rank_comes_first)
{
    static const char *const rules[] = { "", "allocation = \"longest_wait\";",
                                         "allocation = \"relative_wait\";" };
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); ++i) {
        begin(
            SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                         "staff = { team = { clinicians = 1; ", rules[i], "}; };",
                         PATHWAYS(LIST("p", "", "4", "20", "20.5", "days = 1; rank = 2;"),
                                  LIST("q", "", "4", "10", "10.5", "days = 1;"))));

        go_on(3.5, 0, 4);
        go_on(7.5, 4, 4);
        service_close(&service);
    }
    begin(SERVICE_TEXT(TWO("")));
}
END_TEST

/* p is called in the order of its slopes: its first two urgent, who score 4 times 10
 * weeks, come before q's who have waited 20; its routine children come after. */
START_TEST(lists_with_points_compare_their_points)
{
    begin(SERVICE_TEXT(
        SERVICE_MONDAY(4), MILESTONES, STAFF("clinicians = 1;"),
        PATHWAYS(
            "p = { referrals = { per_week = 0; }; order = \"ageing\";"
            "priorities = { now = { share = 0.5; slope = 4; };"
            "soon = { share = 0.5; }; };"
            "waiting = ( { priority = \"now\"; from_weeks = [ 10 ];"
            "children = [ 2 ]; longest_weeks = 11; }, { priority = \"soon\";"
            "from_weeks = [ 10 ]; children = [ 2 ]; longest_weeks = 11; } );"
            "steps = ( { name = \"visit\"; staff = \"team\"; days = 1; } ); };",
            LIST("q", "order = \"longest_wait\";", "2", "20", "20.5", "days = 1;"))));

    const struct bide_run_cell *cells = service.run.cells;
    service_go_on(&service, 1.5);
    ck_assert_uint_eq(cells[0].counts.seen, 2);
    ck_assert_uint_eq(seen("q"), 0);
    service_go_on(&service, 3.5);
    ck_assert_uint_eq(cells[1].counts.seen, 0);
    ck_assert_uint_eq(seen("q"), 2);
    service_go_on(&service, 5.5);
    ck_assert_uint_eq(cells[1].counts.seen, 2);
}
END_TEST

/* Referred and seen, some of them missing appointments and leaving, on lists of all
 * sorts.
 */
#define BUSY(name, settings, rank)                                                       \
    name " = { referrals = { per_week = 8; }; leaving = { per_week = 0.02; }; " settings \
         "priorities = { now = { share = 0.3; }; soon = { share = 0.7; }; };"            \
         "steps = ( { name = \"visit\"; staff = \"team\"; rank = " rank ";"              \
         "hours = { shape = \"exponential\"; mean = 2; }; not_brought = 0.1;"            \
         "rebook = 0.8; } ); };"
#define BUSY_LISTS(first_over)                                                           \
    SERVICE_MONDAY(26), "milestones = ( { weeks = 26; } );",                             \
        STAFF("wte = 1.6; sessions_per_week = 10;"),                                     \
        PATHWAYS(BUSY("p", "", "3"), BUSY("q", first_over, "1"),                         \
                 BUSY("r", "order = \"longest_wait\";", "3"), BUSY("s", "", "2"),        \
                 BUSY("t", "", "3"))

/* The usual case has a way of its own; nobody ever waits 500 weeks, but whoever asks
 * takes the other way. */
START_TEST(the_usual_case_is_the_general_case)
{
    for (uint64_t r = 0; r < 4; ++r) {
        service_open(&service, SERVICE_TEXT(BUSY_LISTS("")));
        service_play(&service, r);
        ck_assert(service.model.epochs[0].staff[0].is_plain);
        const size_t size = service.plan.column_count * sizeof(double);
        double *row = malloc(size);
        ck_assert_ptr_nonnull(row);
        memcpy(row, service.row, size);
        service_close(&service);

        service_open(&service, SERVICE_TEXT(BUSY_LISTS("first_over_weeks = 500;")));
        service_play(&service, r);
        ck_assert(!service.model.epochs[0].staff[0].is_plain);
        ck_assert_mem_eq(service.row, row, size);
        free(row);
        service_close(&service);
    }
    begin(SERVICE_TEXT(TWO("")));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("allocation");
    TCase *tests = tcase_create("allocation");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, the_longest_waiting_of_all_lists);
    tcase_add_test(tests, the_longest_waiting_for_their_standard);
    tcase_add_test(tests, the_urgent_come_first_or_the_longest_waiting);
    tcase_add_test(tests, time_is_shared_by_minutes);
    tcase_add_test(tests, time_that_a_list_does_not_need_goes_to_the_others);
    tcase_add_test(tests, time_that_a_list_did_not_need_is_not_owed_to_it);
    tcase_add_test(tests, clinicians_share_their_time_too);
    tcase_add_test(tests, the_smaller_rank_comes_first);
    tcase_add_test(tests, lists_with_points_compare_their_points);
    tcase_add_test(tests, the_usual_case_is_the_general_case);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
