/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What money buys: the extra cost of a scenario, pathway by pathway. */
#include "models/service/value.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/budget.h"
#include "models/service/study.h"
#include "tests/service.h"

/* Nobody is seen but by contracts: on p and q 500 children each, on r nobody ever. */
#define PATHWAY(name, staff)                                                             \
    name " = { referrals = { per_week = 0; };"                                           \
         "waiting = { from_weeks = [ 4 ]; children = [ 500 ]; }; steps = ( { name = "    \
         "\"visit\"; staff = \"" staff "\"; minutes = 60; } ); };"
#define SERVICE                                                                          \
    SERVICE_MONDAY(8)                                                                    \
    "staff = { both = { wte = 0; cost_per_wte = 3652.5; }; one = { wte = 0; }; };"       \
    "pathways = {" PATHWAY("p", "both") PATHWAY("q", "both") PATHWAY("r", "one") "};"
#define BUY(step, settings)                                                              \
    "{ type = \"insourcing\"; step = \"" step ".visit\"; per_week = 10; " settings " }"
#define SCENARIOS(changes)                                                               \
    "scenarios = { now = { }; more = { changes = (" changes "); }; };"

#define HIRE "{ type = \"hire\"; staff = \"both\"; wte = 1; }"

enum { P, Q, R };

static struct service service;
static struct bide_study study;

static void tear_down(void)
{
    bide_study_free(&study);
    service_close(&service);
}

static void run_with(const char *scenarios)
{
    const struct bide_study_plan plan = { .replications = 4, .threads = 1 };
    service_open(&service, SERVICE_TEXT(SERVICE, scenarios));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
}

static struct bide_value value_of(size_t pathway)
{
    return *bide_study_value(&study, 1, 0, pathway);
}

/* 10 children a week for 8 weeks, at 50 pounds each and 800 at the start: 60 a child. Two
 * are seen each working day at 9 in the morning: by then the k-th day's 2 wait no longer
 * for the 56 days less 9 hours and the days gone, in all 2 x (sum of what is left). */
START_TEST(a_contract_buys_children_and_weeks)
{
    run_with(SCENARIOS(BUY("p", "price = 50; set_up_cost = 800;")));
    double days = 0.0;
    for (int week = 0; week < 8; ++week) {
        for (int day = 0; day < 5; ++day) {
            days += 2.0 * (56.0 - 7.0 * week - day - 0.375);
        }
    }

    const struct bide_value value = value_of(P);

    ck_assert_double_eq_tol(value.pounds.mean, 4800, 1e-9);
    ck_assert_double_eq_tol(value.seen.mean, 80, 1e-9);
    ck_assert_double_eq_tol(value.weeks.mean, days / 7.0, 1e-3);
    ck_assert_double_eq_tol(value.per_child.ratio, 60, 1e-9);
    ck_assert_double_eq_tol(value.per_child.low, 60, 1e-4);
    ck_assert_double_eq_tol(value.per_child.high, 60, 1e-4);
    ck_assert_double_eq_tol(value.per_week.ratio, 4800 * 7.0 / days, 1e-4);
    ck_assert(!value.is_whole);
    ck_assert(bide_value_is_telling(&value, 1.0));
}
END_TEST

START_TEST(a_pathway_pays_for_its_own_contracts)
{
    run_with(SCENARIOS(BUY("p", "price = 50;") "," BUY("r", "price = 20;")));

    ck_assert_double_eq_tol(value_of(P).per_child.ratio, 50, 1e-9);
    ck_assert_double_eq_tol(value_of(R).per_child.ratio, 20, 1e-9);
    ck_assert_double_eq(value_of(Q).pounds.mean, 0);
    ck_assert(!value_of(Q).per_child.is_reliable);
    ck_assert(!value_of(Q).is_whole);
    const struct bide_value untouched = value_of(Q);
    ck_assert(!bide_value_is_telling(&untouched, 1.0));
}
END_TEST

/* A hire costs 10 pounds a day, 560 in 8 weeks, and sees children of p and q. */
START_TEST(staff_of_two_pathways_count_in_full_for_each)
{
    run_with(SCENARIOS("{ type = \"hire\"; staff = \"both\"; wte = 1; }"));

    ck_assert_double_eq_tol(value_of(P).pounds.mean, 560, 1e-9);
    ck_assert_double_eq_tol(value_of(Q).pounds.mean, 560, 1e-9);
    ck_assert_double_eq(value_of(R).pounds.mean, 0);
    ck_assert_double_eq_tol(value_of(P).seen.mean + value_of(Q).seen.mean, 8 * 5 * 4,
                            1e-9);
}
END_TEST

/* A pilot on p alone, at 100 pounds a week, changes how long its visits take: one WTE has
 * more or less time for q. */
#define PILOT(minutes)                                                                   \
    "scenarios = { now = { changes = (" HIRE "); }; more = { changes = (" HIRE           \
    ", { type = \"pilot\"; pathway = \"p\"; cost_per_week = 100; minutes = " #minutes    \
    "; } ); }; };"

START_TEST(what_gains_from_others_money_has_all_of_it)
{
    run_with(PILOT(30));
    const struct bide_value at_p = value_of(P);
    const struct bide_value at_q = value_of(Q);
    const struct bide_value at_r = value_of(R);

    ck_assert_double_eq_tol(at_p.pounds.mean, 800, 1e-9);
    ck_assert(!at_p.is_whole);
    ck_assert_double_eq_tol(at_q.pounds.mean, 800, 1e-9);
    ck_assert(at_q.is_whole);
    ck_assert_double_gt(at_q.seen.mean, 0.0);
    ck_assert_double_eq_tol(at_q.per_child.ratio, 800 / at_q.seen.mean, 1e-9);
    ck_assert_double_eq_tol(at_q.per_week.ratio, 800 / at_q.weeks.mean, 1e-9);
    ck_assert(bide_value_is_telling(&at_q, 1.0));
    ck_assert_double_eq(at_r.pounds.mean, 0);
    ck_assert(!at_r.is_whole);
}
END_TEST

START_TEST(what_loses_has_none_of_it)
{
    run_with(PILOT(120));
    const struct bide_value at_q = value_of(Q);

    ck_assert_double_lt(at_q.seen.mean, 0.0);
    ck_assert_double_lt(at_q.weeks.mean, 0.0);
    ck_assert(!at_q.is_whole);
    ck_assert_double_eq(at_q.pounds.mean, 0);
    ck_assert(bide_value_is_telling(&at_q, 1.0));
}
END_TEST

/* Where nothing more is spent in all, a gain has no price. */
START_TEST(without_extra_money_there_is_none_to_set_against)
{
    run_with(SCENARIOS(BUY("p", "")));
    ck_assert_double_gt(value_of(P).seen.mean, 0.0);
    ck_assert(!value_of(P).is_whole);
}
END_TEST

/* One replication has no interval that could exclude 0. */
START_TEST(one_replication_shows_no_sure_gain)
{
    const struct bide_study_plan plan = { .replications = 1, .threads = 1 };
    service_open(&service,
                 SERVICE_TEXT(SERVICE, SCENARIOS(BUY("p", "") ", { type = \"pilot\";"
                                                              "pathway = \"q\";"
                                                              "minutes_saved = 1;"
                                                              "cost_per_week = 100; }")));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    ck_assert_double_gt(value_of(P).seen.mean, 0.0);
    ck_assert(!value_of(P).is_whole);
}
END_TEST

static struct bide_estimate estimate(double mean, double half_width)
{
    return (struct bide_estimate){ .mean = mean, .half_width = half_width };
}

START_TEST(what_tells_is_money_or_a_sure_change)
{
    const struct {
        struct bide_estimate pounds, seen, weeks;
        double weeks_unit;
        bool is_telling;
    } cases[] = {
        { { 0 }, { 0 }, { 0 }, 1, false },
        { estimate(1, 0), { 0 }, { 0 }, 1, true },
        { estimate(-1, 0), { 0 }, { 0 }, 1, true },
        { estimate(0.9, 0), { 0 }, { 0 }, 1, false },
        { { 0 }, estimate(-28, 34), estimate(95, 111), 1, false },
        { { 0 }, estimate(-28, 27), estimate(95, 111), 1, true },
        { { 0 }, estimate(-28, 34), estimate(95, 94), 1, true },
        { { 0 }, estimate(-28, 34), estimate(95, 94), 100, true },
        { { 0 }, estimate(-28, 34), estimate(45, 4), 100, false },
        { { 0 }, estimate(0.4, 0.1), estimate(-0.4, 0), 1, false },
        { { 0 }, estimate(0.5, 0.4), { 0 }, 1, true },
        { { 0 }, estimate(1, NAN), { 0 }, 1, true },
        { { 0 }, estimate(0, NAN), estimate(0, NAN), 1, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
        const struct bide_value value = { .pounds = cases[i].pounds,
                                          .seen = cases[i].seen,
                                          .weeks = cases[i].weeks };
        ck_assert_msg(bide_value_is_telling(&value, cases[i].weeks_unit)
                          == cases[i].is_telling,
                      "case %zu", i);
    }
}
END_TEST

/* As the table has it: all that is spent is on some line, and lines serve as they say. */
START_TEST(lines_serve_the_pathways_they_name)
{
    run_with(
        SCENARIOS(BUY("r", "") ", { type = \"pilot\"; pathway = \"r\"; frees = {"
                               "staff = \"both\"; minutes = 60; per_week = 1; }; }"));
    const struct bide_spec *spec = &service.spec;
    const bool serves[7][3] = {
        { true, true, false },  { false, false, true }, /* staff */
        { true, false, false }, { false, true, false },
        { false, false, true }, /* p q r */
        { false, false, true }, { true, true, true },
    };
    for (size_t line = 0; line < 7; ++line) {
        for (size_t pathway = 0; pathway < 3; ++pathway) {
            ck_assert_msg(bide_budget_serves(spec, line, pathway)
                              == serves[line][pathway],
                          "line %zu, pathway %zu", line, pathway);
        }
    }
}
END_TEST

START_TEST(staff_who_help_serve_the_pathway_too)
{
    const struct bide_study_plan plan = { .replications = 1, .threads = 1 };
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(4),
                     "staff = { one = { wte = 1; }; two = { wte = 1; };"
                     "three = { wte = 1; }; };"
                     "pathways = { p = { referrals = { per_week = 1; }; steps = ("
                     "{ name = \"visit\"; staff = \"one\"; minutes = 60;"
                     "or_staff = ( { staff = \"two\"; } ); },"
                     "{ name = \"meeting\"; staff = \"one\"; minutes = 60;"
                     "with_staff = [ \"three\" ]; } ); };"
                     "q = { referrals = { per_week = 1; }; steps = ("
                     "{ name = \"visit\"; staff = \"three\"; minutes = 60; } "
                     "); }; };"));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    for (size_t line = 0; line < 3; ++line) {
        ck_assert(bide_budget_serves(&service.spec, line, 0));
        ck_assert(bide_budget_serves(&service.spec, line, 1) == (line == 2));
    }
}
END_TEST

/* What a contract sees in the warm-up does not count, but its list is shorter afterwards:
 * by 10 children for 4 weeks. */
START_TEST(weeks_count_from_the_warm_up)
{
    const struct bide_study_plan plan = { .replications = 2, .threads = 1 };
    service_open(&service, SERVICE_TEXT("warm_up_weeks = 4;", SERVICE,
                                        SCENARIOS(BUY("p", "price = 50; weeks = 1;"))));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);

    const struct bide_value value = value_of(P);

    ck_assert_double_eq(value.seen.mean, 0);
    ck_assert_double_eq_tol(value.weeks.mean, 4 * 10, 1e-9);
    ck_assert(!value.per_child.is_reliable);
    ck_assert_double_eq_tol(value.per_week.ratio, 500.0 / 40.0, 1e-9);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("value");
    TCase *tests = tcase_create("value");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_contract_buys_children_and_weeks);
    tcase_add_test(tests, a_pathway_pays_for_its_own_contracts);
    tcase_add_test(tests, staff_of_two_pathways_count_in_full_for_each);
    tcase_add_test(tests, what_gains_from_others_money_has_all_of_it);
    tcase_add_test(tests, what_loses_has_none_of_it);
    tcase_add_test(tests, without_extra_money_there_is_none_to_set_against);
    tcase_add_test(tests, one_replication_shows_no_sure_gain);
    tcase_add_test(tests, lines_serve_the_pathways_they_name);
    tcase_add_test(tests, staff_who_help_serve_the_pathway_too);
    tcase_add_test(tests, weeks_count_from_the_warm_up);

    TCase *plain = tcase_create("plain");
    suite_add_tcase(suite, plain);
    tcase_add_test(plain, what_tells_is_money_or_a_sure_change);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
