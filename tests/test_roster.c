/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Job plans, terms and leave, in sessions of four children. */
#include "models/scenario/roster.h"

#include <check.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define DAYS(last)                                                                       \
    "start = \"2025-09-01\"; weeks = 8; monthly = false; milestones = (" last ");"
#define MONDAY(settings)                                                                 \
    DAYS("{ weeks = 1; }, { weeks = 2; }, { weeks = 4; }, { weeks = 8; }")               \
    "calendar = { holidays = \"none\"; " settings " };"
#define TEAM(settings) "staff = { team = { wte = 1; " settings " }; };"
#define PATHWAY                                                                          \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                            \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define SET(week, setting, value)                                                        \
    "scenarios = { s = { changes = ( { type = \"set\"; from_week = " #week               \
    "; path = \"staff.team." setting "\"; value = " value "; } ); }; };"

static struct service service;

static void open_service(const char *const *text)
{
    service_open(&service, text);
    service_begin(&service);
}

/* Sessions of four children held so far. */
static void check_sessions(double day, uint64_t sessions)
{
    service_go_on(&service, day);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 4 * sessions);
}

/* Two on Mondays, none on Tuesdays, half of one on the others. */
START_TEST(each_weekday_has_its_own_sessions)
{
    open_service(SERVICE_TEXT(
        MONDAY(""), TEAM("sessions_by_day = [ 2.0, 0.0, 0.5, 0.5, 0.5 ];"), PATHWAY));

    check_sessions(1, 2);
    check_sessions(2, 2);
    check_sessions(3, 2);
    check_sessions(4, 3);
    check_sessions(5, 3);
    check_sessions(8, 5);
    check_sessions(28, 8 + 6);
    service_close(&service);
}
END_TEST

/* Seven numbers from Monday on, or one for each weekday: the same. */
START_TEST(a_short_plan_is_for_the_weekdays_in_order)
{
    static const char *const plans[] = { "[ 0.0, 3.0, 0.0, 1.0, 0.0, 0.0, 0.0 ]",
                                         "[ 3.0, 1.0 ]" };
    for (size_t i = 0; i < 2; ++i) {
        open_service(SERVICE_TEXT(
            MONDAY(""),
            "staff = { team = { wte = 1; weekdays = \"Tue,Thu\"; sessions_by_day = ",
            plans[i], "; }; };", PATHWAY));
        check_sessions(1, 0);
        check_sessions(2, 3);
        check_sessions(4, 4);
        check_sessions(14, 8);
        service_close(&service);
    }
}
END_TEST

START_TEST(a_new_plan_holds_from_its_date)
{
    open_service(
        SERVICE_TEXT(MONDAY(""), TEAM("sessions_by_day = [ 1.0, 1.0, 1.0, 1.0, 1.0 ];"),
                     PATHWAY, SET(1, "sessions_by_day", "[ 0.0, 2.0, 0.0, 0.0, 4.0 ]")));

    check_sessions(7, 5);
    check_sessions(8, 5);
    check_sessions(14, 11);
    service_close(&service);
}
END_TEST

/* A quarter of four hours: three children instead of four. */
START_TEST(administration_is_taken_off_each_session)
{
    service_run(&service, SERVICE_TEXT(MONDAY(""), TEAM("admin_share = 0.25;"), PATHWAY));

    ck_assert_double_eq(service_measure(&service, "p", 7, BIDE_KPI_SEEN), 5 * 3);
    ck_assert_double_eq(service_staff(&service, "team", 7, BIDE_KPI_STAFF_HOURS), 5 * 3);
    service_close(&service);
}
END_TEST

/* Wednesday 3 to Tuesday 9 September, both included: five working days. */
START_TEST(nobody_works_in_school_holidays_in_term_time_only)
{
    open_service(SERVICE_TEXT(MONDAY("school_holidays = ( { from = \"2025-09-03\"; to = "
                                     "\"2025-09-09\"; } );"),
                              TEAM("term_time_only = true;"), PATHWAY));

    check_sessions(2, 2);
    check_sessions(9, 2);
    check_sessions(10, 3);
    check_sessions(14, 5);
    service_close(&service);
}
END_TEST

/* Half are away from the 4th to the 8th (three working days), a quarter more on the 8th
 * only: 2 + 2 x 1/2 + 1/4 + ... sessions of the first week are 3 and a day's half. */
START_TEST(shares_on_leave_add_up)
{
    open_service(SERVICE_TEXT(
        MONDAY(""),
        TEAM("sessions_per_week = 20; leave = ( { from = \"2025-09-04\"; to = "
             "\"2025-09-08\"; share = 0.5; }, { from = \"2025-09-08\"; to = "
             "\"2025-09-08\"; share = 0.25; } );"),
        PATHWAY));

    check_sessions(3, 12);
    check_sessions(4, 14);
    check_sessions(5, 16);
    check_sessions(8, 17);
    check_sessions(9, 21);
    service_close(&service);
}
END_TEST

/* More than everyone is nobody, not fewer than none. */
START_TEST(leave_of_more_than_all_is_leave_of_all)
{
    open_service(SERVICE_TEXT(MONDAY(""),
                              TEAM("leave = ( { from = \"2025-09-01\"; to = "
                                   "\"2025-09-05\"; share = 0.7; }, { from = "
                                   "\"2025-09-01\"; to = \"2025-09-05\"; share = 0.7; } "
                                   ");"),
                              PATHWAY));

    check_sessions(7, 0);
    check_sessions(8, 1);
    service_close(&service);
}
END_TEST

/* December 2025 has 23 weekdays; the 25th and 26th are bank holidays, and the week from
 * the 22nd is away: 23 - 5 = 18, and 1 January is closed. */
START_TEST(bank_holidays_come_on_top_of_leave)
{
    open_service(SERVICE_TEXT(
        "start = \"2025-12-01\"; weeks = 5; monthly = false;",
        TEAM("leave = ( { from = \"2025-12-22\"; to = \"2025-12-26\"; } );"), PATHWAY));

    check_sessions(25, 15);
    check_sessions(31, 15 + 3);
    check_sessions(32, 15 + 3);
    check_sessions(33, 15 + 4);
    service_close(&service);
}
END_TEST

/* 20 working days after 21 March 2025 are 22 April, after 10 December 2026 12 January:
 * on that day the twenty-first session since is held, the first on the day itself. */
static const struct {
    const char *start;
    const char *text;
    double days;
} twenties[] = {
    { "2025-03-21", "start = \"2025-03-21\"; weeks = 5; monthly = false;", 32 },
    { "2026-12-10", "start = \"2026-12-10\"; weeks = 5; monthly = false;", 33 },
};

START_TEST(twenty_working_days_hold_twenty_sessions)
{
    open_service(SERVICE_TEXT(twenties[_i].text, TEAM(""), PATHWAY));

    check_sessions(twenties[_i].days, 20);
    check_sessions(twenties[_i].days + 1, 21);
    service_close(&service);
}
END_TEST

/* 0.7 sessions a day are 14 in 20 days, never rounded up: after n days floor(0.7 n). */
START_TEST(fractions_of_sessions_are_neither_lost_nor_rounded_up)
{
    open_service(SERVICE_TEXT(MONDAY(""), TEAM("sessions_per_week = 3.5;"), PATHWAY));

    check_sessions(1, 0);
    check_sessions(2, 1);
    check_sessions(3, 2);
    check_sessions(5, 3);
    check_sessions(28, 14);
    check_sessions(56, 28);
    service_close(&service);
}
END_TEST

/* --- what the check says --- */

#define CHECK(staff, calendar)                                                           \
    SPEC_TEXT_DATES "calendar = { " calendar " }; staff = { nurses = { " staff           \
                    " }; }; pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };"

static const struct {
    const char *text, *id, *path, *what;
} wrong[] = {
    { CHECK("wte = 9; sessions_by_day = [ 1.0, 2.0 ];", ""), "BD-C130",
      "staff.nurses.sessions_by_day",
      "there are 2 numbers, but the group has 5 weekdays" },
    { CHECK("wte = 9; sessions_by_day = [ 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0 ];", ""),
      "BD-C130", "staff.nurses.sessions_by_day",
      "number 6 is 0.5 sessions on a day that is none of the group's weekdays" },
    { CHECK("wte = 9; sessions_per_week = 5; sessions_by_day = [ 1.0, 1.0, 1.0, 1.0, 1.0 "
            "];",
            ""),
      "BD-C076", "staff.nurses.sessions_per_week",
      "\"sessions_by_day\" holds; \"sessions_per_week\" has no effect" },
    { CHECK("wte = 9; sessions_by_day = [ 50.0, 0.0, 0.0, 0.0, 0.0 ];", ""), "BD-C072",
      "staff.nurses.sessions_by_day",
      "each WTE would hold clinics for 200 of the 168 hours of a week" },
    { CHECK("wte = 9; leave = ( { from = \"2025-09-09\"; to = \"2025-09-08\"; } );", ""),
      "BD-C131", "staff.nurses.leave.0", "the leave ends before it begins" },
    { CHECK("wte = 9; term_time_only = true;", ""), "BD-C133",
      "staff.nurses.term_time_only", "no school holidays are given" },
    { CHECK("clinicians = 9; admin_share = 0.1;", ""), "BD-C132",
      "staff.nurses.admin_share",
      "\"admin_share\" is for clinic sessions; clinicians are always open" },
    { CHECK("clinicians = 9; sessions_by_day = [ 1.0 ];", ""), "BD-C132",
      "staff.nurses.sessions_by_day",
      "\"sessions_by_day\" is for clinic sessions; clinicians are always open" },
    { CHECK("clinicians = 9; leave = ( { from = \"2025-09-09\"; to = \"2025-09-09\"; } "
            ");",
            ""),
      "BD-C132", "staff.nurses.leave",
      "\"leave\" is for clinic sessions; clinicians are always open" },
    { CHECK("clinicians = 9; term_time_only = true;", ""), "BD-C132",
      "staff.nurses.term_time_only",
      "\"term_time_only\" is for clinic sessions; clinicians are always open" },
};

START_TEST(wrong_job_plans_are_refused)
{
    struct spec_text loaded;
    spec_text_check(&loaded, wrong[_i].text);

    spec_text_says(&loaded, wrong[_i].id, wrong[_i].path, wrong[_i].what);
    spec_text_free(&loaded);
}
END_TEST

/* Five children of an hour a week need 1.25 sessions; there is one from Monday to
 * Thursday for 0.4 WTE, a tenth of it for administration, and half of September away. */
START_TEST(the_load_is_judged_by_the_plan)
{
    struct spec_text loaded;
    spec_text_check(&loaded,
                    "start = \"2025-09-01\"; weeks = 8; calendar = { holidays = "
                    "\"none\"; }; staff = { nurses = { wte = 0.4; sessions_by_day = [ "
                    "1.0, 1.0, 1.0, 1.0, 0.0 ]; admin_share = 0.1; leave = ( { from = "
                    "\"2025-09-01\"; to = \"2025-09-28\"; share = 0.5; } ); }; };"
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };");

    spec_text_says(
        &loaded, "BD-C073", "staff.nurses",
        "demand at the start is 1.16 times the capacity of \"nurses\": its lists grow by "
        "about 0.68 children a week");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("roster");
    TCase *tests = tcase_create("roster");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, each_weekday_has_its_own_sessions);
    tcase_add_test(tests, a_short_plan_is_for_the_weekdays_in_order);
    tcase_add_test(tests, a_new_plan_holds_from_its_date);
    tcase_add_test(tests, administration_is_taken_off_each_session);
    tcase_add_test(tests, nobody_works_in_school_holidays_in_term_time_only);
    tcase_add_test(tests, shares_on_leave_add_up);
    tcase_add_test(tests, leave_of_more_than_all_is_leave_of_all);
    tcase_add_test(tests, bank_holidays_come_on_top_of_leave);
    tcase_add_loop_test(tests, twenty_working_days_hold_twenty_sessions, 0,
                        sizeof(twenties) / sizeof(twenties[0]));
    tcase_add_test(tests, fractions_of_sessions_are_neither_lost_nor_rounded_up);
    tcase_add_loop_test(tests, wrong_job_plans_are_refused, 0,
                        sizeof(wrong) / sizeof(wrong[0]));
    tcase_add_test(tests, the_load_is_judged_by_the_plan);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
