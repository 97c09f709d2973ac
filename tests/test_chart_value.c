/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost against effect: sums over lists, replication by replication. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart_value.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { END = SAMPLE_MOMENTS - 1 };

static struct sample *sample;
static struct bide_text out;

static void set_up(void)
{
    sample = sample_new();
    bide_text_init(&out);
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    sample_free(sample);
}

/* Three replications; the list of autism is 100, 110 and 120 children, with the other
 * scenario 20, 30 and 40 fewer; physiotherapy has 50, and 5 fewer. 7 more are seen. */
static void put_rows(double *rows)
{
    const struct bide_plan *plan = &sample->study.plan;
    for (size_t r = 0; r < 3; ++r) {
        for (size_t scenario = 0; scenario < 2; ++scenario) {
            double *row = rows + (2 * r + scenario) * plan->column_count;
            const double fewer = scenario == 0 ? 0.0 : 10.0 * (double) (r + 2);
            row[bide_plan_column(plan, END, AUTISM, BIDE_KPI_LIST)] =
                100.0 + 10.0 * (double) r - fewer;
            row[bide_plan_column(plan, END, PHYSIO, BIDE_KPI_LIST)] =
                scenario == 0 ? 50.0 : 45.0;
            row[bide_plan_column(plan, END, AUTISM, BIDE_KPI_SEEN)] =
                scenario == 0 ? 20.0 : 27.0;
        }
    }
    sample->study.rows = rows;
    sample->study.replications = 3;
}

static void put_cost(double pounds)
{
    sample_put(sample,
               bide_study_cost_difference(&sample->study, 1, END, BIDE_KPI_COST_TOTAL),
               pounds, 0.0);
}

START_TEST(costs_stand_against_fewer_children_waiting)
{
    double *rows = bide_mem_zeroed(6 * SAMPLE_COLUMNS, sizeof(double));
    ck_assert_ptr_nonnull(rows);
    put_rows(rows);
    put_cost(1234567.0);

    struct bide_chart_value value;
    ck_assert_int_eq(bide_chart_value_of(&value, &sample->study, 1, END), BIDE_OK);
    ck_assert_double_eq_tol(value.fewer.mean, 35.0, 1e-9);
    /* t with 2 degrees of freedom, s = 10 */
    ck_assert_double_eq_tol(value.fewer.half_width, 4.302653 * 10.0 / sqrt(3.0), 1e-4);
    ck_assert_double_eq_tol(value.seen.mean, 7.0, 1e-9);
    ck_assert_double_eq_tol(value.pounds.mean, 1234567.0, 1e-6);

    bide_chart_value_add(&out, &sample->study);
    markup_check(out.bytes);
    markup_has(out.bytes,
               "<b>Insource 900 assessments: 35 fewer waiting for £1,230,000</b>");
    markup_has(out.bytes, "<td>+1,234,567 ±0</td><td>+35 ±25</td><td>+7 ±0</td>");
    bide_mem_free(rows);
}
END_TEST

/* The scenarios change places, children included; then both are alike. */
START_TEST(lists_that_grow_are_said_to_grow)
{
    double *rows = bide_mem_zeroed(6 * SAMPLE_COLUMNS, sizeof(double));
    ck_assert_ptr_nonnull(rows);
    put_rows(rows);
    put_cost(1000.0);
    const struct bide_plan *plan = &sample->study.plan;
    const size_t columns[] = { bide_plan_column(plan, END, AUTISM, BIDE_KPI_LIST),
                               bide_plan_column(plan, END, PHYSIO, BIDE_KPI_LIST) };
    for (size_t r = 0; r < 3; ++r) {
        for (size_t i = 0; i < 2; ++i) {
            double *first = rows + 2 * r * plan->column_count + columns[i];
            double *other = first + plan->column_count;
            const double kept = *first;
            *first = *other;
            *other = kept + 20.0;
        }
    }
    bide_chart_value_add(&out, &sample->study);
    markup_has(out.bytes,
               "<b>No scenario clearly shortens the lists; Scenario B lengthens "
               "them</b>");

    sample->scenarios[1].label = "Stop insourcing";
    bide_text_clear(&out);
    bide_chart_value_add(&out, &sample->study);
    markup_has(out.bytes, "lists; Stop insourcing lengthens them</b>");

    memset(rows, 0, 6 * SAMPLE_COLUMNS * sizeof(double));
    bide_text_clear(&out);
    bide_chart_value_add(&out, &sample->study);
    markup_has(out.bytes, "<b>No scenario clearly shortens the lists together</b>");
    bide_mem_free(rows);
}
END_TEST

START_TEST(without_costs_there_is_nothing_to_weigh)
{
    double *rows = bide_mem_zeroed(6 * SAMPLE_COLUMNS, sizeof(double));
    ck_assert_ptr_nonnull(rows);
    put_rows(rows);

    bide_chart_value_add(&out, &sample->study);

    ck_assert_str_eq(out.bytes, "");
    bide_mem_free(rows);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart value");
    TCase *tests = tcase_create("chart value");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, costs_stand_against_fewer_children_waiting);
    tcase_add_test(tests, lists_that_grow_are_said_to_grow);
    tcase_add_test(tests, without_costs_there_is_nothing_to_weigh);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
