/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is spent, line by line of the budget. */
#include "models/service/cost.h"

#include <check.h>
#include <stdlib.h>

#include "models/service/budget.h"
#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 4; } );"

/* Two groups at 10 and 20 pounds a day; of two pathways p has 50 children. */
#define SERVICE                                                                          \
    "staff = { team = { wte = 1.0; cost_per_wte = 3652.5; };"                            \
    "others = { wte = 1.0; cost_per_wte = 7305; }; };"                                   \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 500 ]; };"                             \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "q = { referrals = { per_week = 1; };"                                               \
    "steps = ( { name = \"visit\"; staff = \"others\"; minutes = 60; } ); }; };"
#define BUY(settings)                                                                    \
    "{ type = \"insourcing\"; step = \"p.visit\"; per_week = 10; " settings " }"
#define TRY(settings)                                                                    \
    "{ type = \"pilot\"; pathway = \"p\"; minutes_saved = 10; " settings " }"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double budget(double day, size_t line, enum bide_kpi_budget kpi)
{
    const struct bide_plan *plan = &service.plan;
    size_t moment = 0;
    while (plan->moments[moment].time < day) {
        ++moment;
    }
    return service.row[bide_plan_budget_column(plan, moment, line, kpi)];
}

static double cost(double day, size_t line)
{
    return budget(day, line, BIDE_KPI_BUDGET_COST);
}

/* In the order of the lines: two groups, two pathways, and the changes that are neither
 * hires nor settings, scenario by scenario. */
enum { TEAM, OTHERS, P, Q, FIRST, SECOND, THIRD, LINES };

static void open_all(void)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(4), MILESTONES, SERVICE,
            "scenarios = { all = { includes = [ \"more\" ]; changes = ( "
            "{ type = \"hire\"; staff = \"others\"; wte = 2;"
            "from_week = 1; }, ",
            BUY("price = 7; set_up_cost = 100;"), ", ",
            TRY("cost_per_week = 70; from_week = 1;"), " ); }; more = { changes = ( ",
            BUY("price = 9; from_week = 2; weeks = 1;"), " ); }; none = { }; };"));
}

START_TEST(every_line_has_its_cost)
{
    open_all();
    service_play(&service, 0);

    ck_assert_uint_eq(service.plan.budget_count, LINES);
    ck_assert_double_eq_tol(cost(28, TEAM), 280, 1e-9);
    ck_assert_double_eq_tol(cost(7, OTHERS), 140, 1e-9);
    ck_assert_double_eq_tol(cost(28, OTHERS), 140 + 3 * 420, 1e-9);
    ck_assert_double_eq(cost(28, P) + cost(28, Q), 0);
    ck_assert_double_eq(cost(7, FIRST), 100 + 7 * 10);
    ck_assert_double_eq(cost(28, FIRST), 100 + 7 * 40);
    ck_assert_double_eq(cost(7, SECOND), 0);
    ck_assert_double_eq_tol(cost(28, SECOND), 210, 1e-9);
    ck_assert_double_eq(cost(7, THIRD), 0);
    ck_assert_double_eq(cost(28, THIRD), 90);
}
END_TEST

START_TEST(a_scenario_without_it_spends_nothing_on_a_line)
{
    open_all();
    service_choose(&service, "more");
    service_play(&service, 0);

    ck_assert_double_eq(cost(28, FIRST), 0);
    ck_assert_double_nan(budget(28, FIRST, BIDE_KPI_BUDGET_STOPPED));
    ck_assert_double_eq(cost(28, THIRD), 90);
    ck_assert_double_eq(budget(28, THIRD, BIDE_KPI_BUDGET_STOPPED), 0);
    ck_assert_double_nan(budget(28, TEAM, BIDE_KPI_BUDGET_STOPPED));
}
END_TEST

START_TEST(lines_add_up_to_the_totals)
{
    open_all();
    service_play(&service, 0);
    double sum = 0.0;
    for (size_t i = 0; i < LINES; ++i) {
        sum += cost(28, i);
    }
    const double staff = cost(28, TEAM) + cost(28, OTHERS);

    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_TOTAL), sum, 1e-9);
    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_STAFF), staff, 1e-9);
    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_CONTRACTS),
                            sum - staff, 1e-9);
    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_RECURRENT), staff,
                            1e-9);
}
END_TEST

/* What is added is spent once, on its line, and forgotten by the next replication. */
START_TEST(other_spending_is_added_to_a_line)
{
    open_all();
    service_begin(&service);
    service_go_on(&service, 10);
    const size_t line = bide_budget_of_pathway(&service.spec, 1);
    bide_cost_add(&service.run, line, 12.5);
    bide_cost_add(&service.run, line, 30);
    bide_cost_add(&service.run, bide_budget_of_staff(0), 1000);

    service_go_on(&service, 28);
    ck_assert_double_eq(cost(28, Q), 42.5);
    ck_assert_double_eq_tol(cost(28, TEAM), 1280, 1e-9);
    ck_assert_double_eq_tol(service_cost(&service, 28, BIDE_KPI_COST_RECURRENT),
                            1280 + 140 + 3 * 420 + 42.5, 1e-9);
    service_play(&service, 0);
    ck_assert_double_eq(cost(28, Q), 0);
}
END_TEST

START_TEST(a_line_says_what_it_is_about)
{
    open_all();
    const struct bide_spec *spec = &service.spec;
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    const struct bide_spec_change *changes = scenarios[0].changes.items;

    ck_assert_uint_eq(bide_budget_count(spec), LINES);
    ck_assert_str_eq(bide_budget_line_at(spec, OTHERS).staff->name, "others");
    ck_assert(bide_budget_line_at(spec, OTHERS).is_recurrent);
    ck_assert_ptr_null(bide_budget_line_at(spec, OTHERS).change);
    ck_assert_str_eq(bide_budget_line_at(spec, Q).pathway->name, "q");
    ck_assert(bide_budget_line_at(spec, Q).is_recurrent);
    ck_assert_ptr_eq(bide_budget_line_at(spec, SECOND).change, &changes[2]);
    ck_assert(!bide_budget_line_at(spec, SECOND).is_recurrent);
    ck_assert_uint_eq(bide_budget_of_change(spec, &changes[2]), SECOND);
    ck_assert_uint_eq(bide_budget_of_change(spec, scenarios[1].changes.items), THIRD);
}
END_TEST

/* A provider that fails is told from the contract's first day on; a pilot from its
 * evaluation on. */
START_TEST(what_stopped_is_told)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(4), MILESTONES, SERVICE,
                             "scenarios = { s = { changes = ( ",
                             BUY("from_week = 2; fails = 1; set_up_cost = 50;"), ", ",
                             BUY("weeks = 1; mobilisation_weeks = 2;"), ", ",
                             TRY("evaluate = { after_weeks = 2; measure = \"list\";"
                                 "at_most = 0; };"),
                             ", ",
                             TRY("evaluate = { after_weeks = 2; measure = \"list\";"
                                 "at_least = 0; };"),
                             " ); }; };"));
    const double stopped[] = { 1, 1, 1, 0 };
    const double at_first[] = { 0, 1, 0, 0 };
    for (size_t i = 0; i < 4; ++i) {
        ck_assert_double_eq(budget(7, FIRST + i, BIDE_KPI_BUDGET_STOPPED), at_first[i]);
        ck_assert_double_eq(budget(28, FIRST + i, BIDE_KPI_BUDGET_STOPPED), stopped[i]);
    }
    ck_assert_double_eq(cost(28, FIRST), 50);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cost");
    TCase *tests = tcase_create("cost");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, every_line_has_its_cost);
    tcase_add_test(tests, a_scenario_without_it_spends_nothing_on_a_line);
    tcase_add_test(tests, lines_add_up_to_the_totals);
    tcase_add_test(tests, other_spending_is_added_to_a_line);
    tcase_add_test(tests, a_line_says_what_it_is_about);
    tcase_add_test(tests, what_stopped_is_told);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
