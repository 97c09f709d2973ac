/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a child who is referred now should expect. */
#include "models/service/expect.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MODEL(wte)                                                                       \
    "start = \"2025-09-01\"; weeks = 60; replications = 2;"                              \
    "calendar = { holidays = \"none\"; };"                                               \
    "milestones = ( { weeks = 2; }, { weeks = 26; }, { weeks = 60; } );"                 \
    "staff = { team = { wte = " wte "; sessions_per_week = 5.0;"                         \
    "session_minutes = 240; }; };"                                                       \
    "pathways = { p = { referrals = { per_week = 20; };"                                 \
    "waiting = { from_weeks = [ 4 ]; children = [ 100 ]; };"                             \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* 10 were seen in the first week, 10 in the second; of 40, 20 still wait. */
START_TEST(a_share_of_those_seen_and_those_who_wait)
{
    struct bide_histogram seen;
    ck_assert_int_eq(bide_histogram_init_equal(&seen, 52, 7.0), BIDE_OK);
    ck_assert(isnan(bide_expect_weeks(&seen, 5, 0.5)));
    for (int i = 0; i < 10; ++i) {
        bide_histogram_add(&seen, 3.0);
        bide_histogram_add(&seen, 10.0);
    }

    ck_assert_double_eq(bide_expect_weeks(&seen, 20, 0.5), 2.0);
    ck_assert_double_eq(bide_expect_weeks(&seen, 0, 0.5), 1.0);
    ck_assert_double_eq_tol(bide_expect_weeks(&seen, 0, 0.9), 1.8, 1e-12);
    ck_assert(isnan(bide_expect_weeks(&seen, 21, 0.5)));
    ck_assert(isnan(bide_expect_weeks(&seen, 20, 0.9)));
    bide_histogram_free(&seen);
}
END_TEST

START_TEST(nobody_is_seen_without_staff)
{
    service_run(&service, SERVICE_TEXT(MODEL("0")));

    ck_assert(isnan(measure(420, BIDE_KPI_NEW_MEDIAN)));
    ck_assert(isnan(measure(420, BIDE_KPI_NEW_P90)));
}
END_TEST

/* 20 slots a week for 20 referrals: a child comes after the 100 before it, in 5 weeks,
 * and whoever is referred in the same week is seen in turn. Nothing is known after 2
 * weeks, nothing changes once all of them were seen. */
START_TEST(first_come_first_served_waits_for_those_before)
{
    service_run(&service, SERVICE_TEXT(MODEL("1.0")));

    ck_assert(isnan(measure(14, BIDE_KPI_NEW_MEDIAN)));
    ck_assert_double_gt(measure(182, BIDE_KPI_NEW_MEDIAN), 3.5);
    ck_assert_double_lt(measure(182, BIDE_KPI_NEW_MEDIAN), 7.0);
    ck_assert_double_ge(measure(182, BIDE_KPI_NEW_P90),
                        measure(182, BIDE_KPI_NEW_MEDIAN));
    ck_assert_double_eq(measure(420, BIDE_KPI_NEW_MEDIAN),
                        measure(182, BIDE_KPI_NEW_MEDIAN));
    ck_assert_double_eq(measure(420, BIDE_KPI_NEW_P90), measure(182, BIDE_KPI_NEW_P90));
}
END_TEST

START_TEST(more_staff_make_no_new_child_wait_longer)
{
    service_run(&service, SERVICE_TEXT(MODEL("1.0")));
    const double before = measure(182, BIDE_KPI_NEW_P90);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(MODEL("1.5")));

    ck_assert_double_lt(measure(182, BIDE_KPI_NEW_P90), before);
}
END_TEST

/* A milestone within the four weeks counts those referred so far; months say nothing. */
START_TEST(only_milestones_say)
{
    service_run(&service, SERVICE_TEXT(MODEL("9.0")));
    const struct bide_plan *plan = service.run.plan;

    for (size_t i = 0; i < plan->moment_count; ++i) {
        const size_t column = bide_plan_column(plan, i, 0, BIDE_KPI_NEW_MEDIAN);
        const bool is_known = !isnan(service.run.row[column]);
        ck_assert(is_known == (plan->moments[i].label != NULL));
    }
}
END_TEST

/* The list was 4 to 8 weeks old at the start, and nobody is seen: 64 to 68 after 60. */
START_TEST(the_longest_wait_grows_by_a_week_a_week)
{
    service_run(&service, SERVICE_TEXT(MODEL("0")));

    ck_assert_double_eq(measure(420, BIDE_KPI_LONGEST),
                        measure(182, BIDE_KPI_LONGEST) + 34);
    ck_assert_double_ge(measure(420, BIDE_KPI_LONGEST), 64);
    ck_assert_double_le(measure(420, BIDE_KPI_LONGEST), 68);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("expect");
    TCase *cases = tcase_create("expect");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_add_test(cases, nobody_is_seen_without_staff);
    tcase_add_test(cases, first_come_first_served_waits_for_those_before);
    tcase_add_test(cases, more_staff_make_no_new_child_wait_longer);
    tcase_add_test(cases, only_milestones_say);
    tcase_add_test(cases, the_longest_wait_grows_by_a_week_a_week);
    suite_add_tcase(suite, cases);
    TCase *alone = tcase_create("alone");
    tcase_add_test(alone, a_share_of_those_seen_and_those_who_wait);
    suite_add_tcase(suite, alone);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
