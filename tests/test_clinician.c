/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinician.h"

#include <check.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 4; } );"
#define TEAM(settings) "staff = { team = { " settings " }; };"
#define PATHWAY(children, visit)                                                         \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( { name = \"visit\"; staff = \"team\"; " visit " } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void check_counts(double day, uint64_t seen, uint64_t completed)
{
    service_go_on(&service, day);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, seen);
    ck_assert_uint_eq(service_counts(&service, "p")->completed, completed);
}

/* Three at a time, a day each; 10 days' work of 21 in the first week. */
START_TEST(each_clinician_sees_one_child_at_a_time)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("clinicians = 3;"),
                              PATHWAY(10, "days = 1;")));
    service_begin(&service);

    check_counts(0.5, 3, 0);
    check_counts(1.5, 6, 3);
    check_counts(2.5, 9, 6);
    check_counts(3.5, 10, 9);
    check_counts(28, 10, 10);
    ck_assert_double_eq_tol(service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED),
                            10.0 / 21, 1e-12);
    ck_assert_double_eq(service_staff(&service, "team", 7, BIDE_KPI_STAFF_HOURS),
                        24 * 21);
}
END_TEST

/* Two see two children for 5 days each, twice; then nobody works, but the second two are
 * seen to the end on day 10. In week 3 one clinician comes. */
START_TEST(when_the_number_falls_a_child_is_seen_to_the_end)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 2; schedule = ("
                                             "{ from_week = 1; clinicians = 0; },"
                                             "{ from_week = 3; clinicians = 1; } );"),
                                        PATHWAY(10, "days = 5;")));
    service_begin(&service);

    check_counts(6.9, 4, 2);
    check_counts(9.9, 4, 2);
    check_counts(20.9, 4, 4);
    check_counts(21.1, 5, 4);
    check_counts(26.1, 6, 5);
}
END_TEST

/* The first entry may hold from the start, and weeks may be halves. */
START_TEST(a_schedule_may_begin_at_the_start)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 9; schedule = ("
                                             "{ from_week = 0; clinicians = 2; },"
                                             "{ from_week = 0.5; clinicians = 4; } );"),
                                        PATHWAY(100, "days = 1;")));
    service_begin(&service);

    check_counts(0.1, 2, 0);
    check_counts(3.4, 8, 6);
    check_counts(3.6, 10, 6);
    service_go_on(&service, 7);
    ck_assert_double_eq(service_staff(&service, "team", 7, BIDE_KPI_STAFF_HOURS),
                        24 * (2 * 3.5 + 4 * 3.5));
}
END_TEST

START_TEST(a_new_number_from_a_date)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("clinicians = 1;"),
                              PATHWAY(100, "days = 1;"),
                              "scenarios = { s = { changes = ( { type = \"set\";"
                              "from_week = 1; path = \"staff.team.clinicians\";"
                              "value = 3; }, { type = \"set\"; from_week = 2;"
                              "path = \"staff.team.clinicians\"; value = 0; } "
                              "); }; };"));
    service_begin(&service);

    check_counts(6.5, 7, 6);
    check_counts(7.5, 7 + 3, 7);
    check_counts(28, 7 + 3 * 7, 7 + 3 * 7);
}
END_TEST

/* Those who come while somebody is free are seen at once. */
START_TEST(nobody_waits_for_a_free_clinician)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("clinicians = 1000;"),
                             "pathways = { p = { referrals = { "
                             "per_week = 100; }; steps = ("
                             "{ name = \"visit\"; staff = "
                             "\"team\"; days = 2; } ); }; };"));

    const double seen = service_measure(&service, "p", 28, BIDE_KPI_SEEN);
    ck_assert_double_gt(seen, 300);
    ck_assert_double_eq(seen, service_measure(&service, "p", 28, BIDE_KPI_REFERRED));
    ck_assert_double_eq(service_measure(&service, "p", 28, BIDE_KPI_SEEN_DELAYED), 0);
    ck_assert_double_eq(service_measure(&service, "p", 28, BIDE_KPI_SEEN_P92), 0);
}
END_TEST

/* One clinician who needs an hour and 50 children a week: busy, and so not free for the
 * next, 50 of 168 hours. */
START_TEST(who_comes_while_nobody_is_free_had_to_wait)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(80), "milestones = ( { weeks = 80; } );",
                             TEAM("clinicians = 1;"),
                             "pathways = { p = { referrals = { "
                             "per_week = 50; }; steps = ("
                             "{ name = \"visit\"; staff = \"team\"; "
                             "hours = 1; } ); }; };"));

    ck_assert_double_eq_tol(service_measure(&service, "p", 560, BIDE_KPI_SEEN_DELAYED),
                            50.0 / 168, 0.04);
}
END_TEST

/* One clinician, a day each: urgent children of both pathways first, then the others by
 * their clock: 2 + 2 urgent, 3 who waited over 20 weeks and 3 who waited less. */
#define SIDE(name, from, to)                                                             \
    name " = { referrals = { per_week = 0; }; priorities = { urgent = { share = 0.5; };" \
         "routine = { share = 0.5; }; }; waiting = ("                                    \
         "{ priority = \"urgent\"; from_weeks = [ 1 ]; children = [ 2 ]; },"             \
         "{ priority = \"routine\"; from_weeks = [ " #from " ]; children = [ 3 ];"       \
         "longest_weeks = " #to "; } );"                                                 \
         "steps = ( { name = \"visit\"; staff = \"team\"; days = 1; } ); };"

START_TEST(a_clinician_calls_by_priority_and_then_by_clock)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                       TEAM("clinicians = 1;"), "pathways = { ",
                                       SIDE("p", 20, 30), SIDE("q", 10, 20), " };"));

    for (int urgent = 0; urgent < 2; ++urgent) {
        const char *const name = urgent == 0 ? "p" : "q";
        ck_assert_double_eq(service_priority(&service, name, 0, 7, BIDE_KPI_SEEN), 2);
    }
    ck_assert_double_eq(service_priority(&service, "p", 1, 7, BIDE_KPI_SEEN), 3);
    ck_assert_double_eq(service_priority(&service, "q", 1, 7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(service_priority(&service, "q", 1, 14, BIDE_KPI_SEEN), 3);
}
END_TEST

/* Visits of a day, and of two from week 1 on; who is being seen then is not disturbed. */
START_TEST(a_new_length_of_visits_from_a_date)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("clinicians = 1;"),
                              PATHWAY(100, "days = 4;"),
                              "scenarios = { s = { changes = ( { type = \"set\";"
                              "from_week = 1; path = \"pathways.p.steps.visit."
                              "days\"; value = 2; } ); }; };"));
    service_begin(&service);

    check_counts(7.9, 2, 1);
    check_counts(8.1, 3, 2);
    check_counts(10.1, 4, 3);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clinician");
    TCase *tests = tcase_create("clinician");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, each_clinician_sees_one_child_at_a_time);
    tcase_add_test(tests, when_the_number_falls_a_child_is_seen_to_the_end);
    tcase_add_test(tests, a_schedule_may_begin_at_the_start);
    tcase_add_test(tests, a_new_number_from_a_date);
    tcase_add_test(tests, nobody_waits_for_a_free_clinician);
    tcase_add_test(tests, who_comes_while_nobody_is_free_had_to_wait);
    tcase_add_test(tests, a_clinician_calls_by_priority_and_then_by_clock);
    tcase_add_test(tests, a_new_length_of_visits_from_a_date);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
