/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pilot.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 4; } );"
#define TEAM(settings) "staff = { team = { " settings " }; };"

/* Children waiting for a form of a day, and then for a visit of this length. */
#define PATHWAY(children, visit)                                                         \
    "groups = { care = { label = \"In care\"; }; other = { label = \"Other\"; }; };"     \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "groups = ( { group = \"care\"; share = 1; }, { group = \"other\"; share = 0; } );"  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( { name = \"form\"; days = 1; }, { name = \"visit\"; staff = \"team\";"    \
    "" visit " } ); }; };"

#define PILOT(settings) "{ type = \"pilot\"; pathway = \"p\"; " settings " }"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define WITH_TWO(a, b) WITH(a "," b)

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* 4 children a day, 8 at half the time; the first clinic for them is on Tuesday. */
START_TEST(a_pilot_saves_time_at_the_first_step_with_staff)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                             PATHWAY(500, "minutes = 60;"),
                             WITH(PILOT("from_week = 1; minutes_saved = 30;"))));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 4 * 4);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 4 * 4 + 5 * 8);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 4 * 4 + 15 * 8);
}
END_TEST

START_TEST(pilots_add_up)
{
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
            PATHWAY(500, "minutes = 60;"),
            WITH_TWO(PILOT("minutes_saved = 10;"),
                     PILOT("step = \"visit\"; minutes_saved = 10; group = \"care\";"))));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 4 * 6);
}
END_TEST

/* A visit takes no less than no time: one session is enough for all. */
START_TEST(no_visit_takes_less_than_no_time)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                                       PATHWAY(500, "minutes = 60;"),
                                       WITH(PILOT("minutes_saved = 90;"))));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 500);
    ck_assert_double_eq(service_staff(&service, "team", 7, BIDE_KPI_STAFF_USED), 0);
}
END_TEST

START_TEST(a_pilot_is_for_its_group_only)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 1.0;"),
                             PATHWAY(500, "minutes = 60;"),
                             WITH(PILOT("minutes_saved = 30; group = \"other\";"))));

    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 4 * 4);
}
END_TEST

/* With room for all, a visit takes 10 days: who leaves it out is done on day 1, seen. */
#define MANY_CHILDREN                                                                    \
    SERVICE_MONDAY(4) MILESTONES TEAM("clinicians = 9999;") PATHWAY(9999, "days = 10;")

START_TEST(a_share_of_the_children_leave_the_step_out)
{
    enum { CHILDREN = 9999 };
    service_run(&service, SERVICE_TEXT(MANY_CHILDREN,
                                       WITH(PILOT("share = 0.3; skips_step = true;"))));

    const double early = measure(7, BIDE_KPI_COMPLETED);
    ck_assert_double_le(fabs(early - 0.3 * CHILDREN), 3.3 * sqrt(0.21 * CHILDREN));
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), CHILDREN);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_COMPLETED), CHILDREN);
}
END_TEST

/* How many children are in the pilot on this day, all of whom were in it before. */
static size_t count_in_pilot(double day, unsigned char *is_in)
{
    size_t count = 0;
    service.run.loop.now = day;
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        struct bide_run_child *child = bide_run_child(&service.run, id);
        child->step = 1;
        const bool skips = bide_pilot_effect(&service.run, child).skips_step;
        ck_assert(skips || is_in[id] == 0);
        is_in[id] = skips ? 1 : 0;
        count += skips ? 1 : 0;
    }
    return count;
}

/* From day 7 over 2 weeks to 0.6: none, 0.15 after 3.5 days, 0.3, 0.6 and 0.6. */
START_TEST(a_pilot_grows_and_keeps_its_children)
{
    const double days[] = { 6.9, 10.5, 14, 21, 27 };
    const double shares[] = { 0, 0.15, 0.3, 0.6, 0.6 };
    unsigned char is_in[9999] = { 0 };
    service_open(
        &service,
        SERVICE_TEXT(
            MANY_CHILDREN,
            WITH(PILOT(
                "from_week = 1; ramp_weeks = 2; share = 0.6; skips_step = true;"))));
    service_begin(&service);

    for (size_t i = 0; i < 5; ++i) {
        const double count = (double) count_in_pilot(days[i], is_in);
        const double sigma = sqrt(9999 * shares[i] * (1 - shares[i]));
        ck_assert_double_le(fabs(count - 9999 * shares[i]), 3.3 * sigma);
    }
}
END_TEST

/* 120 minutes 10 times a week and half of it: 2.5 sessions of 4 children a week; the
 * first of them is Monday's for nobody yet, so Tuesday's is the first used. */
START_TEST(time_freed_holds_clinics)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                             PATHWAY(500, "minutes = 60;"),
                             WITH(PILOT("share = 0.5; frees = { staff = \"team\";"
                                        "minutes = 120; per_week = 10; };"))));

    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 4 * 5);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 4 * 10);
    ck_assert_double_eq_tol(service_staff(&service, "team", 28, BIDE_KPI_STAFF_HOURS), 40,
                            1e-9);
}
END_TEST

/* Half a session a day when grown; noon of 20 open days: 0.5 x 260 / 28 = 4.6. */
START_TEST(time_freed_grows_with_the_pilot)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                             PATHWAY(500, "minutes = 60;"),
                             WITH(PILOT("ramp_weeks = 4; frees = { staff = \"team\";"
                                        "minutes = 120; per_week = 5; };"))));

    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 4 * 4);
}
END_TEST

START_TEST(a_pilot_costs_from_its_first_week)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("wte = 0;"),
                     PATHWAY(5, "minutes = 60;"),
                     WITH(PILOT("from_week = 1; ramp_weeks = 9; minutes_saved = 1;"
                                "cost_per_week = 700;"))));

    ck_assert_double_eq(service_cost(&service, 7, BIDE_KPI_COST_CONTRACTS), 0);
    ck_assert_double_eq(service_cost(&service, 28, BIDE_KPI_COST_CONTRACTS), 2100);
}
END_TEST

#define VISITS                                                                           \
    " = { referrals = { per_week = 500; }; steps = ( { name = \"form\"; days = 1; },"    \
    "{ name = \"visit\"; staff = \"team\"; days = 10; } ); };"
#define TWO_PILOTS                                                                       \
    "scenarios = { one = { changes = ( " PILOT(                                          \
        "share = 0.3; skips_step = true;") ");};"                                        \
                                           "other = { changes = ( { type = \"pilot\"; "  \
                                           "pathway = \"q\"; skips_step = true; } );"    \
                                           "}; both = { includes = [ \"other\", "        \
                                           "\"one\" ]; }; };"

/* The same children are in a pilot whatever else a scenario tries. */
START_TEST(the_same_children_are_in_it_beside_other_pilots)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, TEAM("clinicians = 9999;"),
                              "pathways = { q", VISITS, "p", VISITS, "};", TWO_PILOTS));
    service_play(&service, 0);
    const double completed = measure(7, BIDE_KPI_COMPLETED);

    service_choose(&service, "both");
    service_play(&service, 0);

    ck_assert_double_gt(completed, 50);
    ck_assert_double_eq(measure(7, BIDE_KPI_COMPLETED), completed);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pilot");
    TCase *tests = tcase_create("pilot");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_pilot_saves_time_at_the_first_step_with_staff);
    tcase_add_test(tests, pilots_add_up);
    tcase_add_test(tests, no_visit_takes_less_than_no_time);
    tcase_add_test(tests, a_pilot_is_for_its_group_only);
    tcase_add_test(tests, a_share_of_the_children_leave_the_step_out);
    tcase_add_test(tests, a_pilot_grows_and_keeps_its_children);
    tcase_add_test(tests, time_freed_holds_clinics);
    tcase_add_test(tests, time_freed_grows_with_the_pilot);
    tcase_add_test(tests, a_pilot_costs_from_its_first_week);
    tcase_add_test(tests, the_same_children_are_in_it_beside_other_pilots);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
