/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/plan.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "tests/service.h"

#define PATHWAYS                                                                         \
    "staff = { a = { wte = 1.0; }; b = { clinicians = 2; }; };"                          \
    "pathways = { p = { referrals = { per_week = 1; };"                                  \
    "steps = ( { name = \"s\"; staff = \"a\"; minutes = 60; } ); };"                     \
    "q = { referrals = { per_week = 1; }; priorities = { only = { share = 1; }; };"      \
    "steps = ( { name = \"s\"; staff = \"b\"; minutes = 60; } ); };"                     \
    "r = { referrals = { per_week = 1; };"                                               \
    "priorities = { soon = { share = 0.5; }; later = { share = 0.5; }; };"               \
    "steps = ( { name = \"s\"; staff = \"b\"; minutes = 60; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void check_moment(size_t index, double time, const char *date, const char *label)
{
    char text[BIDE_CIVIL_TEXT_SIZE];
    const struct bide_plan_moment *moment = &service.plan.moments[index];
    ck_assert_uint_lt(index, service.plan.moment_count);
    ck_assert_double_eq(moment->time, time);
    bide_civil_format(moment->date, text);
    ck_assert_str_eq(text, date);
    ck_assert_int_eq(moment->label == NULL, label == NULL);
    ck_assert(label == NULL || strcmp(moment->label, label) == 0);
}

/* The start, every first of a month, and the milestones, of which one is a first. */
START_TEST(moments_are_months_and_milestones_in_order)
{
    service_open(&service,
                 SERVICE_TEXT("start = \"2025-08-31\"; weeks = 10; milestones = ("
                              "{ date = \"2025-11-01\"; label = \"Review\"; },"
                              "{ months = 1; label = \"Month\"; },"
                              "{ weeks = 2; } );",
                              PATHWAYS));

    ck_assert_uint_eq(service.plan.moment_count, 6);
    check_moment(0, 0, "2025-08-31", NULL);
    check_moment(1, 1, "2025-09-01", NULL);
    check_moment(2, 14, "2025-09-14", "");
    check_moment(3, 30, "2025-09-30", "Month");
    check_moment(4, 31, "2025-10-01", NULL);
    check_moment(5, 62, "2025-11-01", "Review");
}
END_TEST

START_TEST(two_milestones_on_one_day_are_both_kept)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10),
                                        "milestones = ( { weeks = 2; label = \"Zero\"; },"
                                        "{ date = \"2025-09-15\"; label = \"One\"; },"
                                        "{ weeks = 2; label = \"Again\"; } );",
                                        PATHWAYS));

    ck_assert_uint_eq(service.plan.moment_count, 3);
    check_moment(0, 14, "2025-09-15", "Zero");
    check_moment(1, 14, "2025-09-15", "One");
    check_moment(2, 14, "2025-09-15", "Again");
}
END_TEST

START_TEST(without_milestones_the_end_is_one)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10), PATHWAYS));

    ck_assert_uint_eq(service.plan.moment_count, 1);
    check_moment(0, 70, "2025-11-10", "End");
}
END_TEST

/* The last day of the simulation may be a first of a month: 18 weeks from 28 July. */
START_TEST(a_month_may_begin_at_the_very_end)
{
    service_open(&service, SERVICE_TEXT("start = \"2025-07-28\"; weeks = 18;", PATHWAYS));

    ck_assert_uint_eq(service.plan.moment_count, 6);
    check_moment(1, 4, "2025-08-01", NULL);
    check_moment(4, 96, "2025-11-01", NULL);
    check_moment(5, 126, "2025-12-01", "End");
}
END_TEST

/* 1 September begins a week and a month, 6 October a week, and in it the 1st is a
 * month's; a milestone at a week's end stands for it. */
START_TEST(weeks_may_be_measured_too)
{
    service_open(&service,
                 SERVICE_TEXT("start = \"2025-09-01\"; weeks = 5; weekly = true;"
                              "milestones = ( { weeks = 2; label = \"Two\"; } );",
                              PATHWAYS));

    ck_assert_uint_eq(service.plan.moment_count, 7);
    check_moment(0, 0, "2025-09-01", NULL);
    check_moment(1, 7, "2025-09-08", NULL);
    check_moment(2, 14, "2025-09-15", "Two");
    check_moment(4, 28, "2025-09-29", NULL);
    check_moment(5, 30, "2025-10-01", NULL);
    check_moment(6, 35, "2025-10-06", NULL);
}
END_TEST

/* All pathways, then the priorities of those that have several. */
START_TEST(lines_are_pathways_and_their_priorities)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10), PATHWAYS));
    const struct bide_plan_line *lines = service.plan.lines;

    ck_assert_uint_eq(service.plan.line_count, 5);
    for (size_t i = 0; i < 3; ++i) {
        ck_assert_uint_eq(lines[i].pathway, i);
        ck_assert_int_eq(lines[i].priority, -1);
    }
    for (int k = 0; k < 2; ++k) {
        ck_assert_uint_eq(lines[3 + k].pathway, 2);
        ck_assert_int_eq(lines[3 + k].priority, k);
    }
}
END_TEST

static void take(unsigned char *taken, size_t column)
{
    ck_assert_uint_lt(column, service.plan.column_count);
    ck_assert_uint_eq(taken[column], 0);
    taken[column] = 1;
}

static void take_moment(unsigned char *taken, size_t moment)
{
    const struct bide_plan *plan = &service.plan;
    for (size_t line = 0; line < plan->line_count; ++line) {
        ck_assert(bide_plan_has(plan, moment, line)
                  == (line < 3 || plan->moments[moment].label != NULL));
        for (int k = 0; k < BIDE_KPI_COUNT && bide_plan_has(plan, moment, line); ++k) {
            take(taken, bide_plan_column(plan, moment, line, (enum bide_kpi) k));
        }
    }
    for (size_t staff = 0; staff < 2; ++staff) {
        for (int k = 0; k < BIDE_KPI_STAFF_COUNT; ++k) {
            take(taken,
                 bide_plan_staff_column(plan, moment, staff, (enum bide_kpi_staff) k));
        }
    }
    const size_t lines = plan->moments[moment].label != NULL ? plan->budget_count : 0;
    for (size_t line = 0; line < lines; ++line) {
        for (int k = 0; k < BIDE_KPI_BUDGET_COUNT; ++k) {
            take(taken,
                 bide_plan_budget_column(plan, moment, line, (enum bide_kpi_budget) k));
        }
    }
    for (int k = 0; k < BIDE_KPI_COST_COUNT; ++k) {
        take(taken, bide_plan_cost_column(plan, moment, (enum bide_kpi_cost) k));
    }
}

START_TEST(every_column_is_one_measure)
{
    service_open(&service, SERVICE_TEXT("start = \"2025-08-31\"; weeks = 10;", PATHWAYS));
    const struct bide_plan *plan = &service.plan;
    unsigned char *taken = bide_mem_zeroed(plan->column_count, 1);

    for (size_t moment = 0; moment < plan->moment_count; ++moment) {
        take_moment(taken, moment);
    }
    for (int k = 0; k < BIDE_PLAN_AUDIT_COUNT; ++k) {
        take(taken, bide_plan_audit_column(plan, (enum bide_plan_audit) k));
    }

    for (size_t i = 0; i < plan->column_count; ++i) {
        ck_assert_uint_eq(taken[i], 1);
    }
    bide_mem_free(taken);
}
END_TEST

/* The names are the ones of the files written; they stand in the order of the enum. */
START_TEST(measures_have_names_of_their_own)
{
    static const struct {
        enum bide_kpi kpi;
        const char *name;
    } some[] = {
        { BIDE_KPI_LIST, "list" },
        { BIDE_KPI_WITHIN, "within_standard" },
        { BIDE_KPI_P92, "p92_wait_weeks" },
        { BIDE_KPI_OVER_104, "over_104_weeks" },
        { BIDE_KPI_REFERRED, "referred" },
        { BIDE_KPI_SEEN_SD, "seen_sd_wait_weeks" },
        { BIDE_KPI_SEEN_DELAYED, "seen_delayed" },
        { BIDE_KPI_LEFT_MEAN, "left_mean_wait_weeks" },
        { BIDE_KPI_ENDED, "ended" },
        { BIDE_KPI_INSOURCED, "insourced" },
        { BIDE_KPI_LIST_MEAN, "mean_list" },
    };
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10), PATHWAYS));
    for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); ++i) {
        ck_assert_str_eq(bide_kpi_info(some[i].kpi)->name, some[i].name);
    }
    for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
        const struct bide_kpi_info *info = bide_kpi_info((enum bide_kpi) i);
        ck_assert(info->unit[0] != '\0' && info->label[0] != '\0');
        ck_assert_int_eq(info->sentence[strlen(info->sentence) - 1], '.');
        for (int k = 0; k < i; ++k) {
            ck_assert_str_ne(bide_kpi_info((enum bide_kpi) k)->name, info->name);
        }
    }
    ck_assert_str_eq(bide_kpi_staff_info(BIDE_KPI_STAFF_USED)->name, "used");
    ck_assert_str_eq(bide_kpi_staff_info(BIDE_KPI_STAFF_HOURS)->name, "offered_hours");
    ck_assert_str_eq(bide_kpi_cost_info(BIDE_KPI_COST_STAFF)->name, "cost_staff");
    ck_assert_str_eq(bide_kpi_cost_info(BIDE_KPI_COST_CONTRACTS)->name, "cost_contracts");
    ck_assert_str_eq(bide_kpi_cost_info(BIDE_KPI_COST_TOTAL)->name, "cost_total");
    ck_assert_str_eq(bide_kpi_cost_info(BIDE_KPI_COST_RECURRENT)->name, "cost_recurrent");
    ck_assert_str_eq(bide_kpi_budget_info(BIDE_KPI_BUDGET_COST)->name, "cost");
    ck_assert_str_eq(bide_kpi_budget_info(BIDE_KPI_BUDGET_STOPPED)->name, "stopped");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("plan");
    TCase *tests = tcase_create("plan");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, moments_are_months_and_milestones_in_order);
    tcase_add_test(tests, two_milestones_on_one_day_are_both_kept);
    tcase_add_test(tests, without_milestones_the_end_is_one);
    tcase_add_test(tests, a_month_may_begin_at_the_very_end);
    tcase_add_test(tests, weeks_may_be_measured_too);
    tcase_add_test(tests, lines_are_pathways_and_their_priorities);
    tcase_add_test(tests, every_column_is_one_measure);
    tcase_add_test(tests, measures_have_names_of_their_own);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
