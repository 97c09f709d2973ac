/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/crew.h"

#include <check.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 4; } );"
#define TEAM(settings) "staff = { team = { when_fewer = \"return\"; " settings " }; };"
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

/* Two see two children for 5 days each. On day 7 one goes; the other is done on day 10,
 * and takes the child that was sent back before all others, for 5 days again. It was seen
 * once. */
START_TEST(a_child_sent_back_is_the_next_to_be_seen)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 2; schedule ="
                                             "( { from_week = 1; clinicians = 1; } );"),
                                        PATHWAY(9, "days = 5;")));
    service_begin(&service);

    check_counts(6.9, 4, 2);
    check_counts(9.9, 4, 2);
    check_counts(10.1, 4, 3);
    check_counts(14.9, 4, 3);
    check_counts(15.1, 5, 4);
    check_counts(20.1, 6, 5);
    ck_assert_int_eq(service.run.staff[0].busy, 1);
    ck_assert_int_eq(service.run.staff[0].leaving, 0);
}
END_TEST

/* Three clinicians and two children: the third goes, and nobody is disturbed. */
START_TEST(those_without_a_child_go_first)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 3; schedule ="
                                             "( { from_week = 1; clinicians = 2; } );"),
                                        PATHWAY(2, "days = 10;")));
    service_begin(&service);

    check_counts(9.9, 2, 0);
    check_counts(10.1, 2, 2);
}
END_TEST

/* Nobody was brought and nobody is booked again: all that is sent back goes home. */
START_TEST(a_missed_appointment_ends_when_its_clinician_goes)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 2; schedule ="
                                             "( { from_week = 1; clinicians = 0; } );"),
                                        PATHWAY(2, "days = 10; not_brought = 1;"
                                                   "rebook = 0;")));
    service_begin(&service);

    service_go_on(&service, 6.9);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 0);
    service_go_on(&service, 7);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 2);
    service_go_on(&service, 28);
    ck_assert_uint_eq(service_counts(&service, "p")->discharged, 2);
}
END_TEST

/* From the third week on those who go finish first. */
START_TEST(the_rule_may_change_from_a_date)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                              TEAM("clinicians = 2; schedule ="
                                   "( { from_week = 3; clinicians = 0; } );"),
                              PATHWAY(90, "days = 4;"),
                              "scenarios = { s = { changes = ( { type = \"set\";"
                              "from_week = 2; path = \"staff.team.when_fewer\";"
                              "value = \"finish\"; } ); }; };"));
    service_begin(&service);

    check_counts(21.5, 12, 10); /* the last two since day 20 */
    check_counts(24.5, 12, 12);
    service_close(&service);

    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES,
                                        TEAM("clinicians = 2; schedule ="
                                             "( { from_week = 3; clinicians = 0; } );"),
                                        PATHWAY(90, "days = 4;")));
    service_begin(&service);
    check_counts(28, 12, 10);
    ck_assert_int_eq(service.run.staff[0].busy, 0);
}
END_TEST

/* Numbers that go up and down, children who leave during an appointment that does not
 * stop their clock, or miss it: all are accounted for, in every replication. */
#define SWING(week, clinicians) "{ from_week = " #week "; clinicians = " #clinicians "; }"
START_TEST(all_children_are_accounted_for)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(26), "milestones = ( { weeks = 26; } );",
                     TEAM("clinicians = 9; schedule = (" SWING(2, 1) "," SWING(3, 12) //
                          "," SWING(5, 0) "," SWING(7, 8) "," SWING(11.5, 3) ");"),
                     "pathways = { p = { referrals = { per_week = 30; }; steps = ("
                     "{ name = \"a\"; staff = \"team\"; not_brought = 0.3; rebook = 0.5;"
                     "weeks = { shape = \"exponential\"; mean = 0.4; }; },"
                     "{ name = \"b\"; staff = \"team\"; stops_clock = true;"
                     "weeks = { shape = \"exponential\"; mean = 0.2; }; } );"
                     "leaving = { per_week = 0.3; }; }; };"));
    for (uint64_t r = 0; r < 40; ++r) {
        service_play(&service, r);
        const struct bide_run_staff *team = &service.run.staff[0];
        ck_assert_int_le(team->busy, team->clinicians);
        ck_assert_int_eq(team->leaving, 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("crew");
    TCase *tests = tcase_create("crew");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_child_sent_back_is_the_next_to_be_seen);
    tcase_add_test(tests, those_without_a_child_go_first);
    tcase_add_test(tests, a_missed_appointment_ends_when_its_clinician_goes);
    tcase_add_test(tests, the_rule_may_change_from_a_date);
    tcase_add_test(tests, all_children_are_accounted_for);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
