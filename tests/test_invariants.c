/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for any service, in every replication; see tests/theory/NAME.cfg. */
#include <string.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 200 };
enum { AS_NOW, MORE };

/* A measure of one replication, by the number of its line. */
static double value(const struct theory *theory, const double *row, size_t moment,
                    size_t line, enum bide_kpi kpi)
{
    return row[bide_plan_column(&theory->study.plan, moment, line, kpi)];
}

static bool are_same(const struct bide_estimate *a, const struct bide_estimate *b,
                     size_t count)
{
    return memcmp(a, b, count * sizeof(*a)) == 0;
}

START_TEST(the_same_seed_gives_the_same_bytes_on_any_number_of_threads)
{
    struct theory one;
    struct theory many;
    theory_load(&one, "services");
    theory_load(&many, "services");

    theory_run(&one, 1);
    theory_run(&many, _i);

    const size_t columns = one.study.plan.column_count * one.study.scenario_count;
    ck_assert_mem_eq(one.study.rows, many.study.rows,
                     columns * one.study.replications * sizeof(double));
    ck_assert(are_same(one.study.estimates, many.study.estimates, columns));
    ck_assert(are_same(one.study.differences, many.study.differences, columns));
    theory_free(&one);
    theory_free(&many);
}
END_TEST

START_TEST(another_seed_gives_other_children)
{
    struct theory one;
    struct theory other;
    theory_load(&one, "services");
    theory_load(&other, "services");
    theory_set(&other, "seed", "2");

    theory_run(&one, 0);
    theory_run(&other, 0);

    const size_t columns = one.study.plan.column_count;
    for (size_t r = 0; r < one.study.replications; ++r) {
        ck_assert_mem_ne(theory_row(&one, AS_NOW, r), theory_row(&other, AS_NOW, r),
                         columns * sizeof(double));
    }
    theory_free(&one);
    theory_free(&other);
}
END_TEST

START_TEST(more_replications_leave_the_first_ones_as_they_were)
{
    struct theory few;
    struct theory many;
    theory_load(&few, "services");
    theory_load(&many, "services");
    theory_set(&few, "replications", "4");
    theory_set(&many, "replications", "9");

    theory_run(&few, 0);
    theory_run(&many, 0);

    const size_t columns = few.study.plan.column_count * few.study.scenario_count;
    ck_assert_mem_eq(few.study.rows, many.study.rows, 4 * columns * sizeof(double));
    theory_free(&few);
    theory_free(&many);
}
END_TEST

/* Physiotherapy has children, staff and chances of its own. */
START_TEST(changes_to_one_pathway_leave_another_as_it_was_to_the_last_bit)
{
    struct theory theory;
    theory_load(&theory, "services");

    theory_run(&theory, 0);

    const struct bide_plan *plan = &theory.study.plan;
    const size_t physio = theory_line(&theory, "physio");
    const size_t autism = theory_line(&theory, "autism");
    for (size_t r = 0; r < theory.study.replications; ++r) {
        const double *now = theory_row(&theory, AS_NOW, r);
        const double *more = theory_row(&theory, MORE, r);
        for (size_t m = 0; m < plan->moment_count; ++m) {
            const size_t column = bide_plan_column(plan, m, physio, 0);
            ck_assert_mem_eq(now + column, more + column,
                             BIDE_KPI_COUNT * sizeof(double));
        }
        const size_t column = bide_plan_column(plan, plan->moment_count - 1, autism, 0);
        ck_assert_mem_ne(now + column, more + column, BIDE_KPI_COUNT * sizeof(double));
    }
    theory_free(&theory);
}
END_TEST

/* Of autism, whose standard is 52 weeks, in all scenarios. */
static void check_bands(const struct theory *theory, const double *row, size_t moment)
{
    const size_t line = theory_line(theory, "autism");
    const double list = value(theory, row, moment, line, BIDE_KPI_LIST);
    const double share = value(theory, row, moment, line, BIDE_KPI_WITHIN);
    const double within = list > 0.0 ? share : 0.0;
    const double over[] = { value(theory, row, moment, line, BIDE_KPI_OVER_52),
                            value(theory, row, moment, line, BIDE_KPI_OVER_65),
                            value(theory, row, moment, line, BIDE_KPI_OVER_78),
                            value(theory, row, moment, line, BIDE_KPI_OVER_104) };
    ck_assert_double_eq_tol(list * (1.0 - within), over[0], 1e-6);
    for (size_t i = 1; i < 4; ++i) {
        ck_assert_double_le(over[i], over[i - 1]);
    }
}

START_TEST(bands_add_up_to_the_list)
{
    struct theory theory;
    theory_load(&theory, "services");

    theory_run(&theory, 0);

    for (size_t r = 0; r < theory.study.replications; ++r) {
        for (size_t m = 0; m < theory.study.plan.moment_count; ++m) {
            check_bands(&theory, theory_row(&theory, AS_NOW, r), m);
            check_bands(&theory, theory_row(&theory, MORE, r), m);
        }
    }
    theory_free(&theory);
}
END_TEST

/* Counts that add up over the priorities of a pathway. */
START_TEST(priorities_add_up_to_their_pathway)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST,     BIDE_KPI_OVER_52,
                                          BIDE_KPI_SEEN,     BIDE_KPI_LEFT,
                                          BIDE_KPI_REFERRED, BIDE_KPI_NOT_BROUGHT,
                                          BIDE_KPI_ENDED,    BIDE_KPI_LIST_MEAN };
    struct theory theory;
    theory_load(&theory, "services");

    theory_run(&theory, 0);

    const size_t last = theory.study.plan.moment_count - 1;
    const size_t whole = theory_line(&theory, "autism");
    const size_t urgent = theory_line(&theory, "autism.urgent");
    const size_t routine = theory_line(&theory, "autism.routine");
    for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
        const double *row = theory_row(&theory, MORE, 0);
        const double sum = value(&theory, row, last, urgent, kpis[i])
                           + value(&theory, row, last, routine, kpis[i]);
        ck_assert_double_eq_tol(value(&theory, row, last, whole, kpis[i]), sum, 1e-9);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(costs_add_up)
{
    struct theory theory;
    theory_load(&theory, "services");

    theory_run(&theory, 0);

    const struct bide_plan *plan = &theory.study.plan;
    const size_t last = plan->moment_count - 1;
    const size_t autism = theory_line(&theory, "autism");
    const double pilot_weeks = 78.0 - 20.0;
    const double years = 78.0 * 7.0 / 365.25;
    for (size_t r = 0; r < theory.study.replications; ++r) {
        const double *now = theory_row(&theory, AS_NOW, r);
        const double *more = theory_row(&theory, MORE, r);
        const double *cost =
            more + bide_plan_cost_column(plan, last, BIDE_KPI_COST_STAFF);
        const double insourced = value(&theory, more, last, autism, BIDE_KPI_INSOURCED);
        ck_assert_double_eq_tol(cost[BIDE_KPI_COST_CONTRACTS],
                                20000.0 + 950.0 * insourced + 700.0 * pilot_weeks, 1e-3);
        ck_assert_double_eq_tol(cost[BIDE_KPI_COST_TOTAL],
                                cost[BIDE_KPI_COST_STAFF] + cost[BIDE_KPI_COST_CONTRACTS],
                                1e-3);
        double lines = 0.0;
        for (size_t i = 0; i < plan->budget_count; ++i) {
            lines += more[bide_plan_budget_column(plan, last, i, BIDE_KPI_BUDGET_COST)];
        }
        ck_assert_double_eq_tol(cost[BIDE_KPI_COST_TOTAL], lines, 1e-3);
        ck_assert_double_eq_tol(
            now[bide_plan_cost_column(plan, last, BIDE_KPI_COST_TOTAL)],
            years * (110000.0 + 0.4 * 52000.0 + 2.0 * 48000.0), 1e-3);
    }
    theory_free(&theory);
}
END_TEST

/* By measures alone: the engine's own audit counts in another way. */
START_TEST(littles_law_holds_exactly_when_nobody_is_left)
{
    struct theory theory;
    theory_load(&theory, "closing");

    theory_run(&theory, 0);

    for (size_t r = 0; r < theory.study.replications; ++r) {
        const double *row = theory_row(&theory, 0, r);
        const double *of =
            row + bide_plan_column(&theory.study.plan, 0, 0, BIDE_KPI_LIST);
        const double waited = of[BIDE_KPI_SEEN] * of[BIDE_KPI_SEEN_MEAN]
                              + of[BIDE_KPI_LEFT] * of[BIDE_KPI_LEFT_MEAN];
        ck_assert_double_eq_tol(of[BIDE_KPI_LIST], 0.0, 1e-12);
        ck_assert_double_eq_tol(of[BIDE_KPI_REFERRED],
                                of[BIDE_KPI_SEEN] + of[BIDE_KPI_LEFT], 1e-12);
        ck_assert_double_gt(of[BIDE_KPI_LEFT], 0.0);
        ck_assert_double_eq_tol(104.0 * of[BIDE_KPI_LIST_MEAN] / waited, 1.0, 1e-8);
    }
    theory_free(&theory);
}
END_TEST

/* Of one replication, scenario by scenario; a centile of no children is no number. */
static void check_not_worse(const struct theory *theory, size_t replication, size_t line,
                            size_t moment)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST, BIDE_KPI_MEDIAN, BIDE_KPI_P92,
                                          BIDE_KPI_OVER_52, BIDE_KPI_LIST_MEAN };
    for (size_t scenario = 1; scenario < theory->study.scenario_count; ++scenario) {
        const double *less = theory_row(theory, scenario - 1, replication);
        const double *more = theory_row(theory, scenario, replication);
        for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
            const double before = value(theory, less, moment, line, kpis[i]);
            const double after = value(theory, more, moment, line, kpis[i]);
            ck_assert_msg(!(after > before + 1e-9), "%s is %g, with less %g",
                          bide_kpi_info(kpis[i])->name, after, before);
        }
        ck_assert_double_ge(value(theory, more, moment, line, BIDE_KPI_SEEN),
                            value(theory, less, moment, line, BIDE_KPI_SEEN));
    }
}

START_TEST(more_capacity_never_makes_a_list_longer_or_older)
{
    struct theory theory;
    theory_load(&theory, "more-capacity");

    theory_run(&theory, 0);

    const struct bide_study *study = &theory.study;
    for (size_t r = 0; r < study->replications; ++r) {
        for (size_t m = 0; m < study->plan.moment_count; ++m) {
            check_not_worse(&theory, r, 0, m);
            check_not_worse(&theory, r, 1, m);
        }
    }
    for (size_t line = 0; line < study->plan.line_count; ++line) {
        const size_t last = study->plan.moment_count - 1;
        ck_assert_double_lt(
            bide_study_difference(study, 2, last, line, BIDE_KPI_LIST)->mean, 0.0);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(who_waited_longest_is_seen_first)
{
    static const double over[] = { 20.0, 10.0, 0.0, 0.0 };
    struct theory theory;
    theory_load(&theory, "first-come");

    theory_run(&theory, 0);

    for (size_t m = 0; m < 4; ++m) {
        const struct bide_estimate *left =
            theory_estimate(&theory, m, "list", BIDE_KPI_OVER_52);
        const struct bide_estimate *seen =
            theory_estimate(&theory, m, "list", BIDE_KPI_SEEN);
        ck_assert_double_eq_tol(left->mean, over[m], 1e-12);
        ck_assert_double_eq_tol(left->std_error, 0.0, 1e-12);
        ck_assert_double_eq_tol(seen->mean, 10.0 * ((double) m + 1.0), 1e-12);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(children_who_leave_do_not_take_a_slot)
{
    struct theory theory;
    theory_load(&theory, "first-come");
    theory_set(&theory, "pathways.list.leaving.per_week", "0.02");

    theory_run(&theory, 0);

    const struct bide_estimate *seen = theory_estimate(&theory, 3, "list", BIDE_KPI_SEEN);
    ck_assert_double_eq_tol(seen->mean, 40.0, 1e-12);
    ck_assert_double_eq_tol(seen->std_error, 0.0, 1e-12);
    ck_assert_double_gt(theory_estimate(&theory, 3, "list", BIDE_KPI_LEFT)->mean, 1.0);
    theory_free(&theory);
}
END_TEST

START_TEST(events_of_one_instant_have_an_order)
{
    struct theory theory;
    theory_load(&theory, "ties");

    theory_run(&theory, 1);

    ck_assert_double_eq_tol(theory_estimate(&theory, 0, "list", BIDE_KPI_SEEN)->mean, 7.0,
                            1e-12);
    ck_assert_double_eq_tol(theory_estimate(&theory, 0, "list", BIDE_KPI_COMPLETED)->mean,
                            6.0, 1e-12);
    ck_assert_double_eq_tol(theory_estimate(&theory, 1, "list", BIDE_KPI_SEEN)->mean,
                            21.0, 1e-12);
    ck_assert_double_eq_tol(theory_estimate(&theory, 1, "list", BIDE_KPI_COMPLETED)->mean,
                            19.0, 1e-12);
    theory_free(&theory);
}
END_TEST

/* Four times slower in every respect. Lists over time are kept in ticks of 5 ms. */
static void slow_down(struct theory *theory)
{
    theory_set(theory, "weeks", "104");
    theory_set(theory, "warm_up_weeks", "8.0");
    theory_set(theory, "pathways.one.referrals.per_week", "33.6");
    theory_set(theory, "pathways.three.referrals.per_week", "100.8");
    theory_set(theory, "pathways.one.steps.visit.hours.mean", "4.0");
    theory_set(theory, "pathways.three.steps.visit.hours.mean", "4.0");
}

START_TEST(a_slower_clock_changes_no_number_without_a_unit_of_time)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST,      BIDE_KPI_REFERRED,
                                          BIDE_KPI_SEEN,      BIDE_KPI_SEEN_DELAYED,
                                          BIDE_KPI_COMPLETED, BIDE_KPI_LIST_MEAN };
    struct theory fast;
    struct theory slow;
    theory_load(&fast, "priority");
    theory_load(&slow, "priority");
    theory_set(&fast, "weeks", "26");
    theory_set(&fast, "warm_up_weeks", "2.0");
    slow_down(&slow);
    theory_set(&fast, "replications", "6");
    theory_set(&slow, "replications", "6");

    theory_run(&fast, 0);
    theory_run(&slow, 0);

    for (size_t line = 0; line < fast.study.plan.line_count; ++line) {
        for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
            const double a = value(&fast, theory_row(&fast, 0, 5), 0, line, kpis[i]);
            const double b = value(&slow, theory_row(&slow, 0, 5), 0, line, kpis[i]);
            ck_assert_double_eq_tol(a, b, 1e-7);
        }
    }
    theory_free(&fast);
    theory_free(&slow);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("invariants");
    TCase *tests = tcase_create("invariants");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(
        tests, the_same_seed_gives_the_same_bytes_on_any_number_of_threads, 2, 4);
    tcase_add_test(tests, another_seed_gives_other_children);
    tcase_add_test(tests, more_replications_leave_the_first_ones_as_they_were);
    tcase_add_test(tests, changes_to_one_pathway_leave_another_as_it_was_to_the_last_bit);
    tcase_add_test(tests, bands_add_up_to_the_list);
    tcase_add_test(tests, priorities_add_up_to_their_pathway);
    tcase_add_test(tests, costs_add_up);
    tcase_add_test(tests, littles_law_holds_exactly_when_nobody_is_left);
    tcase_add_test(tests, more_capacity_never_makes_a_list_longer_or_older);
    tcase_add_test(tests, who_waited_longest_is_seen_first);
    tcase_add_test(tests, children_who_leave_do_not_take_a_slot);
    tcase_add_test(tests, events_of_one_instant_have_an_order);
    tcase_add_test(tests, a_slower_clock_changes_no_number_without_a_unit_of_time);
    return theory_main(suite);
}
