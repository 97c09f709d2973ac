/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets that say how many children may have waited long: by count and by property. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/target.h"
#include "tests/service.h"

enum { REPLICATIONS = 6, DAY_FIRST = 70, DAY_STEP = 70, DAY_LAST = 350 };

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

#define EACH_TEN_WEEKS                                                                   \
    "milestones = ( { weeks = 10; }, { weeks = 20; }, { weeks = 30; }, { weeks = 40; }," \
    "{ weeks = 50; } );"

/* A list that takes two years to clear, of which some wait long and some leave. */
#define LONG_LIST(target)                                                                \
    SERVICE_TEXT(SERVICE_MONDAY(50) EACH_TEN_WEEKS                                       \
                 "staff = { team = { clinicians = 1; }; };"                              \
                 "pathways = { p = { target = { ",                                       \
                 target,                                                                 \
                 " }; referrals = { per_week = 3; }; leaving = { per_week = 0.01; };"    \
                 "priorities = { urgent = { share = 0.3; }; rest = { share = 0.7; }; };" \
                 "waiting = { from_weeks = [ 0, 26, 52 ]; children = [ 40, 40, 20 ];"    \
                 "longest_weeks = 80; }; steps = ( { name = \"visit\"; staff = "         \
                 "\"team\"; days = { shape = \"exponential\"; mean = 2; }; } ); }; };")

/* The count that is published and the target are two ways to the same children. */
START_TEST(a_target_of_a_year_is_met_as_counted)
{
    static const struct {
        const char *target;
        double at_most;
    } cases[] = { { "over_weeks = 52;", 0.0 },
                  { "over_weeks = 52; at_most = 9.5;", 9.5 },
                  { "over_weeks = 52; at_most = 14;", 14.0 },
                  { "over_weeks = 52; at_most = 1000;", 1000.0 } };
    int met = 0;
    service_open(&service, LONG_LIST(cases[_i].target));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        for (int day = DAY_FIRST; day <= DAY_LAST; day += DAY_STEP) {
            const bool is_met = measure(day, BIDE_KPI_TARGET_MET) > 0.5;
            const bool is_few = measure(day, BIDE_KPI_OVER_52) <= cases[_i].at_most;
            ck_assert_int_eq(is_met, is_few);
            met += is_met ? 1 : 0;
        }
    }
    ck_assert_int_eq(met == REPLICATIONS * 5, _i == 3);
}
END_TEST

/* Met on a day means reached from that day on, at one time that never changes. */
static void check_reached(void)
{
    double reached_on = (double) INFINITY;
    for (int day = DAY_FIRST; day <= DAY_LAST; day += DAY_STEP) {
        const bool is_met = measure(day, BIDE_KPI_TARGET_MET) > 0.5;
        const bool is_reached = measure(day, BIDE_KPI_TARGET_REACHED) > 0.5;
        const double weeks = measure(day, BIDE_KPI_TARGET_WEEKS);
        reached_on = is_met && day < reached_on ? day : reached_on;
        ck_assert_int_eq(is_reached, reached_on <= day);
        ck_assert_int_eq(isnan(weeks), !is_reached);
        ck_assert(!is_reached || fabs(7.0 * weeks - reached_on) < 1e-9);
    }
}

START_TEST(a_target_is_reached_when_it_is_first_met)
{
    static const char *const targets[] = { "over_weeks = 26; at_most = 20;",
                                           "over_weeks = 40; at_most = 5;",
                                           "over_weeks = 60;" };
    service_open(&service, LONG_LIST(targets[_i]));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        check_reached();
    }
}
END_TEST

/* Weeks of each replication until a target is reached, infinity if never. */
static double reach(const char *target, double *weeks)
{
    double sum = 0.0;
    service_open(&service, LONG_LIST(target));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        const double reached = measure(DAY_LAST, BIDE_KPI_TARGET_WEEKS);
        weeks[r] = isnan(reached) ? (double) INFINITY : reached;
        sum += isnan(reached) ? 1000.0 : reached;
    }
    service_close(&service);
    return sum;
}

/* From the easiest to the hardest, by count and by wait: the same children come and go,
 * so that each is reached no earlier in any replication. */
START_TEST(a_harder_target_is_reached_no_earlier)
{
    static const char *const targets[2][4] = {
        { "over_weeks = 26; at_most = 40;", "over_weeks = 26; at_most = 25;",
          "over_weeks = 26; at_most = 10;", "over_weeks = 26;" },
        { "over_weeks = 70; at_most = 10;", "over_weeks = 52; at_most = 10;",
          "over_weeks = 30; at_most = 10;", "over_weeks = 4; at_most = 10;" },
    };
    double easier[REPLICATIONS];
    double harder[REPLICATIONS];
    const double first = reach(targets[_i][0], easier);
    double last = first;
    for (size_t i = 1; i < 4; ++i) {
        last = reach(targets[_i][i], harder);
        for (size_t r = 0; r < REPLICATIONS; ++r) {
            ck_assert(easier[r] <= harder[r]);
            easier[r] = harder[r];
        }
    }
    ck_assert_double_lt(first, last);
    service_open(&service, LONG_LIST(""));
}
END_TEST

START_TEST(nothing_changes_by_being_looked_at)
{
    double before[5];
    double over[5];
    service_open(&service, LONG_LIST(""));
    service_play(&service, 1);
    for (int i = 0; i < 5; ++i) {
        before[i] = measure(DAY_FIRST + i * DAY_STEP, BIDE_KPI_LIST);
        over[i] = measure(DAY_FIRST + i * DAY_STEP, BIDE_KPI_OVER_52);
    }
    service_close(&service);
    service_open(&service, LONG_LIST("over_weeks = 26; at_most = 20;"));
    service_play(&service, 1);
    for (int i = 0; i < 5; ++i) {
        const double day = DAY_FIRST + i * DAY_STEP;
        ck_assert_double_eq_tol(measure(day, BIDE_KPI_LIST), before[i], 1e-12);
        ck_assert_double_eq_tol(measure(day, BIDE_KPI_OVER_52), over[i], 1e-12);
    }
}
END_TEST

START_TEST(only_a_whole_pathway_has_a_target)
{
    service_open(&service, LONG_LIST("over_weeks = 26; at_most = 1000;"));
    service_play(&service, 0);
    ck_assert_double_eq_tol(measure(DAY_LAST, BIDE_KPI_TARGET_MET), 1.0, 1e-12);
    static const enum bide_kpi kpis[] = { BIDE_KPI_TARGET_MET, BIDE_KPI_TARGET_REACHED,
                                          BIDE_KPI_TARGET_WEEKS };
    for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
        ck_assert(isnan(service_priority(&service, "p", 0, DAY_LAST, kpis[i])));
        ck_assert(isnan(service_priority(&service, "p", 1, DAY_LAST, kpis[i])));
    }
}
END_TEST

/* Nobody has waited for over 90 weeks at week 10 (80 at most at the start), and a target
 * over an empty list is met. */
START_TEST(a_wait_that_nobody_has_is_met)
{
    service_open(&service, LONG_LIST("over_weeks = 90;"));
    service_play(&service, 0);
    ck_assert_double_eq_tol(measure(DAY_FIRST, BIDE_KPI_TARGET_MET), 1.0, 1e-12);
    ck_assert_double_eq_tol(measure(DAY_FIRST, BIDE_KPI_TARGET_WEEKS), 10.0, 1e-12);
    service_close(&service);

    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(50) EACH_TEN_WEEKS
                             "staff = { team = { clinicians = 1; }; };"
                             "pathways = { p = { target = { over_weeks = 1; };"
                             "referrals = { per_week = 0; }; steps = ( { name = "
                             "\"visit\"; staff = \"team\"; days = 2; } ); }; };"));
    ck_assert_double_eq_tol(measure(DAY_FIRST, BIDE_KPI_TARGET_MET), 1.0, 1e-12);
    ck_assert_double_eq_tol(measure(DAY_LAST, BIDE_KPI_TARGET_REACHED), 1.0, 1e-12);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("target over");
    TCase *tests = tcase_create("target over");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(tests, a_target_of_a_year_is_met_as_counted, 0, 4);
    tcase_add_loop_test(tests, a_target_is_reached_when_it_is_first_met, 0, 3);
    tcase_add_loop_test(tests, a_harder_target_is_reached_no_earlier, 0, 2);
    tcase_add_test(tests, nothing_changes_by_being_looked_at);
    tcase_add_test(tests, only_a_whole_pathway_has_a_target);
    tcase_add_test(tests, a_wait_that_nobody_has_is_met);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
