/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When and why children leave, child by child against the survival they should have. */
#include "models/service/leaving.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/goodness.h"
#include "tests/service.h"

#define NOBODY "staff = { team = { wte = 0; }; };"
#define VISIT "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );"
#define HEAD                                                                             \
    SERVICE_MONDAY(60)                                                                   \
    "milestones = ( { weeks = 4; }, { weeks = 60; } ); groups = { care = { label = "     \
    "\"In care\"; }; };" NOBODY
/* Children referred in the first days and children who have waited half a year or two. */
#define PATHWAY(leaving)                                                                 \
    "pathways = { p = { referrals = { per_week = 200; };"                                \
    "groups = ( { group = \"care\"; share = 0.3; } );"                                   \
    "waiting = { from_weeks = [ 0, 26 ]; children = [ 9000, 9000 ];"                     \
    "longest_weeks = 104; }; leaving = { " leaving " }; " VISIT " }; };"

#define PIECES "from_weeks = [ 0, 13, 52 ]; rates = [ 0.02, 0.0, 0.05 ];"
#define SET(path_, value_, week)                                                         \
    "{ type = \"set\"; path = \"pathways.p.leaving." path_ "\"; value = " value_         \
    "; from_week = " week "; }"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

/* Rates by weeks waited, and what they become in week 20. */
struct rates {
    double (*cumulated)(double weeks);
    double (*later)(double weeks); /* NULL: no change */
};

static double pieces(double weeks)
{
    return 0.02 * fmin(weeks, 13) + 0.05 * fmax(0, weeks - 52);
}

static double more_pieces(double weeks)
{
    return 0.1 * fmin(weeks, 13) + 0.01 * fmax(0, fmin(weeks, 52) - 13)
           + 0.03 * fmax(0, weeks - 52);
}

static double weibull(double weeks)
{
    return pow(weeks / 60, 1.8);
}

static double falling(double weeks)
{
    return pow(weeks / 200, 0.5);
}

/* Chance of having left by leave_at, for who had waited until it joined. */
static double chance(const struct bide_run_child *child, const struct rates *rates)
{
    enum { CHANGE = 20 };
    const double joined = fmax(0, child->clock_start) / 7;
    const double from = joined - child->clock_start / 7;
    const double to = (child->leave_at - child->clock_start) / 7;
    const double change = CHANGE - child->clock_start / 7;
    double sum = 0;
    if (rates->later == NULL || to <= change) {
        sum = rates->cumulated(to) - rates->cumulated(from);
    } else if (from >= change) {
        sum = rates->later(to) - rates->later(from);
    } else {
        sum = rates->cumulated(change) - rates->cumulated(from) + rates->later(to)
              - rates->later(change);
    }
    return -expm1(-sum);
}

static void check_all(const struct rates *rates)
{
    static struct goodness goodness;
    const struct goodness empty = { .total = 0 };
    goodness = empty;
    service_begin(&service);
    service_go_on(&service, 7 * 40);
    ck_assert_uint_gt(service.run.children.count, 25000);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        goodness_add(&goodness, chance(bide_run_child(&service.run, id), rates));
    }
    goodness_check(&goodness);
}

START_TEST(rates_go_by_the_weeks_waited)
{
    const struct rates rates = { pieces, NULL };
    service_open(&service, SERVICE_TEXT(HEAD, PATHWAY(PIECES)));
    check_all(&rates);
}
END_TEST

START_TEST(rates_rise_or_fall_with_the_wait_by_weibull)
{
    const struct rates up = { weibull, NULL };
    const struct rates down = { falling, NULL };
    service_open(&service, SERVICE_TEXT(HEAD, PATHWAY("scale_weeks = 60; power = 1.8;")));
    check_all(&up);
    service_close(&service);
    service_open(&service,
                 SERVICE_TEXT(HEAD, PATHWAY("scale_weeks = 200; power = 0.5;")));
    check_all(&down);
}
END_TEST

START_TEST(new_rates_hold_for_those_waiting_by_their_own_wait)
{
    const struct rates rates = { pieces, more_pieces };
    service_open(&service,
                 SERVICE_TEXT(HEAD, PATHWAY(PIECES),
                              "scenarios = { s = { changes = ( " SET(
                                  "rates", "[ 0.1, 0.01, 0.03 ]", "20") " ); }; };"));
    check_all(&rates);
}
END_TEST

/* From pieces to Weibull and, in the second scenario, nothing at all. */
START_TEST(the_form_of_the_rate_may_change)
{
    const struct rates rates = { pieces, weibull };
    service_open(
        &service,
        SERVICE_TEXT(HEAD, PATHWAY(PIECES),
                     "scenarios = { s = { changes = ( " SET("rates", "[ ]", "20") "," SET(
                         "from_weeks", "[ ]",
                         "20") "," SET("scale_weeks", "60.0",
                                       "20") "," SET("power", "1.8",
                                                     "20") " ); }; none = { changes = "
                                                           "(" SET("rates",
                                                                   "[ 0.0, 0.0, 0.0 ]",
                                                                   "20") " ); }; };"));
    check_all(&rates);
    service_choose(&service, "none");
    service_play(&service, 0);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const double leave_at = bide_run_child(&service.run, id)->leave_at;
        ck_assert(leave_at <= 140 || isinf(leave_at));
    }
}
END_TEST

/* Child by child: steady pieces and Weibull with power 1 are the same steady rate. */
START_TEST(a_steady_rate_is_the_same_in_every_form)
{
    struct service other;
    static const char *const forms[] = {
        PATHWAY("from_weeks = [ 0, 9, 40 ]; rates = [ 0.02, 0.02, 0.02 ];"),
        PATHWAY("scale_weeks = 50; power = 1;"),
    };
    service_open(&service, SERVICE_TEXT(HEAD, PATHWAY("per_week = 0.02;")));
    service_play(&service, 0);
    for (size_t i = 0; i < 2; ++i) {
        service_open(&other, SERVICE_TEXT(HEAD, forms[i]));
        service_play(&other, 0);
        ck_assert_uint_eq(other.run.children.count, service.run.children.count);
        for (uint32_t id = 0; id < other.run.children.count; ++id) {
            ck_assert_double_eq_tol(bide_run_child(&other.run, id)->leave_at,
                                    bide_run_child(&service.run, id)->leave_at, 1e-8);
        }
        service_close(&other);
    }
}
END_TEST

/* A change of another setting cuts time in two, and nothing else. */
START_TEST(a_change_elsewhere_moves_nobody)
{
    struct service other;
    service_open(&service, SERVICE_TEXT(HEAD, PATHWAY(PIECES)));
    service_open(&other,
                 SERVICE_TEXT(HEAD, PATHWAY(PIECES),
                              "scenarios = { s = { changes = ( { type = \"set\"; path = "
                              "\"staff.team.wte\"; value = 0.0; from_week = 3; }, " SET(
                                  "rates", "[ 0.02, 0.0, 0.05 ]", "9") " ); }; };"));
    service_play(&service, 0);
    service_play(&other, 0);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        ck_assert_double_eq(bide_run_child(&other.run, id)->leave_at,
                            bide_run_child(&service.run, id)->leave_at);
    }
    service_close(&other);
}
END_TEST

/* --- reasons --- */

#define REASONS(moved)                                                                   \
    "per_week = 0.01; reasons = ( { as = \"moved\"; per_week = " moved "; },"            \
    "{ as = \"elsewhere\"; label = \"Right to Choose\"; per_week = 0.03; },"             \
    "{ as = \"elsewhere\"; per_week = 0.02; },"                                          \
    "{ as = \"moved\"; group = \"care\"; from_weeks = [ 0, 10 ]; rates = [ 0.0, 0.5 ];"  \
    "} );"

static double measure(enum bide_kpi kpi)
{
    return service_measure(&service, "p", 420, kpi);
}

static void check_share(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Steady rates compete: each reason has the share of its rate in their sum, and all of
 * them together are one rate. */
START_TEST(reasons_have_the_shares_of_their_rates)
{
    service_run(
        &service,
        SERVICE_TEXT(HEAD, PATHWAY("per_week = 0.01; reasons = ("
                                   "{ as = \"moved\"; per_week = 0.04; },"
                                   "{ as = \"elsewhere\"; per_week = 0.03; },"
                                   "{ as = \"elsewhere\"; per_week = 0.02; } );")));
    const double left = measure(BIDE_KPI_LEFT);

    check_share(measure(BIDE_KPI_LEFT_MOVED), left, 0.4);
    check_share(measure(BIDE_KPI_LEFT_ELSEWHERE), left, 0.5);
    ck_assert_double_eq(measure(BIDE_KPI_LEFT_AGED_OUT), 0);
    ck_assert_double_eq(measure(BIDE_KPI_LEFT_VALIDATED), 0);
    uint64_t leave_soon = 0;
    for (uint32_t id = 0; id < 18000; ++id) {
        leave_soon += bide_run_child(&service.run, id)->leave_at <= 28 ? 1 : 0;
    }
    check_share((double) leave_soon, 18000, -expm1(-0.1 * 4));
}
END_TEST

START_TEST(a_reason_may_be_for_one_group)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, PATHWAY("reasons = { as = \"moved\"; group = \"care\";"
                                           "per_week = 0.2; };")));
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        ck_assert_int_eq(child->group == 0, child->leave_at < INFINITY);
        ck_assert_int_eq(child->group == 0, child->why == BIDE_RUN_MOVED);
    }
    ck_assert_double_eq(measure(BIDE_KPI_LEFT_MOVED), measure(BIDE_KPI_LEFT));
    ck_assert_double_gt(measure(BIDE_KPI_LEFT), 5000);
}
END_TEST

/* With one reason made rarer, who left for another leaves as before, at the same time;
 * who left for this one leaves later or for another. */
START_TEST(a_reason_leaves_the_numbers_of_the_others_alone)
{
    struct service other;
    unsigned changed = 0;
    service_open(&service, SERVICE_TEXT(HEAD, PATHWAY(REASONS("0.04"))));
    service_open(&other, SERVICE_TEXT(HEAD, PATHWAY(REASONS("0.01"))));
    service_play(&service, 0);
    service_play(&other, 0);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const struct bide_run_child *twin = bide_run_child(&other.run, id);
        ck_assert_double_ge(twin->leave_at, child->leave_at);
        if (child->why != BIDE_RUN_MOVED) {
            ck_assert_double_eq(twin->leave_at, child->leave_at);
            ck_assert_uint_eq(twin->why, child->why);
        }
        changed += twin->why != child->why ? 1 : 0;
    }
    ck_assert_uint_gt(changed, 1000);
    service_close(&other);
}
END_TEST

/* Left by all reasons is what left, for each priority too. */
START_TEST(reasons_add_up)
{
    service_run(&service, SERVICE_TEXT(HEAD, PATHWAY(REASONS("0.04"))));
    const struct bide_run_counts *counts = service_counts(&service, "p");
    uint64_t sum = 0;
    for (size_t why = 0; why < BIDE_RUN_WHY_COUNT; ++why) {
        sum += counts->left_by[why];
    }
    ck_assert_uint_eq(sum, counts->left);
    ck_assert_uint_gt(counts->left_by[BIDE_RUN_GAVE_UP], 100);
}
END_TEST

START_TEST(the_earliest_counts)
{
    struct bide_run_child child = { .leave_at = 10, .why = BIDE_RUN_MOVED };
    bide_leaving_by(&child, 11, BIDE_RUN_AGED_OUT);
    ck_assert_double_eq(child.leave_at, 10);
    ck_assert_uint_eq(child.why, BIDE_RUN_MOVED);
    bide_leaving_by(&child, 9, BIDE_RUN_AGED_OUT);
    ck_assert_double_eq(child.leave_at, 9);
    ck_assert_uint_eq(child.why, BIDE_RUN_AGED_OUT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("leaving");
    TCase *tests = tcase_create("runs");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, rates_go_by_the_weeks_waited);
    tcase_add_test(tests, rates_rise_or_fall_with_the_wait_by_weibull);
    tcase_add_test(tests, new_rates_hold_for_those_waiting_by_their_own_wait);
    tcase_add_test(tests, the_form_of_the_rate_may_change);
    tcase_add_test(tests, a_steady_rate_is_the_same_in_every_form);
    tcase_add_test(tests, a_change_elsewhere_moves_nobody);
    tcase_add_test(tests, reasons_have_the_shares_of_their_rates);
    tcase_add_test(tests, a_reason_may_be_for_one_group);
    tcase_add_test(tests, a_reason_leaves_the_numbers_of_the_others_alone);
    tcase_add_test(tests, reasons_add_up);
    TCase *alone = tcase_create("alone");
    suite_add_tcase(suite, alone);
    tcase_add_test(alone, the_earliest_counts);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
