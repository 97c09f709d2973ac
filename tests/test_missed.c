/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from missed appointments: discharge, the clock, the place in the list. */
#include "models/service/missed.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/service/model_lane.h"
#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 5; } );"

/* Five places a day, or one on each Monday; the team also does a second step. */
#define DAILY "staff = { team = { wte = 1.0; session_minutes = 300; }; };"
#define ONE_A_WEEK                                                                       \
    "staff = { team = { wte = 1.0; sessions_per_week = 1; weekdays = \"Mon\";"           \
    "session_minutes = 60; }; };"
#define MANY "staff = { team = { wte = 1.0; session_minutes = 1440; }; };"

/* Children who have waited 4 to 8 weeks for a visit of an hour. */
#define VISIT(settings)                                                                  \
    "{ name = \"visit\"; staff = \"team\"; minutes = 60; " settings " }"
#define WAITING(children, rest)                                                          \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; }; " rest " }; };"
#define STEPS(steps) "steps = ( " steps " );"
#define ONE_STEP(children, settings) WAITING(children, STEPS(VISIT(settings)))

#define SET_VISIT(week, setting, value_)                                                 \
    "{ type = \"set\"; from_week = " #week ";"                                           \
    "path = \"pathways.p.steps.visit." setting "\"; value = " value_ "; }"
#define SCENARIO(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define BROUGHT_FROM_WEEK_1 SCENARIO(SET_VISIT(1, "not_brought", "0.0"))

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

/* Open with every appointment at the first step missed until a "set" says otherwise. A
 * file must not say so if all are booked again, for nobody would be seen. */
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

/* What the flow table shows: nobody is lost between the start and this day. */
static void check_flows(double day, double at_start)
{
    ck_assert_double_eq(measure(day, BIDE_KPI_LIST),
                        at_start + measure(day, BIDE_KPI_REFERRED)
                            - measure(day, BIDE_KPI_SEEN) - measure(day, BIDE_KPI_LEFT)
                            - measure(day, BIDE_KPI_CLOSED));
}

/* --- discharge --- */

/* Five places a day for four children, who are booked once a day: on the third day they
 * miss their third and last. */
START_TEST(a_child_is_discharged_when_it_misses_the_last_it_may)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, DAILY,
                              ONE_STEP(4, "not_brought = 1.0; discharge_after = 3;")));
    service_begin(&service);

    service_go_on(&service, 1.9);
    ck_assert_uint_eq(service_counts(&service, "p")->not_brought, 4 * 2);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 0);
    service_go_on(&service, 2.9);
    ck_assert_uint_eq(service_counts(&service, "p")->not_brought, 4 * 3);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 4);
}
END_TEST

START_TEST(a_limit_of_one_is_no_second_chance)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, DAILY,
                             ONE_STEP(4, "not_brought = 1.0; discharge_after = 1;")));

    ck_assert_double_eq(measure(7, BIDE_KPI_NOT_BROUGHT), 4);
    ck_assert_double_eq(measure(7, BIDE_KPI_DISCHARGED), 4);
    check_flows(7, 4);
}
END_TEST

static void check_binomial(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Missed with chance 0.3 and booked again with chance 0.5 unless it was the second: seen
 * are 0.7 + 0.15 * 0.7, and the chance of a second appointment is 0.15. */
START_TEST(the_limit_and_the_share_booked_again_work_together)
{
    enum { CHILDREN = 4000 };
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(40),
                                       "milestones = ( { weeks = 40; } );", MANY,
                                       ONE_STEP(4000, "not_brought = 0.3; rebook = 0.5;"
                                                      "discharge_after = 2;")));

    const double seen = measure(280, BIDE_KPI_SEEN);
    const double second = seen + measure(280, BIDE_KPI_NOT_BROUGHT) - CHILDREN;
    ck_assert_double_eq(seen + measure(280, BIDE_KPI_DISCHARGED), CHILDREN);
    check_binomial(seen, CHILDREN, 0.7 * 1.15);
    check_binomial(second, CHILDREN, 0.15);
}
END_TEST

/* A limit that nobody reaches changes nothing, to the last bit. */
START_TEST(a_limit_that_nobody_reaches_changes_nothing)
{
    double none[BIDE_KPI_COUNT];
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, DAILY,
                                       ONE_STEP(200, "not_brought = 0.4;")));
    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        none[k] = measure(35, (enum bide_kpi) k);
    }
    service_close(&service);

    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, DAILY,
                             ONE_STEP(200, "not_brought = 0.4; discharge_after = 100;")));

    double limit[BIDE_KPI_COUNT];
    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        limit[k] = measure(35, (enum bide_kpi) k);
    }
    ck_assert_mem_eq(none, limit, sizeof(none));
}
END_TEST

/* Never brought until week 1, then brought: one missed visit. The review has a count of
 * its own: two more are allowed there. */
START_TEST(appointments_missed_at_an_earlier_step_do_not_count)
{
    open_missed(SERVICE_TEXT(
        SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
        WAITING(1, STEPS(VISIT("") ", { name = \"review\"; staff = \"team\"; minutes = "
                                   "60; not_brought = 1.0; discharge_after = 2; }")),
        BROUGHT_FROM_WEEK_1));
    service_play(&service, 0);

    ck_assert_double_eq(measure(21, BIDE_KPI_NOT_BROUGHT), 1 + 1);
    ck_assert_double_eq(measure(21, BIDE_KPI_DISCHARGED), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_NOT_BROUGHT), 1 + 2);
    ck_assert_double_eq(measure(28, BIDE_KPI_DISCHARGED), 1);
}
END_TEST

/* The same, when a contract and not the team did the visit, on day 1. */
START_TEST(appointments_missed_before_a_contract_do_not_count)
{
    open_missed(SERVICE_TEXT(
        SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
        WAITING(1, STEPS(VISIT("") ", { name = \"review\"; staff = \"team\"; minutes = "
                                   "60; not_brought = 1.0; discharge_after = 2; }")),
        SCENARIO("{ type = \"insourcing\"; step = \"p.visit\"; per_week = 5; weeks = 1;"
                 "from_week = 0.1; }")));
    service_play(&service, 0);

    ck_assert_double_eq(measure(14, BIDE_KPI_NOT_BROUGHT), 1 + 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_DISCHARGED), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_DISCHARGED), 1);
}
END_TEST

/* --- the trap: slot, clock and place after a missed appointment --- */

/* One place on each Monday for three children; the longest waiting, 6.7 to 8 weeks,
 * misses the first clinic. Whatever happens to its place, the slot is lost. */
static void miss_first(const char *settings)
{
    open_missed(SERVICE_TEXT(
        SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
        "pathways = { p = { referrals = { per_week = 0; }; waiting = { from_weeks = [ 4 "
        "];"
        "children = [ 3 ]; }; steps = ( { name = \"visit\"; staff = \"team\";"
        "minutes = 60; ",
        settings, " } ); }; };", BROUGHT_FROM_WEEK_1));
    service_play(&service, 0);
    ck_assert_double_eq(measure(7, BIDE_KPI_NOT_BROUGHT), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 1);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq_tol(service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED), 1,
                            1e-12);
    for (int week = 1; week <= 5; ++week) {
        check_flows(7.0 * week, 3);
    }
}

START_TEST(a_missed_slot_is_lost_the_clock_kept_and_the_place_is_first)
{
    miss_first("missed_place = \"keeps\";");

    ck_assert_double_gt(measure(14, BIDE_KPI_SEEN_MEAN), 1 + 6.6);
    ck_assert_double_eq(measure(14, BIDE_KPI_NULLIFIED), 0);
}
END_TEST

/* Two others, who had waited 5.3 to 6.7 and 4 to 5.3 weeks, go before it. */
START_TEST(a_missed_slot_is_lost_the_clock_kept_and_the_place_is_last)
{
    miss_first("missed_place = \"back\";");

    ck_assert_double_lt(measure(14, BIDE_KPI_SEEN_MEAN), 1 + 6.9);
    ck_assert_double_gt(measure(14, BIDE_KPI_SEEN_MEAN), 1 + 5.2);
    const double last =
        3 * measure(28, BIDE_KPI_SEEN_MEAN) - 2 * measure(21, BIDE_KPI_SEEN_MEAN);
    ck_assert_double_gt(last, 3 + 6.6);
    ck_assert_double_eq(measure(28, BIDE_KPI_NULLIFIED), 0);
}
END_TEST

/* First again, but its clock began on the day of the first clinic: a wait of a week. */
START_TEST(a_nullified_clock_starts_again_and_the_place_is_kept)
{
    miss_first("missed_clock = \"restarts\";");

    ck_assert_double_eq_tol(measure(14, BIDE_KPI_SEEN_MEAN), 1, 1e-9);
    ck_assert_double_eq(measure(7, BIDE_KPI_NULLIFIED), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_CLOSED), 0);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 3);
    ck_assert_double_eq(measure(7, BIDE_KPI_REFERRED), 0);
}
END_TEST

START_TEST(a_nullified_clock_and_the_last_place)
{
    miss_first("missed_clock = \"restarts\"; missed_place = \"back\";");

    const double last =
        3 * measure(28, BIDE_KPI_SEEN_MEAN) - 2 * measure(21, BIDE_KPI_SEEN_MEAN);
    ck_assert_double_eq_tol(last, 3, 1e-9);
}
END_TEST

/* Missed on day 0, agreed again on day 14 at 9: in between it is on no list. On day 14 it
 * goes first, with a clock of 0 days; had its clock gone on, of 8 to 10 weeks. */
START_TEST(no_clock_runs_until_the_new_appointment_is_agreed)
{
    open_missed(
        SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
                     ONE_STEP(3, "missed_clock = \"restarts\"; rebook_weeks = 2;"),
                     BROUGHT_FROM_WEEK_1));
    service_play(&service, 0);

    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 2);
    ck_assert_double_eq(measure(7, BIDE_KPI_CLOSED), 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 1);
    ck_assert_double_eq(measure(21, BIDE_KPI_LIST), 1);
    ck_assert_double_eq(measure(21, BIDE_KPI_CLOSED), 0);
    ck_assert_double_eq_tol(2 * measure(21, BIDE_KPI_SEEN_MEAN),
                            measure(14, BIDE_KPI_SEEN_MEAN), 1e-9);
    for (int week = 1; week <= 5; ++week) {
        check_flows(7.0 * week, 3);
    }
}
END_TEST

/* It goes to the back on the day it is agreed, behind those referred meanwhile: of three
 * places on Mondays in weeks 1 to 3, two are for the other two. */
START_TEST(the_last_place_counts_from_the_day_of_booking)
{
    open_missed(SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
                             ONE_STEP(3, "missed_place = \"back\"; rebook_weeks = 1;"),
                             BROUGHT_FROM_WEEK_1));
    service_begin(&service);
    service_go_on(&service, 7.4);

    double latest = -INFINITY;
    for (uint32_t id = 0; id < 3; ++id) {
        latest = fmax(latest, bide_run_child(&service.run, id)->since);
    }
    ck_assert_double_eq(latest, 7.375);
}
END_TEST

/* The rule changes while the child waits to be booked: its clock starts all the same. */
START_TEST(a_nullified_clock_starts_again_whatever_the_rule_is_by_then)
{
    open_missed(
        SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, ONE_A_WEEK,
                     ONE_STEP(1, "missed_clock = \"restarts\"; rebook_weeks = 2;"),
                     SCENARIO(SET_VISIT(1, "missed_clock", "\"goes_on\"") "," SET_VISIT(
                         1, "not_brought", "0.0"))));
    service_play(&service, 0);

    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 1);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN_MEAN), 0);
}
END_TEST

/* A clock that has stopped is not nullified: the review comes after the wait. */
START_TEST(only_a_running_clock_is_nullified)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(5), MILESTONES, DAILY,
                             WAITING(4, STEPS(VISIT("") ", { name = \"review\";"
                                                        "staff = \"team\"; minutes = 60;"
                                                        "not_brought = 0.5; missed_clock "
                                                        "= \"restarts\"; }"))));

    ck_assert_double_gt(measure(35, BIDE_KPI_NOT_BROUGHT), 0);
    ck_assert_double_eq(measure(35, BIDE_KPI_NULLIFIED), 0);
    check_flows(35, 4);
}
END_TEST

/* All 1000 miss on day 0 and can be booked again after 4 weeks. Nobody leaves while no
 * clock runs; in the week after, 1 - exp(-0.5) of them do, and by then the clinics of
 * five days have called 24 each, who miss again. */
START_TEST(nobody_leaves_while_no_clock_runs)
{
    enum { CHILDREN = 1000 };
    open_missed(SERVICE_TEXT(
        SERVICE_MONDAY(5), MILESTONES,
        "staff = { team = { wte = 1000.0; session_minutes = 60; }; };",
        WAITING(1000, STEPS(VISIT("missed_clock = \"restarts\"; rebook_weeks = "
                                  "4;")) "leaving = { per_week = 0.5; };"),
        SCENARIO("{ type = \"set\"; from_week = 1; path = \"staff.team.wte\";"
                 "value = 0.0; }")));
    service_play(&service, 0);

    const double early = measure(7, BIDE_KPI_LEFT); /* before 9 on day 0 */
    ck_assert_double_eq(measure(28, BIDE_KPI_LEFT), early);
    ck_assert_double_eq(measure(28, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_CLOSED), CHILDREN - early);
    const double weeks = 1 - 9.0 / 168;
    check_binomial(measure(35, BIDE_KPI_LEFT) - early, CHILDREN - early,
                   1 - exp(-0.5 * weeks));
    check_flows(28, CHILDREN);
    check_flows(35, CHILDREN);
}
END_TEST

/* A clinician with one child, who misses, each time for a day: a new clock every day. */
START_TEST(a_clinicians_missed_appointments_nullify_too)
{
    open_missed(SERVICE_TEXT(
        SERVICE_MONDAY(5), MILESTONES, "staff = { team = { clinicians = 1; }; };",
        WAITING(1, STEPS("{ name = \"visit\"; staff = \"team\";"
                         "days = 1; missed_clock = \"restarts\"; }"))));
    service_begin(&service);

    service_go_on(&service, 9.5);

    ck_assert_uint_eq(service_counts(&service, "p")->nullified, 9);
    ck_assert_double_eq(bide_run_child(&service.run, 0)->clock_start, 9);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("missed");
    TCase *tests = tcase_create("missed");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_child_is_discharged_when_it_misses_the_last_it_may);
    tcase_add_test(tests, a_limit_of_one_is_no_second_chance);
    tcase_add_test(tests, the_limit_and_the_share_booked_again_work_together);
    tcase_add_test(tests, a_limit_that_nobody_reaches_changes_nothing);
    tcase_add_test(tests, appointments_missed_at_an_earlier_step_do_not_count);
    tcase_add_test(tests, appointments_missed_before_a_contract_do_not_count);
    tcase_add_test(tests, a_missed_slot_is_lost_the_clock_kept_and_the_place_is_first);
    tcase_add_test(tests, a_missed_slot_is_lost_the_clock_kept_and_the_place_is_last);
    tcase_add_test(tests, a_nullified_clock_starts_again_and_the_place_is_kept);
    tcase_add_test(tests, a_nullified_clock_and_the_last_place);
    tcase_add_test(tests, no_clock_runs_until_the_new_appointment_is_agreed);
    tcase_add_test(tests, the_last_place_counts_from_the_day_of_booking);
    tcase_add_test(tests, a_nullified_clock_starts_again_whatever_the_rule_is_by_then);
    tcase_add_test(tests, only_a_running_clock_is_nullified);
    tcase_add_test(tests, nobody_leaves_while_no_clock_runs);
    tcase_add_test(tests, a_clinicians_missed_appointments_nullify_too);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
