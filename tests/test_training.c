/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training courses and extra sessions. */
#include "models/service/training.h"

#include <check.h>
#include <stdlib.h>

#include "models/service/overtime.h"
#include "tests/service.h"
#include "tests/spec_text.h"

#define WEEKS(milestones)                                                                \
    "start = \"2025-09-01\"; weeks = 16; monthly = false; replications = 1;"             \
    "milestones = ( " milestones " );"
#define MONDAY                                                                           \
    WEEKS("{ weeks = 2; }, { weeks = 4; }, { weeks = 8; }, { weeks = 10; }")             \
    "calendar = { holidays = \"none\"; };"
#define TEAM(settings) "staff = { team = { " settings " }; other = { wte = 1; }; };"
#define PATHWAY                                                                          \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                            \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "q = { referrals = { per_week = 0; };"                                               \
    "waiting = { from_weeks = [ 4 ]; children = [ 5000 ]; };"                            \
    "steps = ( { name = \"visit\"; staff = \"other\"; minutes = 60; } ); }; };"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define COURSE(settings) "{ type = \"training\"; staff = \"team\"; " settings " }"
#define EXTRA(settings) "{ type = \"extra_sessions\"; staff = \"team\"; " settings " }"

static struct service service;

static void check_seen(double day, const char *pathway, uint64_t seen)
{
    service_go_on(&service, day);
    ck_assert_uint_eq(service_counts(&service, pathway)->seen, seen);
}

static double programme(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_SEEN) > 0
               ? service_cost(&service, day, BIDE_KPI_COST_CONTRACTS)
               : -1;
}

/* From week 2 on two weeks with three quarters of the time: 15 sessions less 2.5. From
 * week 4 on appointments take 48 minutes, five to a session. The other group sees four a
 * session all the time. */
START_TEST(a_course_takes_time_now_and_saves_it_later)
{
    service_open(&service,
                 SERVICE_TEXT(MONDAY, TEAM("wte = 1;"), PATHWAY,
                              WITH(COURSE("from_week = 2; weeks = 2; share_of_time = "
                                          "0.25; faster = 0.2; cost = 5000;"))));
    service_begin(&service);

    check_seen(14, "p", 40);
    check_seen(28, "p", 40 + 28); /* 7.5 sessions: the half is carried */
    check_seen(29, "p", 40 + 28 + 5);
    check_seen(56, "p", 40 + 28 + 5 * 20);
    check_seen(57, "p", 40 + 28 + 5 * 21);
    check_seen(70, "q", 4 * 50);
    service_close(&service);
}
END_TEST

START_TEST(a_course_is_paid_when_it_begins)
{
    service_run(&service, SERVICE_TEXT(MONDAY, TEAM("wte = 1;"), PATHWAY,
                                       WITH(COURSE("from_week = 3; weeks = 2;"
                                                   "faster = 0.1; cost = 5000;"))));

    ck_assert_double_eq(programme(14), 0);
    ck_assert_double_eq(programme(28), 5000);
    ck_assert_double_eq(programme(70), 5000);
    service_close(&service);
}
END_TEST

/* Two courses at once: half of the time and half of that; later 0.8 x 0.5 of an hour. */
START_TEST(courses_go_together)
{
    service_open(
        &service,
        SERVICE_TEXT(MONDAY, TEAM("wte = 1; sessions_per_week = 20;"), PATHWAY,
                     WITH(COURSE("weeks = 2; share_of_time = 0.5; faster = 0.2;") "," //
                          COURSE("weeks = 1; share_of_time = 0.5; faster = 0.5;"))));
    service_begin(&service);

    check_seen(7, "p", 5 * 4);
    check_seen(14, "p", 5 * 4 + 10 * 8);
    check_seen(15, "p", 5 * 4 + 10 * 8 + 4 * 10);
    service_close(&service);
}
END_TEST

/* Continuous clinicians are trained beside their work. Appointments of a day under way on
 * day 7 are finished as they are. */
START_TEST(continuous_clinicians_become_faster_too)
{
    service_open(&service, SERVICE_TEXT(MONDAY, TEAM("clinicians = 1;"),
                                        "pathways = { p = { referrals = { per_week = 0; "
                                        "}; waiting = { from_weeks = [ 4 ]; children = "
                                        "[ 500 ]; }; steps = ( { name = \"visit\"; "
                                        "staff = \"team\"; days = 2; } ); }; };",
                                        WITH(COURSE("weeks = 1; faster = 0.5;"))));
    service_begin(&service);

    check_seen(7.9, "p", 4);
    check_seen(8.1, "p", 5);
    check_seen(9.1, "p", 6);
    check_seen(12.1, "p", 9);
    service_close(&service);
}
END_TEST

/* One and a half on each Saturday of weeks 2 to 5: 1, 2, 1 and 2. */
START_TEST(extra_sessions_are_held_on_other_days_too)
{
    service_open(&service,
                 SERVICE_TEXT(MONDAY, TEAM("wte = 1;"), PATHWAY,
                              WITH(EXTRA("from_week = 2; weeks = 4; sessions = 1.5;"
                                         "price = 600;"))));
    service_begin(&service);

    check_seen(14, "p", 40);
    check_seen(19, "p", 60);
    check_seen(20, "p", 64);
    check_seen(27, "p", 84 + 8);
    check_seen(42, "p", 4 * 30 + 4 * 6);
    check_seen(70, "p", 4 * 50 + 4 * 6);
    check_seen(70, "q", 4 * 50);
    ck_assert_double_eq(bide_overtime_cost(&service.run, 0), 600 * 6);
    service_close(&service);
}
END_TEST

/* On the group's own days they come on top, and are not fewer for sickness or leave. */
START_TEST(extra_sessions_come_on_top_of_the_roster)
{
    service_open(&service,
                 SERVICE_TEXT(MONDAY,
                              TEAM("wte = 1; leave = ( { from = \"2025-09-08\"; to = "
                                   "\"2025-09-12\"; } );"),
                              PATHWAY,
                              WITH(EXTRA("weekdays = \"Mon,Tue\"; sessions = 1;"))));
    service_begin(&service);

    check_seen(1, "p", 8);
    check_seen(2, "p", 16);
    check_seen(7, "p", 28);
    check_seen(14, "p", 28 + 8);
    check_seen(21, "p", 2 * 28 + 8);
    service_close(&service);
}
END_TEST

/* Thursdays from 4 December on: the fourth is Christmas Day. */
START_TEST(no_extra_sessions_are_held_on_bank_holidays)
{
    service_open(&service,
                 SERVICE_TEXT("start = \"2025-12-01\"; weeks = 6; monthly = false;",
                              TEAM("wte = 0;"), PATHWAY,
                              WITH(EXTRA("weekdays = \"Thu\"; sessions = 2; weeks = 4;"
                                         "from = \"2025-12-04\"; price = 1;"))));
    service_begin(&service);

    check_seen(3, "p", 0);
    check_seen(4, "p", 8);
    check_seen(24, "p", 24);
    check_seen(42, "p", 24);
    ck_assert_double_eq(bide_overtime_cost(&service.run, 0), 6);
    service_close(&service);
}
END_TEST

START_TEST(extra_sessions_are_paid_as_programmes)
{
    service_run(&service, SERVICE_TEXT(MONDAY, TEAM("wte = 1;"), PATHWAY,
                                       WITH(EXTRA("sessions = 2; price = 500;") "," //
                                            EXTRA("sessions = 1; weekdays = \"Sun\";"
                                                  "price = 700; weeks = 1;"))));

    ck_assert_double_eq(programme(14), 2 * 2 * 500 + 700);
    ck_assert_double_eq(service_measure(&service, "p", 14, BIDE_KPI_SEEN),
                        4 * (10 + 4 + 1));
    service_close(&service);
}
END_TEST

/* --- what the check says --- */

#define CHECK(staff, change)                                                             \
    SPEC_TEXT_DATES "staff = { nurses = { " staff                                        \
                    " }; }; pathways = { autism = { " SPEC_TEXT_PATHWAY                  \
                    " }; }; scenarios = { a = { changes = ( { " change " } ); }; };"
#define TYPE_COURSE "type = \"training\"; staff = \"nurses\"; weeks = 4;"
#define TYPE_EXTRA "type = \"extra_sessions\"; staff = \"nurses\";"
#define FIRST "scenarios.a.changes.0"

static const struct {
    const char *text, *id, *path, *what;
} wrong[] = {
    { CHECK("wte = 9;", TYPE_COURSE), "BD-C076", FIRST, "the change has no effect" },
    { CHECK("clinicians = 9;", TYPE_COURSE "share_of_time = 0.2; faster = 0.1;"),
      "BD-C132", FIRST ".share_of_time",
      "\"nurses\" hold no clinic sessions: they are always open" },
    { CHECK("wte = 9;", "type = \"training\"; staff = \"nurse\"; weeks = 4; faster = "
                        "0.1;"),
      "BD-C059", FIRST ".staff", "there is no staff group \"nurse\"" },
    { CHECK("wte = 9;", TYPE_EXTRA "sessions = 0;"), "BD-C076", FIRST,
      "the change has no effect" },
    { CHECK("wte = 9;", TYPE_EXTRA "sessions = 1; weekdays = \"Weekend\";"), "BD-C063",
      FIRST ".weekdays", "\"Weekend\" is no list of weekdays" },
    { CHECK("clinicians = 9;", TYPE_EXTRA "sessions = 1;"), "BD-C132", FIRST ".staff",
      "\"nurses\" hold no clinic sessions: they are always open" },
};

START_TEST(wrong_courses_and_sessions_are_refused)
{
    struct spec_text loaded;
    spec_text_check(&loaded, wrong[_i].text);

    spec_text_says(&loaded, wrong[_i].id, wrong[_i].path, wrong[_i].what);
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("training");
    TCase *tests = tcase_create("training");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_course_takes_time_now_and_saves_it_later);
    tcase_add_test(tests, a_course_is_paid_when_it_begins);
    tcase_add_test(tests, courses_go_together);
    tcase_add_test(tests, continuous_clinicians_become_faster_too);
    tcase_add_test(tests, extra_sessions_are_held_on_other_days_too);
    tcase_add_test(tests, extra_sessions_come_on_top_of_the_roster);
    tcase_add_test(tests, no_extra_sessions_are_held_on_bank_holidays);
    tcase_add_test(tests, extra_sessions_are_paid_as_programmes);
    tcase_add_loop_test(tests, wrong_courses_and_sessions_are_refused, 0,
                        sizeof(wrong) / sizeof(wrong[0]));

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
