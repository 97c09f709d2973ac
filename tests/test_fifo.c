/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody is overtaken: every start of a replication is walked through, and whoever still
 * waits on the same list, in the same priority and for longer, is an overtake. Above all
 * where several clinicians are free at one instant. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/service/history.h"
#include "tests/service.h"
#include "tests/starts.h"

static struct service service;
static struct bide_story story;
static struct starts starts;

static void tear_down(void)
{
    bide_story_free(&story);
    service_close(&service);
}

static void play(size_t scenario)
{
    const struct bide_story_wish everyone = { .pathway = -1 };
    const struct bide_history history = { .scenario = scenario, .seed = 1 };
    bide_story_free(&story);
    bide_story_init(&story, everyone);
    ck_assert_int_eq(bide_history_play(&history, &service.spec, &story, &service.diag),
                     BIDE_OK);
    starts = starts_of(story.lines, story.line_count);
}

/* All starts are in order, and this many of them are at the instant of another. */
static void check_in_order(const char *const *text, uint64_t at_once)
{
    service_open(&service, text);
    play(0);
    ck_assert_uint_gt(starts.count, 0);
    ck_assert_uint_ge(starts.at_once, at_once);
    ck_assert_uint_eq(starts.overtakes, 0);
    ck_assert_uint_eq(starts.passed, 0);
}

static const char *read_file(const char *path, char *text, size_t size)
{
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    const size_t length = fread(text, 1, size - 1, file);
    ck_assert(length > 0 && length < size - 1);
    text[length] = '\0';
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

/* 11 clinicians see a child each in exactly 0.2 weeks and are all free again at the same
 * instant, 780 times and at the end a last time, on each of 6 lists. */
START_TEST(clinicians_in_lock_step_take_the_longest_waiting)
{
    static char text[20000];

    check_in_order(SERVICE_TEXT(read_file("bench/waiting_list.cfg", text, sizeof(text))),
                   46860);

    ck_assert_uint_eq(starts.count, 6 * 11 * 781);
    ck_assert_uint_eq(starts.at_once, 6 * 10 * 781);
}
END_TEST

START_TEST(lists_that_share_66_clinicians_are_each_in_order)
{
    static char text[20000];

    check_in_order(
        SERVICE_TEXT(read_file("bench/waiting_list_shared.cfg", text, sizeof(text))),
        45000);

    ck_assert_uint_eq(starts.count, 66 * 781);
}
END_TEST

#define THREE                                                                            \
    "priorities = { urgent = { share = 0.1; }; soon = { share = 0.3; };"                 \
    "routine = { share = 0.6; }; };"
#define BACKLOG(children)                                                                \
    "waiting = ( { from_weeks = [ 0 ]; children = [ " children                           \
    " ]; longest_weeks = 30; } );"
#define LEAVING "leaving = { per_week = 0.01; };"
#define MOMENT SERVICE_MONDAY(40), "milestones = ( { weeks = 40; } );"
#define VISIT(settings) "steps = ( { name = \"visit\"; staff = \"team\"; " settings "} );"
#define STAFF(settings) "staff = { team = { " settings " }; };"
#define PATHWAY(settings)                                                                \
    "pathways = { p = { " THREE LEAVING BACKLOG("800") settings "}; };"

START_TEST(those_referred_together_are_in_order_of_referral)
{
    check_in_order(
        SERVICE_TEXT(
            MOMENT, STAFF("clinicians = 11;"),
            PATHWAY("referrals = { per_week = 60; batch = 5; };" VISIT("weeks = 0.2; "))),
        2000);
}
END_TEST

START_TEST(more_and_fewer_clinicians_change_no_order)
{
    check_in_order(
        SERVICE_TEXT(MOMENT,
                     STAFF("clinicians = 11; schedule = ( { from_week = 6;"
                           "clinicians = 2; }, { from_week = 9; clinicians = 25; },"
                           "{ from_week = 20; clinicians = 0; },"
                           "{ from_week = 22; clinicians = 14; } );"),
                     PATHWAY("referrals = { per_week = 60; };" VISIT("weeks = 0.2; "))),
        1000);
}
END_TEST

START_TEST(a_dated_change_of_the_clinicians_changes_no_order)
{
    service_open(
        &service,
        SERVICE_TEXT(MOMENT, STAFF("clinicians = 5;"),
                     PATHWAY("referrals = { per_week = 60; };" VISIT("weeks = 0.2; ")),
                     "scenarios = { now = { }; more = { changes = ( { type = \"set\";"
                     "path = \"staff.team.clinicians\"; value = 16; from_week = 5; } );"
                     "}; };"));
    play(1);
    ck_assert_uint_gt(starts.count, 16 * 5 * 34);
    ck_assert_uint_eq(starts.overtakes, 0);
    ck_assert_uint_eq(starts.passed, 0);
}
END_TEST

START_TEST(missed_appointments_return_to_their_place)
{
    check_in_order(SERVICE_TEXT(MOMENT, STAFF("clinicians = 11;"),
                                PATHWAY("referrals = { per_week = 60; };" VISIT(
                                    "weeks = 0.2; not_brought = 0.2; rebook = 0.8; "))),
                   2000);
}
END_TEST

START_TEST(clinics_see_the_longest_waiting)
{
    check_in_order(SERVICE_TEXT(MOMENT, STAFF("wte = 2.5; sessions_per_week = 5;"),
                                PATHWAY("referrals = { per_week = 40; };" VISIT(
                                    "minutes = 40; not_brought = 0.1; "))),
                   100);
}
END_TEST

START_TEST(clinics_booked_ahead_book_the_longest_waiting)
{
    check_in_order(
        SERVICE_TEXT(MOMENT,
                     STAFF("wte = 2.5; booking = { weeks_ahead = 3; cancelled = 0.1; };"),
                     PATHWAY("referrals = { per_week = 40; };" VISIT("minutes = 40; "))),
        100);
}
END_TEST

START_TEST(staff_who_see_a_child_together_take_the_longest_waiting)
{
    check_in_order(SERVICE_TEXT(MOMENT,
                                "staff = { team = { clinicians = 9; };"
                                "nurses = { clinicians = 6; }; };",
                                PATHWAY("referrals = { per_week = 40; };" VISIT(
                                    "weeks = 0.2; with_staff = [ \"nurses\" ]; "))),
                   100);
}
END_TEST

/* Whatever order the classes are in, within each it is by wait. */
static const char *const orders[] = {
    "order = \"longest_wait\";",
    "order = \"ageing\";",
    "first_over_weeks = 12;",
};

START_TEST(any_order_of_priorities_is_in_order_within_each)
{
    service_open(
        &service,
        SERVICE_TEXT(MOMENT, STAFF("clinicians = 11;"), "pathways = { p = { ", orders[_i],
                     "referrals = { per_week = 60; };" THREE LEAVING BACKLOG("800")
                         VISIT("weeks = 0.2; ") "}; };"));
    play(0);
    ck_assert_uint_eq(starts.count, 11 * 200);
    ck_assert_uint_eq(starts.overtakes, 0);
    ck_assert_uint_gt(starts.passed, 0);
}
END_TEST

/* Two children wait; the one who has waited less starts first, after the longest waiting
 * of another class. */
START_TEST(an_overtake_is_counted)
{
    struct bide_story_line lines[] = {
        { .time = 1, .waited = 0, .child = 1, .what = BIDE_STORY_JOINED },
        { .time = 2, .waited = 0, .child = 2, .what = BIDE_STORY_JOINED },
        { .time = 2, .child = 3, .class_index = 1, .what = BIDE_STORY_JOINED },
        { .time = 3, .waited = 1, .child = 3, .class_index = 1 },
        { .time = 3, .waited = 1, .child = 2 },
        { .time = 3, .waited = 2, .child = 1 },
    };
    for (size_t i = 3; i < 6; ++i) {
        lines[i].what = BIDE_STORY_ATTENDED;
    }

    starts = starts_of(lines, 6);
    ck_assert_uint_eq(starts.count, 3);
    ck_assert_uint_eq(starts.at_once, 2);
    ck_assert_uint_eq(starts.overtakes, 1);
    ck_assert_uint_eq(starts.passed, 1);

    lines[3].what = BIDE_STORY_COMPLETED;
    lines[4].what = BIDE_STORY_LEFT;
    starts = starts_of(lines, 6);
    ck_assert_uint_eq(starts.count, 1);
    ck_assert_uint_eq(starts.overtakes, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fifo");
    TCase *tests = tcase_create("fifo");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, clinicians_in_lock_step_take_the_longest_waiting);
    tcase_add_test(tests, lists_that_share_66_clinicians_are_each_in_order);
    tcase_add_test(tests, those_referred_together_are_in_order_of_referral);
    tcase_add_test(tests, more_and_fewer_clinicians_change_no_order);
    tcase_add_test(tests, a_dated_change_of_the_clinicians_changes_no_order);
    tcase_add_test(tests, missed_appointments_return_to_their_place);
    tcase_add_test(tests, clinics_see_the_longest_waiting);
    tcase_add_test(tests, clinics_booked_ahead_book_the_longest_waiting);
    tcase_add_test(tests, staff_who_see_a_child_together_take_the_longest_waiting);
    tcase_add_loop_test(tests, any_order_of_priorities_is_in_order_within_each, 0,
                        (int) (sizeof(orders) / sizeof(orders[0])));
    TCase *counting = tcase_create("counting");
    suite_add_tcase(suite, counting);
    tcase_add_test(counting, an_overtake_is_counted);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
