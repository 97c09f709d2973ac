/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not be said about missed appointments and booking ahead. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "models/scenario/check_flow.h"
#include "models/scenario/check_next.h"
#include "tests/spec_text.h"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

/* One step of one pathway, seen by nurses with these settings. */
static void check(const char *staff, const char *step)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text,
                   "%s calendar = { holidays = \"none\"; }; staff = { nurses = { %s }; };"
                   "pathways = { a = { referrals = { per_week = 1; };"
                   "steps = ( { name = \"visit\"; %s } ); }; };",
                   SPEC_TEXT_DATES, staff, step);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
}

#define SEEN "staff = \"nurses\"; minutes = 60; "
#define DELAY "weeks = 2; stops_clock = true; "

START_TEST(a_delay_has_no_appointments_to_miss)
{
    static const char *const settings[][2] = {
        { "not_brought = 0.1;", "not_brought" },
        { "discharge_after = 2;", "discharge_after" },
        { "missed_clock = \"restarts\";", "missed_clock" },
        { "missed_place = \"back\";", "missed_place" },
    };
    char step[200];
    char path[100];
    char what[200];
    snprintf(step, sizeof(step), DELAY "%s", settings[_i][0]);
    snprintf(path, sizeof(path), "pathways.a.steps.visit.%s", settings[_i][1]);
    snprintf(what, sizeof(what),
             "\"%s\" is about appointments, but step \"visit\" has no "
             "staff",
             settings[_i][1]);

    check("wte = 3;", step);

    spec_text_says(&loaded, "BD-C110", path, what);
}
END_TEST

START_TEST(an_ordinary_delay_is_right)
{
    check("wte = 3;", DELAY);
    spec_text_is_clean(&loaded);
}
END_TEST

/* All may be missed if that is not for ever. */
START_TEST(everybody_may_miss_a_limited_number_of_appointments)
{
    check("wte = 3;", SEEN "not_brought = 1.0; discharge_after = 4;");
    spec_text_is_clean(&loaded);
}
END_TEST

/* 0.4 are missed, half of these booked again, three times at most: 1 + 0.2 + 0.04
 * appointments, at each of which 0.6 are seen. */
START_TEST(demand_knows_the_last_appointment)
{
    enum bide_err err = BIDE_OK;
    check("wte = 3;", SEEN "not_brought = 0.4; rebook = 0.5; discharge_after = 3;");

    const struct bide_spec_pathway *pathway = loaded.spec.pathways.items;
    const struct bide_spec_step *step = pathway->steps.items;
    ck_assert_double_eq_tol(bide_check_next_done(step), 0.6 * 1.24, 1e-12);
    ck_assert_double_eq_tol(bide_check_flow_minutes(step, &err), 60 * 1.24, 1e-9);
    ck_assert_int_eq(err, BIDE_OK);
}
END_TEST

#define HOURS "minutes = 60; staff = \"nurses\";"

START_TEST(a_diary_needs_weeks)
{
    static const char *const settings[] = { "notice_days = 3;", "overbook = 0.1;",
                                            "cancelled = 0.1;", "cancel_days = 4;" };
    char staff[200];
    snprintf(staff, sizeof(staff), "wte = 3; booking = { %s };", settings[_i]);

    check(staff, HOURS);

    spec_text_says(&loaded, "BD-C111", "staff.nurses.booking",
                   "\"booking\" says how appointments are made ahead, but not how many "
                   "weeks");
}
END_TEST

START_TEST(an_empty_booking_is_no_booking)
{
    check("wte = 3; booking = { };", HOURS);
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(continuous_clinicians_have_no_diary)
{
    check("clinicians = 3; booking = { weeks_ahead = 3; };", HOURS);
    spec_text_says(
        &loaded, "BD-C112", "staff.nurses.booking",
        "staff group \"nurses\" has continuous clinicians, who hold no clinics "
        "that could be booked ahead");
}
END_TEST

START_TEST(the_notice_lies_within_the_diary)
{
    check("wte = 3; booking = { weeks_ahead = 3; notice_days = 21; };", HOURS);
    spec_text_is_clean(&loaded);
    spec_text_free(&loaded);
    check("wte = 3; booking = { weeks_ahead = 3; notice_days = 22; };", HOURS);
    spec_text_says(
        &loaded, "BD-C113", "staff.nurses.booking.notice_days",
        "nobody can be booked: the diary reaches 21 days ahead, but the notice "
        "is 22");
}
END_TEST

START_TEST(cancelling_has_a_distribution)
{
    check("wte = 3; booking = { weeks_ahead = 3; cancelled = 0.1; cancel_days = {"
          "shape = \"gamma\"; mean = 3; }; };",
          HOURS);
    spec_text_says(&loaded, "BD-C055", "staff.nurses.booking.cancel_days",
                   "in \"cancel_days\", gamma needs sd above 0, at most 1e15");
}
END_TEST

#define BOOKS "wte = 30; booking = { weeks_ahead = 3; };"

/* A list of 20 at the start, of whom some are booked. */
static void check_booked(const char *staff, const char *booked)
{
    char text[800];
    snprintf(text, sizeof(text),
             SPEC_TEXT_DATES
             "calendar = { holidays = \"none\"; }; staff = { nurses = { %s }; };"
             "pathways = { a = { referrals = { per_week = 1; };"
             "waiting = { from_weeks = [ 0 ]; children = [ 20 ]; }; booked = { %s };"
             "steps = ( { name = \"visit\"; " HOURS
             " }, { name = \"rest\"; weeks = 1; } );"
             "}; };",
             staff, booked);
    spec_text_check(&loaded, text);
}

START_TEST(all_who_wait_may_be_booked_for_all_weeks)
{
    check_booked(BOOKS, "per_week = [ 10, 9, 1 ];");
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(appointments_at_the_start_need_a_diary)
{
    static const char *const booked[][2] = {
        { "wte = 30;", "per_week = [ 10 ];" },
        { BOOKS, "step = \"rest\"; per_week = [ 10 ];" },
    };
    check_booked(booked[_i][0], booked[_i][1]);
    spec_text_says(&loaded, "BD-C114", "pathways.a.booked.0",
                   "appointments are booked, but the step's staff do not book ahead");
}
END_TEST

START_TEST(appointments_at_the_start_are_right)
{
    static const char *const booked[][4] = {
        { "step = \"visits\"; per_week = [ 10 ];", "BD-C059", "step",
          "there is no step \"visits\"" },
        { "per_week = [ 1, 1, 1, 1 ];", "BD-C115", "per_week",
          "\"per_week\" has 4 weeks, but the diary reaches 3" },
        { "per_week = [ 10, 11 ];", "BD-C116", "per_week",
          "21 children are booked, but only 20 wait for this step at the start" },
        { "per_week = [ 1.5 ];", "BD-C067", "per_week",
          "\"per_week\" must be a whole number, but is 1.5" },
    };
    char path[100];
    snprintf(path, sizeof(path), "pathways.a.booked.0.%s", booked[_i][2]);
    check_booked(BOOKS, booked[_i][0]);
    spec_text_says(&loaded, booked[_i][1], path, booked[_i][3]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check booking");
    TCase *tests = tcase_create("check booking");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_add_loop_test(tests, a_delay_has_no_appointments_to_miss, 0, 4);
    tcase_add_test(tests, an_ordinary_delay_is_right);
    tcase_add_test(tests, everybody_may_miss_a_limited_number_of_appointments);
    tcase_add_test(tests, demand_knows_the_last_appointment);
    tcase_add_loop_test(tests, a_diary_needs_weeks, 0, 4);
    tcase_add_test(tests, an_empty_booking_is_no_booking);
    tcase_add_test(tests, continuous_clinicians_have_no_diary);
    tcase_add_test(tests, the_notice_lies_within_the_diary);
    tcase_add_test(tests, cancelling_has_a_distribution);
    tcase_add_test(tests, all_who_wait_may_be_booked_for_all_weeks);
    tcase_add_loop_test(tests, appointments_at_the_start_need_a_diary, 0, 2);
    tcase_add_loop_test(tests, appointments_at_the_start_are_right, 0, 4);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
