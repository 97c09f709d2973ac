/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pilots end, whom they are for, and what they must achieve. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "models/service/pilot.h"
#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 4; } );"
#define TEAM(settings) "staff = { team = { " settings " }; };"

/* Children who came 29 to 42 days before the start wait for a visit of an hour; four are
 * seen in a session, one session a day. */
#define PATHWAY(children, settings)                                                      \
    "pathways = { p = { referrals = { per_week = 0; }; " settings                        \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; longest_weeks = 6; "  \
    "};"                                                                                 \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

#define PILOT(settings) "{ type = \"pilot\"; pathway = \"p\"; " settings " }"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void run_with(const char *changes)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                             PATHWAY(500, "standard = { within_weeks = 6; };"), changes));
}

static double seen(double day)
{
    return service_measure(&service, "p", day, BIDE_KPI_SEEN);
}

static double cost(double day)
{
    return service_cost(&service, day, BIDE_KPI_COST_CONTRACTS);
}

/* 5 sessions of 4 a week, of 8 in its week. */
START_TEST(a_pilot_is_over_after_its_weeks)
{
    run_with(WITH(PILOT("from_week = 1; weeks = 1; minutes_saved = 30;"
                        "cost_per_week = 70;")));

    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(14), 20 + 40);
    ck_assert_double_eq(seen(28), 20 + 40 + 40);
    ck_assert_double_eq(cost(14), 70);
    ck_assert_double_eq(cost(28), 70);
}
END_TEST

START_TEST(time_is_freed_only_while_it_lasts)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                                       PATHWAY(500, ""),
                                       WITH(PILOT("weeks = 1; frees = { staff = \"team\";"
                                                  "minutes = 240; per_week = 5; };"))));

    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(28), 20);
}
END_TEST

START_TEST(the_step_takes_other_minutes_instead)
{
    run_with(WITH(PILOT("from_week = 1; minutes = 20;")));

    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(14), 20 + 5 * 12);
}
END_TEST

/* A pilot of more minutes costs sessions: 2 a session. */
START_TEST(other_minutes_may_be_more)
{
    run_with(WITH(PILOT("from_week = 1; minutes = { shape = \"fixed\"; mean = 120; };")));

    ck_assert_double_eq(seen(14), 20 + 5 * 2);
}
END_TEST

/* Half of the 40 children came from day -36 on. The others are seen first, in 5 sessions,
 * and then those in the pilot, for whom the visit takes no time. */
START_TEST(a_cohort_is_those_referred_from_a_date)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                                       PATHWAY(40, ""),
                                       WITH(PILOT("referred_from = \"2025-07-27\";"
                                                  "minutes_saved = 60;"))));

    ck_assert_double_eq(seen(7), 20);
    ck_assert_double_eq(seen(14), 40);
}
END_TEST

/* The same for leaving a step out: those from the starting list stay, those referred
 * since are done at once. */
START_TEST(new_referrals_alone_skip_a_step)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                     "pathways = { p = { referrals = { per_week = 50; };"
                     "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); "
                     "}; };",
                     WITH(PILOT("referred_from = \"2025-09-15\"; skips_step = true;"))));

    const double before = service_measure(&service, "p", 14, BIDE_KPI_LIST);
    ck_assert_double_gt(before, 0);
    ck_assert_double_eq(service_measure(&service, "p", 28, BIDE_KPI_LIST), before);
    ck_assert_double_eq(seen(28),
                        service_measure(&service, "p", 28, BIDE_KPI_REFERRED) - before);
}
END_TEST

#define EVALUATED(settings)                                                              \
    WITH(PILOT(                                                                          \
        "minutes_saved = 30; cost_per_week = 70; evaluate = { after_weeks = 1;" settings \
        "};"))

/* The list after one week: 500 less 5 sessions of 8. */
START_TEST(a_pilot_that_misses_its_bound_stops)
{
    run_with(EVALUATED("measure = \"list\"; at_most = 459;"));

    ck_assert_double_eq(service_measure(&service, "p", 7, BIDE_KPI_LIST), 460);
    ck_assert_double_eq(seen(28), 40 + 15 * 4);
    ck_assert_double_eq(cost(28), 70);
    ck_assert(service.run.pilots[0].has_stopped);
}
END_TEST

START_TEST(a_pilot_that_keeps_its_bound_goes_on)
{
    run_with(EVALUATED("measure = \"list\"; at_most = 460; at_least = 460;"));

    ck_assert_double_eq(seen(28), 40 + 15 * 8);
    ck_assert_double_eq(cost(28), 280);
    ck_assert(!service.run.pilots[0].has_stopped);
}
END_TEST

/* Play with a lower bound and one just above it; the value must stop the second only. */
static void check_bound(const char *measure, double value)
{
    char below[200];
    char above[200];
    snprintf(below, sizeof(below), "measure = \"%s\"; at_least = %.6f;", measure,
             value - 1e-5);
    snprintf(above, sizeof(above), "measure = \"%s\"; at_least = %.6f;", measure,
             value + 1e-5);
    const char *const bounds[] = { below, above };
    for (int i = 0; i < 2; ++i) {
        service_run(&service,
                    SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                                 PATHWAY(500, "standard = { within_weeks = 6; };"),
                                 "scenarios = { s = { changes = ( { type = \"pilot\";"
                                 "pathway = \"p\"; minutes_saved = 1; evaluate = {"
                                 "after_weeks = 1; ",
                                 bounds[i], " }; } ); }; };"));
        ck_assert_int_eq(service.run.pilots[0].has_stopped, i);
        if (i == 0) {
            service_close(&service);
        }
    }
}

/* After a week the children of 14 days have waited 36 to 49: half of the 500 are within 6
 * weeks; 5 sessions of 240 minutes saw 21 of the others, 59 minutes each. */
START_TEST(the_share_within_the_standard_is_as_reports_have_it)
{
    run_with(WITH(PILOT("minutes_saved = 1;")));
    const double share = service_measure(&service, "p", 7, BIDE_KPI_WITHIN);
    service_close(&service);

    ck_assert_double_eq(share, 250.0 / 479.0);
    check_bound("within_standard", share);
}
END_TEST

START_TEST(those_over_52_weeks_are_as_reports_have_it)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                             "pathways = { p = { referrals = { per_week = 0; };"
                             "waiting = { from_weeks = [ 51 ]; children = [ 140 ];"
                             "longest_weeks = 53; }; steps = ( { name = \"visit\";"
                             "staff = \"team\"; minutes = 60; } ); }; };",
                             WITH(PILOT("minutes_saved = 1; evaluate = {"
                                        "after_weeks = 0.5; measure = \"over_52_weeks\";"
                                        "at_most = 109; };"))));

    /* 14 days of 10 children; on day 3.5 those who had waited 361 days or more have
     * waited more than 364: 11 days of them. */
    ck_assert(service.run.pilots[0].has_stopped);
}
END_TEST

/* A pilot for one group of a step does not change who is in a pilot for another. */
START_TEST(pilots_for_different_children_have_their_own_luck)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                              "groups = { a = { }; b = { }; };",
                              PATHWAY(500, "groups = ( { group = \"a\"; share = 0.5; },"
                                           "{ group = \"b\"; share = 0.5; } );"),
                              "scenarios = { one = { changes = ( ",
                              PILOT("group = \"a\"; share = 0.4; skips_step = true;"),
                              "); }; two = { changes = ( ",
                              PILOT("group = \"b\"; share = 0.4; skips_step = true;"),
                              ",", PILOT("minutes = 9; share = 0.5;"), ",",
                              PILOT("group = \"a\"; share = 0.4; skips_step = true;"),
                              "); }; };"));
    unsigned char is_in[500] = { 0 };
    for (int pass = 0; pass < 2; ++pass) {
        service_choose(&service, pass == 0 ? "one" : "two");
        service_begin(&service);
        service.run.loop.now = 1;
        for (uint32_t id = 0; id < 500; ++id) {
            struct bide_run_child *child = bide_run_child(&service.run, id);
            const bool skips = bide_pilot_effect(&service.run, child).skips_step;
            ck_assert(pass == 0 || child->group == 1 || skips == (is_in[id] != 0));
            is_in[id] = skips ? 1 : 0;
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pilot_terms");
    TCase *tests = tcase_create("pilot_terms");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_pilot_is_over_after_its_weeks);
    tcase_add_test(tests, time_is_freed_only_while_it_lasts);
    tcase_add_test(tests, the_step_takes_other_minutes_instead);
    tcase_add_test(tests, other_minutes_may_be_more);
    tcase_add_test(tests, a_cohort_is_those_referred_from_a_date);
    tcase_add_test(tests, new_referrals_alone_skip_a_step);
    tcase_add_test(tests, a_pilot_that_misses_its_bound_stops);
    tcase_add_test(tests, a_pilot_that_keeps_its_bound_goes_on);
    tcase_add_test(tests, the_share_within_the_standard_is_as_reports_have_it);
    tcase_add_test(tests, those_over_52_weeks_are_as_reports_have_it);
    tcase_add_test(tests, pilots_for_different_children_have_their_own_luck);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
