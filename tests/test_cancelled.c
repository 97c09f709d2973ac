/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinics booked ahead: what becomes of the time of those who do not come, and how others
 * work beside a diary. */
#include "models/service/booking.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/service/audit.h"
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

/* --- those who do not come --- */

/* Everybody who is called takes an hour of the offered time, brought or not. */
START_TEST(a_missed_slot_of_a_booked_clinic_is_lost)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 14;")),
                                       ONE(0, 900, STEPS(VISIT("not_brought = 0.2;")))));

    const double missed = measure(140, BIDE_KPI_NOT_BROUGHT);
    ck_assert_double_eq(missed + measure(140, BIDE_KPI_SEEN), 400);
    ck_assert_double_le(fabs(missed - 80), 3.3 * sqrt(400 * 0.2 * 0.8));
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_MISSED), missed, 1e-9);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_USED), 1, 1e-12);
    ck_assert_double_eq(hours(140, BIDE_KPI_STAFF_CANCELLED), 0);
}
END_TEST

/* The hours of those not brought count without a diary as well. */
START_TEST(lost_hours_are_known_without_a_diary)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES, TEAM(""),
                                       ONE(0, 900, STEPS(VISIT("not_brought = 0.2;")))));

    ck_assert_double_gt(measure(140, BIDE_KPI_NOT_BROUGHT), 0);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_MISSED),
                            measure(140, BIDE_KPI_NOT_BROUGHT), 1e-9);
}
END_TEST

/* Of 900 children half have left after 23 weeks, and of those booked many before their
 * day. With no notice at all every slot is given to somebody else by the next morning;
 * the slots of those who leave on the last night are the only ones lost. */
#define LEAVING "leaving = { per_week = 0.03; };"

START_TEST(withdrawn_patients_free_their_slot)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("")),
                                       ONE(0, 900, STEPS(VISIT("")) LEAVING)));

    const double lost = hours(140, BIDE_KPI_STAFF_CANCELLED);
    ck_assert_double_gt(measure(140, BIDE_KPI_LEFT), 150);
    ck_assert_double_eq_tol(measure(140, BIDE_KPI_SEEN) + lost, 400, 1e-9);
    ck_assert_double_eq_tol(hours_used(140), measure(140, BIDE_KPI_SEEN), 1e-9);
    ck_assert_double_lt(lost, 400 * 0.03 * 3 / 7 * 2); /* at most 3 nights */
}
END_TEST

/* With 35 days of notice the slots of those who leave in the last five weeks are lost: of
 * those booked six weeks ahead, 1 - exp(-0.03 * 5). Of the first five weeks' too. */
START_TEST(withdrawn_patients_without_notice_lose_their_slot)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 35;")),
                                       ONE(0, 900, STEPS(VISIT("")) LEAVING)));

    const double lost = hours(140, BIDE_KPI_STAFF_CANCELLED);
    const double share = 1 - exp(-0.03 * 5);
    ck_assert_double_eq_tol(measure(140, BIDE_KPI_SEEN) + lost, 400, 1e-9);
    ck_assert_double_ge(lost, 300 * share - 3.3 * sqrt(300 * share * (1 - share)));
    ck_assert_double_le(lost, 400 * share + 3.3 * sqrt(400 * share * (1 - share)));
}
END_TEST

/* --- cancelling --- */

/* Cancelled three weeks before, with notice of one: 9 working days in which the slot can
 * be given away again and again, so that all 400 are used (lost with chance 0.2 ^ 9). */
START_TEST(slots_cancelled_in_time_are_refilled)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7; cancelled = 0.2;"
                                                    "cancel_days = 21;")),
                                       WAITING(900)));

    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 400);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_USED), 1, 1e-12);
    ck_assert_double_eq(hours(140, BIDE_KPI_STAFF_CANCELLED), 0);
    ck_assert_double_eq(measure(140, BIDE_KPI_LIST), 500);
}
END_TEST

/* Cancelled on the day: throughput is C (1 - c). */
START_TEST(slots_cancelled_on_the_day_are_lost)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7; cancelled = 0.2;")),
                                       WAITING(900)));

    const double seen = measure(140, BIDE_KPI_SEEN);
    ck_assert_double_le(fabs(seen - 400 * 0.8), 3.3 * sqrt(400 * 0.2 * 0.8));
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_CANCELLED), 400 - seen, 1e-9);
    ck_assert_double_eq_tol(hours_used(140), seen, 1e-9);
    ck_assert_double_eq(measure(140, BIDE_KPI_LIST), 900 - seen);
}
END_TEST

/* The longest waiting of all cancels on the first day: on the second it has the first new
 * slot, at the end of the diary, before all others on the list. */
START_TEST(a_child_who_cancels_keeps_its_clock_and_place)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                              TEAM(BOOKING("notice_days = 7; cancelled = 0.9;")),
                              WAITING(900),
                              SCENARIO(SET(0.1, "staff.team.booking.cancelled", "0.0"))));
    service.model.epochs[0].staff[0].booking.cancelled = 1.0;
    service_begin(&service);
    const double since = bide_run_child(&service.run, 0)->since;

    service_go_on(&service, 1.9);
    const struct bide_run_child *first = bide_run_child(&service.run, 0);

    ck_assert_double_eq(first->since, since);
    ck_assert_uint_eq(first->attempt, 1);
    ck_assert_uint_ne(first->flags & BIDE_RUN_WAITING, 0);
    ck_assert_uint_ne(first->flags & BIDE_RUN_BOOKED, 0);
    const struct bide_diary_day *last = bide_diary_day(&service.run.diaries[0], 43);
    ck_assert_uint_eq(last->count, 4);
    ck_assert_uint_eq(last->entries[0].id, 0);
}
END_TEST

/* --- clinics that are not held --- */

/* From week 2 on half the sessions are held, though the diary is full of children for all
 * of them. Nobody is lost and no session is empty. */
START_TEST(children_of_clinics_that_are_not_held_are_booked_again)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7;")), WAITING(900),
                                       SCENARIO(SET(2, "staff.team.wte", "0.5"))));

    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 40);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 60);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 40 + 18 * 10);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_USED), 1, 1e-12);
}
END_TEST

/* In the second week no clinic is held; its 20 children, who were next, are booked again
 * before anyone else: by week 10 the 140 + 20 - 20 longest waiting are seen and none of
 * the others, whose waits lie below those of the first 180. */
START_TEST(they_are_booked_again_first)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7;")), WAITING(900),
                                       SCENARIO(SET(1, "staff.team.wte", "0.0") "," SET(
                                           2, "staff.team.wte", "1.0"))));

    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 180);
    for (uint32_t id = 0; id < 180; ++id) {
        ck_assert(!bide_pool_is_used(&service.run.children, id));
    }
}
END_TEST

/* --- with others --- */

/* A contract takes ten a week of those who have no appointment yet. */
START_TEST(contracts_work_on_those_not_booked)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7;")), WAITING(900),
                                       SCENARIO("{ type = \"insourcing\"; step = "
                                                "\"p.visit\"; per_week = 10; }")));

    ck_assert_double_eq(measure(140, BIDE_KPI_INSOURCED), 200);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 600);
    ck_assert_double_eq(measure(140, BIDE_KPI_LIST), 300);
}
END_TEST

/* Four children each Saturday, called on the day, besides the 20 who are booked. */
START_TEST(extra_sessions_call_those_not_booked)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                             TEAM(BOOKING("notice_days = 7;")), WAITING(900),
                             SCENARIO("{ type = \"extra_sessions\"; staff = \"team\";"
                                      "sessions = 1; weekdays = \"Sat\"; }")));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 24);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 24 * 20);
    ck_assert_double_eq_tol(hours(140, BIDE_KPI_STAFF_USED), 1, 1e-12);
}
END_TEST

/* All who wait are booked: the contract finds nobody, and every slot is used. */
START_TEST(contracts_do_not_take_those_who_are_booked)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7;")), WAITING(60),
                                       SCENARIO("{ type = \"insourcing\"; step = "
                                                "\"p.visit\"; per_week = 10; }")));

    ck_assert_double_eq(measure(140, BIDE_KPI_INSOURCED), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_SEEN), 60);
}
END_TEST

/* Visits that a pilot makes half as long take half the place in the diary. */
START_TEST(the_diary_knows_what_a_pilot_saves)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                       TEAM(BOOKING("notice_days = 7;")), WAITING(900),
                                       SCENARIO("{ type = \"pilot\"; pathway = \"p\";"
                                                "step = \"visit\"; share = 1.0;"
                                                "minutes_saved = 30; }")));

    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 400);
    ck_assert_double_eq_tol(hours(70, BIDE_KPI_STAFF_USED), 1, 1e-12);
}
END_TEST

/* A team shared by two pathways books the longest waiting of both: those of q, who wait
 * longer than any of p, have all clinics until they are seen. */
START_TEST(a_shared_diary_is_filled_in_the_order_of_all_its_lists)
{
    service_run(&service,
                SERVICE_TEXT(
                    SERVICE_MONDAY(20), MILESTONES, TEAM(BOOKING("notice_days = 7;")),
                    "pathways = { ", PATHWAY("p", 0, 300, STEPS(VISIT(""))),
                    "q = { referrals = { per_week = 0; };"
                    "waiting = { from_weeks = [ 20 ]; children = [ 100 ]; };"
                    "steps = ( { name = \"call\"; staff = \"team\"; minutes = 60; } ); };"
                    "};"));

    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_SEEN), 80);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN), 100);
}
END_TEST

/* A review after the visit: children without a clock are booked too. */
START_TEST(follow_ups_are_booked_too)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                             TEAM(BOOKING("notice_days = 7;")),
                             ONE(0, 20,
                                 STEPS(VISIT("") ", { name = \"review\"; staff = "
                                                 "\"team\"; minutes = 60; }"))));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 20);
    ck_assert_double_eq(measure(7, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(21, BIDE_KPI_COMPLETED), 20);
}
END_TEST

/* Everything at once, with diaries for the doctors and therapists: nobody is lost (the
 * audit), and the pathway that has its own staff without a diary is as it was. */
START_TEST(everything_at_once_adds_up_with_diaries)
{
    double before[BIDE_KPI_COUNT];
    service_open(&service, SERVICE_TEXT(service_rich));
    service_choose(&service, "all");
    service_play(&service, 3);
    const size_t column = bide_plan_column(&service.plan, 1, 2, BIDE_KPI_LIST);
    memcpy(before, service.row + column, sizeof(before));

    struct bide_model *model = &service.model;
    model->rosters[0].booking_days = 28;
    for (size_t i = 0; i < model->epoch_count; ++i) {
        const struct bide_model_booking booking = { .notice_days = 9,
                                                    .overbook = 0.1,
                                                    .cancelled = 0.1 };
        model->epochs[i].staff[0].booking = booking;
    }
    for (uint64_t r = 0; r < 10; ++r) {
        service_play(&service, r);
        const double lost =
            service_staff(&service, "doctors", 56, BIDE_KPI_STAFF_CANCELLED);
        ck_assert_double_gt(lost, 0);
        if (r == 3) {
            ck_assert_mem_eq(before, service.row + column, sizeof(before));
        }
    }
}
END_TEST

/* A child who has an appointment that nobody knows of. */
START_TEST(the_audit_looks_for_those_who_are_booked)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(20), MILESTONES,
                                        TEAM(BOOKING("notice_days = 7;")), WAITING(900)));
    service_begin(&service);
    service_go_on(&service, 10);
    ck_assert_uint_eq(bide_booking_count(&service.run), 120);

    bide_diary_day(&service.run.diaries[0], 14)->count -= 2;

    ck_assert_double_eq(bide_audit_run(&service.run).gap, 2);
}
END_TEST

static void add_giving_back(TCase *tests)
{
    tcase_add_test(tests, a_missed_slot_of_a_booked_clinic_is_lost);
    tcase_add_test(tests, lost_hours_are_known_without_a_diary);
    tcase_add_test(tests, withdrawn_patients_free_their_slot);
    tcase_add_test(tests, withdrawn_patients_without_notice_lose_their_slot);
    tcase_add_test(tests, slots_cancelled_in_time_are_refilled);
    tcase_add_test(tests, slots_cancelled_on_the_day_are_lost);
    tcase_add_test(tests, a_child_who_cancels_keeps_its_clock_and_place);
    tcase_add_test(tests, children_of_clinics_that_are_not_held_are_booked_again);
    tcase_add_test(tests, they_are_booked_again_first);
}

static void add_others(TCase *tests)
{
    tcase_add_test(tests, contracts_work_on_those_not_booked);
    tcase_add_test(tests, extra_sessions_call_those_not_booked);
    tcase_add_test(tests, contracts_do_not_take_those_who_are_booked);
    tcase_add_test(tests, the_diary_knows_what_a_pilot_saves);
    tcase_add_test(tests, a_shared_diary_is_filled_in_the_order_of_all_its_lists);
    tcase_add_test(tests, follow_ups_are_booked_too);
    tcase_add_test(tests, everything_at_once_adds_up_with_diaries);
    tcase_add_test(tests, the_audit_looks_for_those_who_are_booked);
}

int main(void)
{
    Suite *suite = suite_create("cancelled");
    TCase *tests = tcase_create("cancelled");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    add_giving_back(tests);
    add_others(tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
