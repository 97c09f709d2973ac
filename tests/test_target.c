/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When targets are first reached, on exact days. */
#include "models/service/target.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 0; }, { weeks = 1; }, { weeks = 2; }, { weeks = 5; } );"

/* Nine children on the list; one clinician takes two days with each. */
#define CLINIC(target, children)                                                         \
    SERVICE_MONDAY(5)                                                                    \
    MILESTONES                                                                           \
    "staff = { team = { clinicians = 1; }; };"                                           \
    "pathways = { p = { target = { " target " }; referrals = { per_week = 0; };"         \
    "waiting = { from_weeks = [ 1 ]; children = [ " #children " ];"                      \
    "longest_weeks = 2; };"                                                              \
    "steps = ( { name = \"visit\"; staff = \"team\"; days = 2; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* The first is called at once, the fifth on day 8: then four are left. */
START_TEST(a_list_is_reached_when_it_is_short_enough)
{
    service_run(&service, SERVICE_TEXT(CLINIC("list = 4;", 9)));

    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_REACHED), 0);
    ck_assert_double_nan(measure(7, BIDE_KPI_TARGET_WEEKS));
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_REACHED), 1);
    ck_assert_double_eq_tol(measure(14, BIDE_KPI_TARGET_WEEKS), 8.0 / 7, 1e-12);
    ck_assert_double_eq_tol(measure(35, BIDE_KPI_TARGET_WEEKS), 8.0 / 7, 1e-12);
}
END_TEST

/* A list that is short from the start, not while it is being put together. */
START_TEST(the_start_counts)
{
    service_run(&service, SERVICE_TEXT(CLINIC("list = 9;", 9)));
    ck_assert_double_eq(measure(0, BIDE_KPI_TARGET_REACHED), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_WEEKS), 0);
}
END_TEST

START_TEST(a_list_may_never_be_reached)
{
    service_run(&service, SERVICE_TEXT(CLINIC("list = 2;", 90)));
    ck_assert_double_eq(measure(35, BIDE_KPI_TARGET_REACHED), 0);
    ck_assert_double_nan(measure(35, BIDE_KPI_TARGET_WEEKS));
}
END_TEST

/* All have waited for at most two weeks at the start. After another 16 weeks nobody is
 * within 18, until the list is empty. */
START_TEST(a_share_is_looked_at_when_lists_are_counted)
{
    service_run(&service, SERVICE_TEXT(CLINIC("share = 0.92;", 9)));
    ck_assert_double_eq(measure(0, BIDE_KPI_TARGET_REACHED), 1);
    service_close(&service);

    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(5) MILESTONES
                             "staff = { team = { clinicians = 1; }; };"
                             "pathways = { p = { target = { share = 0.5; };"
                             "referrals = { per_week = 0; };"
                             "waiting = { from_weeks = [ 30 ]; children = [ 6 ];"
                             "longest_weeks = 32; };"
                             "steps = ( { name = \"visit\"; staff = \"team\"; days = 2; "
                             "} ); }; };"));
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_REACHED), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_WEEKS), 2);
}
END_TEST

/* Nobody is seen. Three have waited 9 to 11 weeks, to the day: the middle of weekly bins
 * of one child each. */
#define LONG_WAITS(target)                                                               \
    SERVICE_MONDAY(5)                                                                    \
    MILESTONES                                                                           \
    "staff = { team = { wte = 0; }; };"                                                  \
    "pathways = { p = { target = { " target " }; referrals = { per_week = 0; };"         \
    "waiting = { from_weeks = [ 8, 9, 10 ]; children = [ 1, 1, 1 ];"                     \
    "longest_weeks = 11; };"                                                             \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

/* Over 10 weeks: one at the start, two a week later, three after two weeks. */
START_TEST(long_waits_are_met_until_there_are_too_many)
{
    service_run(&service, SERVICE_TEXT(LONG_WAITS("over_weeks = 10; at_most = 2;")));
    ck_assert_double_eq(measure(0, BIDE_KPI_TARGET_MET), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_MET), 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_MET), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_REACHED), 1);
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_WEEKS), 0);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(LONG_WAITS("over_weeks = 11;")));
    ck_assert_double_eq(measure(0, BIDE_KPI_TARGET_MET), 1);
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_MET), 0);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(LONG_WAITS("over_weeks = 10;")));
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_REACHED), 0);
    ck_assert_double_nan(measure(14, BIDE_KPI_TARGET_WEEKS));
}
END_TEST

/* Met looks at the day alone, reached at all days up to it. */
START_TEST(a_list_that_is_met_is_reached)
{
    service_run(&service, SERVICE_TEXT(CLINIC("list = 4;", 9)));
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_MET), 0);
    ck_assert_double_eq(measure(14, BIDE_KPI_TARGET_MET), 1);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(CLINIC("share = 1;", 9)));
    ck_assert_double_eq(measure(7, BIDE_KPI_TARGET_MET), 1);
}
END_TEST

/* Whoever has left is missed within a week, though nobody is called. */
START_TEST(those_who_leave_shorten_the_list)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(
                    40) "milestones = ( { weeks = 40; } );"
                        "staff = { team = { wte = 0; }; };"
                        "pathways = { p = { target = { list = 50; };"
                        "referrals = { per_week = 0; }; leaving = { per_week = 0.1; "
                        "}; waiting = { from_weeks = [ 1 ]; children = [ 100 ];"
                        "longest_weeks = 2; };"
                        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = "
                        "60; } ); }; };"));
    const double weeks = measure(280, BIDE_KPI_TARGET_WEEKS);
    /* half of them after ln 2 / 0.1 = 6.93 weeks, give or take; looked at weekly */
    ck_assert_double_ge(weeks, 5);
    ck_assert_double_le(weeks, 10);
    ck_assert_double_eq(weeks, floor(weeks));
}
END_TEST

/* A target changes nothing about what happens. */
START_TEST(a_target_is_only_looked_at)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST, BIDE_KPI_SEEN_MEAN,
                                          BIDE_KPI_LIST_MEAN };
    double before[3];
    service_run(&service, SERVICE_TEXT(CLINIC("", 9)));
    for (size_t i = 0; i < 3; ++i) {
        before[i] = measure(14, kpis[i]);
    }
    service_close(&service);
    service_run(&service, SERVICE_TEXT(CLINIC("list = 4;", 9)));
    for (size_t i = 0; i < 3; ++i) {
        ck_assert_double_eq(measure(14, kpis[i]), before[i]);
    }
}
END_TEST

/* Whatever happens, a harder target is reached no earlier: the chance of it falls. */
#define BUSY(target)                                                                     \
    SERVICE_TEXT(SERVICE_MONDAY(30) "milestones = ( { weeks = 30; } );"                  \
                                    "staff = { team = { clinicians = 1; }; };"           \
                                    "pathways = { p = { target = { list = ",             \
                 target,                                                                 \
                 "; }; referrals = { per_week = 8; }; waiting = { from_weeks = [ 1 ];"   \
                 "children = [ 70 ]; longest_weeks = 2; }; steps = ( { name = "          \
                 "\"visit\"; staff = \"team\"; weeks = { shape = \"exponential\";"       \
                 "mean = 0.1; }; } ); }; };")

START_TEST(a_harder_target_is_reached_no_earlier)
{
    enum { REPLICATIONS = 40, TARGETS = 3 };
    static const char *const targets[TARGETS] = { "40", "20", "0" };
    double before[REPLICATIONS] = { 0 };
    double reached_before = REPLICATIONS + 1;
    for (size_t i = 0; i < TARGETS; ++i) {
        double reached = 0;
        if (i > 0) {
            service_close(&service);
        }
        service_open(&service, BUSY(targets[i]));
        for (size_t r = 0; r < REPLICATIONS; ++r) {
            service_play(&service, r);
            const double weeks = measure(210, BIDE_KPI_TARGET_WEEKS);
            ck_assert(isnan(weeks) || weeks >= before[r]);
            before[r] = isnan(weeks) ? INFINITY : weeks;
            reached += measure(210, BIDE_KPI_TARGET_REACHED);
        }
        ck_assert_double_lt(reached, reached_before);
        ck_assert_double_gt(reached, 0);
        reached_before = reached;
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("target");
    TCase *tests = tcase_create("target");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_list_is_reached_when_it_is_short_enough);
    tcase_add_test(tests, the_start_counts);
    tcase_add_test(tests, a_list_may_never_be_reached);
    tcase_add_test(tests, long_waits_are_met_until_there_are_too_many);
    tcase_add_test(tests, a_list_that_is_met_is_reached);
    tcase_add_test(tests, a_share_is_looked_at_when_lists_are_counted);
    tcase_add_test(tests, those_who_leave_shorten_the_list);
    tcase_add_test(tests, a_target_is_only_looked_at);
    tcase_add_test(tests, a_harder_target_is_reached_no_earlier);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
