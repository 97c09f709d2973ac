/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/study.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/service.h"

enum { REPLICATIONS = 6 }; /* as the configuration says */

static struct service service;
static struct bide_study study;

static void set_up(void)
{
    service_open(&service, SERVICE_TEXT(service_rich));
}

static void tear_down(void)
{
    bide_study_free(&study);
    service_close(&service);
}

static void run(const struct bide_study_plan *plan)
{
    ck_assert_int_eq(bide_study_run(&study, &service.spec, plan, &service.diag), BIDE_OK);
}

static size_t estimate_bytes(void)
{
    return study.scenario_count * study.plan.column_count * sizeof(struct bide_estimate);
}

START_TEST(a_study_is_the_same_on_any_number_of_threads)
{
    struct bide_study one;
    const struct bide_study_plan alone = { .threads = 1 };
    run(&alone);
    one = study;

    for (int threads = 2; threads < 5; ++threads) {
        const struct bide_study_plan plan = { .threads = threads };
        run(&plan);
        ck_assert_mem_eq(study.estimates, one.estimates, estimate_bytes());
        ck_assert_mem_eq(study.differences, one.differences, estimate_bytes());
        ck_assert_uint_eq(study.audit.event_count, one.audit.event_count);
        bide_study_free(&study);
    }

    bide_study_free(&one);
}
END_TEST

/* By hand: play every replication of both scenarios and take the means. */
START_TEST(estimates_and_differences_are_over_the_replications)
{
    const size_t second = 1;
    const struct bide_study_plan plan = { .seed = &(const uint64_t){ 1 } };
    run(&plan);
    double sum = 0;
    double difference = 0;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_choose(&service, "all");
        service_play(&service, r);
        const double all = service_measure(&service, "first", 56, BIDE_KPI_LIST);
        service_choose(&service, "now");
        service_play(&service, r);
        sum += all;
        difference += all - service_measure(&service, "first", 56, BIDE_KPI_LIST);
    }

    size_t moment = 0;
    while (study.plan.moments[moment].time < 56) {
        ++moment;
    }
    const struct bide_estimate *list =
        bide_study_estimate(&study, second, moment, 0, BIDE_KPI_LIST);
    ck_assert_uint_eq(list->count, REPLICATIONS);
    ck_assert_double_eq_tol(list->mean, sum / REPLICATIONS, 1e-9);
    ck_assert_double_le(list->p10, list->p50);
    ck_assert_double_eq_tol(
        bide_study_difference(&study, second, moment, 0, BIDE_KPI_LIST)->mean,
        difference / REPLICATIONS, 1e-9);
    ck_assert_double_eq(bide_study_difference(&study, 0, moment, 0, BIDE_KPI_LIST)->mean,
                        0);
}
END_TEST

static void assert_is_column(const struct bide_estimate *estimate,
                             const struct bide_estimate *alone)
{
    ck_assert_uint_eq(estimate->count, alone->count);
    if (alone->count > 0) {
        ck_assert_mem_eq(&estimate->mean, &alone->mean, sizeof(double));
        ck_assert_mem_eq(&estimate->half_width, &alone->half_width, sizeof(double));
        ck_assert_mem_eq(&estimate->p90, &alone->p90, sizeof(double));
    }
}

/* Column by column: none is left out, none taken for another. The first scenario's
 * differences from itself are bytes of 0. */
START_TEST(every_column_has_its_own_estimates)
{
    const struct bide_study_plan plan = { .threads = 2 };
    double scratch[REPLICATIONS];
    static const struct bide_estimate nothing = { .count = 0 };
    run(&plan);
    const size_t columns = study.plan.column_count;
    const size_t all = columns * study.scenario_count;
    for (size_t i = 0; i < all; ++i) {
        const double *values = study.rows + i;
        const struct bide_estimate alone =
            bide_estimate_of(values, REPLICATIONS, all, scratch);
        const struct bide_estimate difference = bide_estimate_of_difference(
            values, study.rows + i % columns, REPLICATIONS, all, scratch);
        assert_is_column(&study.estimates[i], &alone);
        if (i < columns) {
            ck_assert_mem_eq(&study.differences[i], &nothing, sizeof(nothing));
        } else {
            assert_is_column(&study.differences[i], &difference);
        }
    }
}
END_TEST

/* The third pathway has nothing to do with the scenario: no difference in anything. */
START_TEST(an_independent_pathway_has_no_difference)
{
    const struct bide_study_plan plan = { .threads = 2 };
    run(&plan);

    for (size_t moment = 0; moment < study.plan.moment_count; ++moment) {
        for (int kpi = 0; kpi < BIDE_KPI_COUNT; ++kpi) {
            const struct bide_estimate *difference =
                bide_study_difference(&study, 1, moment, 2, (enum bide_kpi) kpi);
            ck_assert(difference->count == 0
                      || (!(difference->mean < 0) && !(difference->mean > 0)));
        }
    }
}
END_TEST

START_TEST(staff_and_costs_have_estimates)
{
    const struct bide_study_plan plan = { .threads = 2 };
    run(&plan);
    const size_t last = study.plan.moment_count - 1;

    const double used = bide_study_staff(&study, 1, last, 0, BIDE_KPI_STAFF_USED)->mean;
    ck_assert(used > 0.3 && used <= 1);
    const double total = bide_study_cost(&study, 1, last, BIDE_KPI_COST_TOTAL)->mean;
    ck_assert_double_eq_tol(
        bide_study_cost_difference(&study, 1, last, BIDE_KPI_COST_TOTAL)->mean,
        total - bide_study_cost(&study, 0, last, BIDE_KPI_COST_TOTAL)->mean, 1e-6);
    /* 90 children at most at 700, 9,000 to set up and 900 a week for 26 weeks. */
    const double contracts =
        bide_study_cost(&study, 1, last, BIDE_KPI_COST_CONTRACTS)->mean;
    ck_assert_double_gt(contracts, 9000 + 900 * 25);
    ck_assert_double_le(contracts, 9000 + 900 * 26 + 90 * 700);
}
END_TEST

START_TEST(the_audit_is_over_all_replications)
{
    const struct bide_study_plan plan = { .threads = 2, .seed = &(const uint64_t){ 1 } };
    run(&plan);
    uint64_t event_count = 0;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_choose(&service, "all");
        service_play(&service, r);
        event_count += service.run.loop.done_count;
        service_choose(&service, "now");
        service_play(&service, r);
        event_count += service.run.loop.done_count;
    }

    ck_assert(study.audit.is_passed);
    ck_assert_double_eq(study.audit.worst_gap, 0);
    ck_assert_double_eq(study.audit.worst_little, 0);
    ck_assert_uint_gt(study.audit.child_count, 2 * REPLICATIONS * 800);
    ck_assert_uint_eq(study.audit.event_count, event_count);
}
END_TEST

START_TEST(one_scenario_may_be_run_alone)
{
    const struct bide_study_plan plan = { .only_scenario = "all", .replications = 3 };
    run(&plan);

    ck_assert_uint_eq(study.scenario_count, 1);
    ck_assert_uint_eq(study.scenarios[0], 1);
    ck_assert_uint_eq(study.replications, 3);
    ck_assert_uint_eq(study.seed, 7);
    ck_assert_uint_eq(bide_study_estimate(&study, 0, 0, 0, BIDE_KPI_LIST)->count, 3);
}
END_TEST

START_TEST(a_scenario_that_is_not_there_is_an_error)
{
    const struct bide_study_plan plan = { .only_scenario = "al" };
    const size_t before = service.diag.count;

    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_ERR_SPEC);

    ck_assert_uint_eq(service.diag.count, before + 1);
    ck_assert_str_eq(service.diag.items[before].id, "BD-C059");
}
END_TEST

START_TEST(a_study_that_would_not_fit_is_refused)
{
    const struct bide_study_plan plan = { .replications = 10000000 };
    const size_t before = service.diag.count;

    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_ERR_LIMIT);

    ck_assert_str_eq(service.diag.items[before].id, "BD-C079");
}
END_TEST

static void note_progress(void *progress_context, size_t done, size_t total)
{
    size_t *seen = progress_context;
    ck_assert_uint_ge(done, seen[0]);
    seen[0] = done;
    seen[1] = total;
}

START_TEST(progress_ends_with_all_done)
{
    size_t seen[2] = { 0, 0 };
    const struct bide_study_plan plan = { .progress = note_progress,
                                          .progress_context = seen };
    run(&plan);

    ck_assert_uint_eq(seen[0], 2 * REPLICATIONS);
    ck_assert_uint_eq(seen[1], 2 * REPLICATIONS);
}
END_TEST

START_TEST(a_stopped_study_leaves_nothing)
{
    atomic_int stop = 1;
    const struct bide_study_plan plan = { .stop = &stop };

    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_ERR_STOPPED);

    ck_assert_ptr_null(study.estimates);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("study");
    TCase *tests = tcase_create("study");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_study_is_the_same_on_any_number_of_threads);
    tcase_add_test(tests, estimates_and_differences_are_over_the_replications);
    tcase_add_test(tests, every_column_has_its_own_estimates);
    tcase_add_test(tests, an_independent_pathway_has_no_difference);
    tcase_add_test(tests, staff_and_costs_have_estimates);
    tcase_add_test(tests, the_audit_is_over_all_replications);
    tcase_add_test(tests, one_scenario_may_be_run_alone);
    tcase_add_test(tests, a_scenario_that_is_not_there_is_an_error);
    tcase_add_test(tests, a_study_that_would_not_fit_is_refused);
    tcase_add_test(tests, progress_ends_with_all_done);
    tcase_add_test(tests, a_stopped_study_leaves_nothing);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
