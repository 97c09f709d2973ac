/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures by group, and how far the groups are apart. */
#include "models/service/gap.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/study.h"
#include "tests/service.h"

#define GROUPS "groups = { care = { label = \"In care\"; }; rural = { }; };"
/* A contract sees none but children in care. */
#define CLINIC(shares)                                                                   \
    SERVICE_MONDAY(20)                                                                   \
    "milestones = ( { weeks = 10; }, { weeks = 20; } );" GROUPS                          \
    "staff = { team = { wte = 1; sessions_per_week = 5; session_minutes = 60; }; };"     \
    "pathways = { p = { referrals = { per_week = 9; }; groups = ( " shares " );"         \
    "waiting = { from_weeks = [ 0 ]; children = [ 90 ]; longest_weeks = 30; };"          \
    "priorities = { soon = { share = 0.3; }; later = { share = 0.7; }; };"               \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );"                 \
    "leaving = { per_week = 0.01; }; }; };"                                              \
    "scenarios = { now = { }; buy = { changes = ( { type = \"insourcing\";"              \
    "step = \"p.visit\"; per_week = 3; weeks = 15; eligible = { group = \"care\"; }; }"  \
    "); }; };"
#define BOTH "{ group = \"rural\"; share = 0.4; }, { group = \"care\"; share = 0.25; }"

enum { RURAL, CARE, OTHERS };

static struct service service;
static struct bide_study study;
static bool has_study;

static void tear_down(void)
{
    if (has_study) {
        bide_study_free(&study);
    }
    service_close(&service);
}

static void run_study(void)
{
    const struct bide_study_plan plan = { .threads = 1, .replications = 40 };
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    has_study = true;
}

/* What is counted for groups, and for priorities, adds up to what is counted for all. */
START_TEST(groups_add_up_to_their_pathway)
{
    static const enum bide_kpi counts[] = {
        BIDE_KPI_LIST, BIDE_KPI_OVER_52,   BIDE_KPI_REFERRED,  BIDE_KPI_SEEN,
        BIDE_KPI_LEFT, BIDE_KPI_INSOURCED, BIDE_KPI_COMPLETED, BIDE_KPI_LIST_MEAN,
    };
    service_open(&service, SERVICE_TEXT(CLINIC(BOTH)));
    service_choose(&service, "buy");
    service_play(&service, 3);

    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); ++i) {
        const double all = service_measure(&service, "p", 140, counts[i]);
        const double groups = service_group(&service, "p", RURAL, 140, counts[i])
                              + service_group(&service, "p", CARE, 140, counts[i])
                              + service_group(&service, "p", OTHERS, 140, counts[i]);
        const double priorities = service_priority(&service, "p", 0, 140, counts[i])
                                  + service_priority(&service, "p", 1, 140, counts[i]);
        ck_assert_double_eq_tol(groups, all, 1e-9);
        ck_assert_double_eq_tol(priorities, all, 1e-9);
    }
    ck_assert_double_gt(service_measure(&service, "p", 140, BIDE_KPI_SEEN), 100);
    ck_assert_double_gt(service_group(&service, "p", CARE, 140, BIDE_KPI_INSOURCED), 0);
    ck_assert_double_eq(service_group(&service, "p", RURAL, 140, BIDE_KPI_INSOURCED), 0);
    ck_assert_double_eq(service_group(&service, "p", OTHERS, 140, BIDE_KPI_INSOURCED), 0);
}
END_TEST

START_TEST(every_child_in_one_group_is_the_pathway)
{
    service_open(&service, SERVICE_TEXT(CLINIC("{ group = \"care\"; share = 1; }")));
    service_play(&service, 0);

    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        const enum bide_kpi kpi = (enum bide_kpi) k;
        if (!bide_kpi_is_shown(kpi, service.spec.pathways.items)) {
            continue;
        }
        const double all = service_measure(&service, "p", 70, kpi);
        const double group = service_group(&service, "p", 0, 70, kpi);
        ck_assert(isnan(all) ? isnan(group) : fabs(all - group) <= 1e-9 * fabs(all));
    }
    ck_assert_double_eq(service_group(&service, "p", 1, 70, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(service_group(&service, "p", 1, 70, BIDE_KPI_REFERRED), 0);
    ck_assert_double_nan(service_group(&service, "p", 1, 70, BIDE_KPI_MEDIAN));
}
END_TEST

START_TEST(a_pathway_has_lines_for_its_groups_and_all_others)
{
    service_open(&service, SERVICE_TEXT(CLINIC(BOTH)));

    ck_assert_uint_eq(service.plan.line_count, 1 + 2 + 3);
    for (int i = 0; i < 3; ++i) {
        ck_assert_int_eq(service.plan.lines[3 + i].group, i);
        ck_assert_int_eq(service.plan.lines[3 + i].priority, -1);
    }
}
END_TEST

static double mean(size_t scenario, size_t line, enum bide_kpi kpi)
{
    return bide_study_estimate(&study, scenario, 1, line, kpi)->mean;
}

/* A contract for children in care opens a gap; its mean is that of the paired values. */
START_TEST(a_gap_is_between_the_largest_and_the_smallest)
{
    service_open(&service, SERVICE_TEXT(CLINIC(BOTH)));
    run_study();

    const struct bide_gap before = *bide_study_gap(&study, 0, 1, 0, BIDE_KPI_MEDIAN);
    const struct bide_gap after = *bide_study_gap(&study, 1, 1, 0, BIDE_KPI_MEDIAN);

    ck_assert_uint_eq(after.least, 3 + CARE);
    ck_assert_double_eq_tol(after.difference.mean,
                            mean(1, after.most, BIDE_KPI_MEDIAN)
                                - mean(1, after.least, BIDE_KPI_MEDIAN),
                            1e-9);
    ck_assert_double_gt(after.difference.mean - after.difference.half_width,
                        before.difference.mean);
    ck_assert_double_gt(after.difference.half_width, 0);
    for (size_t line = 3; line < 6; ++line) {
        ck_assert_double_le(mean(1, line, BIDE_KPI_MEDIAN),
                            mean(1, after.most, BIDE_KPI_MEDIAN));
    }
}
END_TEST

/* Two groups of which one has no children: there is nothing to compare. */
START_TEST(a_gap_needs_two_groups_with_a_value)
{
    service_open(&service, SERVICE_TEXT(CLINIC("{ group = \"care\"; share = 1; }")));
    run_study();

    const struct bide_gap gap = *bide_study_gap(&study, 0, 1, 0, BIDE_KPI_MEDIAN);

    ck_assert_double_nan(gap.difference.mean);
    ck_assert_double_nan(gap.difference.half_width);
}
END_TEST

/* They are kept in the study, so that the rows are needed no more. */
START_TEST(every_milestone_of_every_scenario_has_its_own_gaps)
{
    service_open(&service, SERVICE_TEXT(CLINIC(BOTH)));
    run_study();
    const struct bide_outcome outcome = { study.spec,           &study.plan,
                                          study.scenario_count, study.replications,
                                          study.rows,           study.estimates,
                                          study.differences };

    for (size_t scenario = 0; scenario < 2; ++scenario) {
        for (size_t moment = 0; moment < 2; ++moment) {
            for (size_t k = 0; k < BIDE_GAP_KPI_COUNT; ++k) {
                struct bide_gap fresh;
                ck_assert_int_eq(bide_gap_make(&fresh, &outcome, scenario, moment, 0,
                                               bide_gap_kpis[k]),
                                 BIDE_OK);
                const struct bide_gap *kept =
                    bide_study_gap(&study, scenario, moment, 0, bide_gap_kpis[k]);
                ck_assert_mem_eq(kept, &fresh, sizeof(fresh));
            }
        }
    }
    ck_assert_double_ne(bide_study_gap(&study, 0, 0, 0, BIDE_KPI_MEDIAN)->difference.p50,
                        bide_study_gap(&study, 0, 1, 0, BIDE_KPI_MEDIAN)->difference.p50);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("gap");
    TCase *tests = tcase_create("gap");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, groups_add_up_to_their_pathway);
    tcase_add_test(tests, every_child_in_one_group_is_the_pathway);
    tcase_add_test(tests, a_pathway_has_lines_for_its_groups_and_all_others);
    tcase_add_test(tests, a_gap_is_between_the_largest_and_the_smallest);
    tcase_add_test(tests, a_gap_needs_two_groups_with_a_value);
    tcase_add_test(tests, every_milestone_of_every_scenario_has_its_own_gaps);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
