/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/audit.h"

#include <check.h>
#include <stdlib.h>

#include "models/service/measure.h"
#include "models/service/replicate.h"
#include "tests/service.h"

/* 100 children wait, 30 of them in the second pathway, and nobody is ever seen. */
#define WAITING                                                                          \
    SERVICE_MONDAY(4)                                                                    \
    "staff = { team = { wte = 0; }; };"                                                  \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 70 ]; };"                              \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "q = { referrals = { per_week = 0; };"                                               \
    "waiting = { from_weeks = [ 4 ]; children = [ 30 ]; };"                              \
    "steps = ( { name = \"call\"; staff = \"team\"; minutes = 60; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static struct bide_run_child *child_of(uint32_t id)
{
    return bide_run_child(&service.run, id);
}

static void begin(void)
{
    service_open(&service, SERVICE_TEXT(WAITING));
    service_begin(&service);
    service_go_on(&service, 10);
}

static void check(double gap, double little)
{
    const struct bide_audit audit = bide_audit_run(&service.run);
    ck_assert_double_eq(audit.gap, gap);
    ck_assert_double_eq_tol(audit.little, little, 1e-12);
}

START_TEST(everything_at_once_adds_up)
{
    service_open(&service, SERVICE_TEXT(service_rich));
    for (uint64_t r = 0; r < 10; ++r) {
        service_play(&service, r);
    }
    service_choose(&service, "all");
    for (uint64_t r = 0; r < 10; ++r) {
        service_play(&service, r);
        ck_assert_double_gt(service_measure(&service, "first", 56, BIDE_KPI_INSOURCED),
                            0);
    }
}
END_TEST

/* A child is lost after 10 days: the pathway entered, the clock and the list each miss
 * one, and of the 300 days of 30 children 10 have no one to wait them. */
START_TEST(a_lost_child_is_found_missing)
{
    begin();

    bide_pool_release(&service.run.children, 99);

    check(3, 10.0 / 300);
    bide_replicate_end(&service.run);
    const double *at = service.row + bide_plan_audit_column(&service.plan, BIDE_PLAN_GAP);
    ck_assert_double_eq(at[BIDE_PLAN_GAP], 3);
    ck_assert_double_eq_tol(at[BIDE_PLAN_LITTLE], 10.0 / 300, 1e-12);
    ck_assert_double_eq(at[BIDE_PLAN_CHILDREN], 100);
}
END_TEST

/* The clock stopped, but nobody counted it: the clock and the list miss one. */
START_TEST(a_clock_stopped_in_silence_is_found)
{
    begin();

    child_of(0)->flags = 0;

    check(2, 10.0 / 700);
}
END_TEST

/* Counted as done, and still there: one too many of the pathway's, of clocks and list
 * none. */
START_TEST(a_child_counted_as_done_but_still_there_is_found)
{
    begin();

    bide_measure_end(&service.run, child_of(5), BIDE_MEASURE_COMPLETED);

    check(1, 0);
}
END_TEST

/* One too few there, one too many here. */
START_TEST(a_child_on_the_wrong_pathway_is_found)
{
    begin();

    child_of(5)->pathway = 1;

    check(6, 10.0 / 310);
}
END_TEST

/* A wait that did not happen: the clock of a child has been put on by 4 days. */
START_TEST(a_wait_made_shorter_is_found)
{
    begin();

    child_of(0)->clock_start = 4;

    check(0, 4.0 / 700);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("audit");
    TCase *tests = tcase_create("audit");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, everything_at_once_adds_up);
    tcase_add_test(tests, a_lost_child_is_found_missing);
    tcase_add_test(tests, a_clock_stopped_in_silence_is_found);
    tcase_add_test(tests, a_child_counted_as_done_but_still_there_is_found);
    tcase_add_test(tests, a_child_on_the_wrong_pathway_is_found);
    tcase_add_test(tests, a_wait_made_shorter_is_found);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
