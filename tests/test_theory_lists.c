/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that grow and shrink against exact answers; see tests/theory/NAME.cfg. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>

#include "engine/base/civil.h"
#include "tests/theory.h"

enum { MOST_SECONDS = 500 };
#define DAYS_PER_WEEK 7.0

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void expect(const struct theory *theory, size_t moment, const char *line,
                   enum bide_kpi kpi, double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s: %s %s", theory->study.plan.moments[moment].label,
             line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, moment, line, kpi), exact, percent);
}

/* Standard deviation of a measure from replication to replication. */
static void expect_deviation(const struct theory *theory, size_t moment, const char *line,
                             enum bide_kpi kpi, double exact, double percent)
{
    double *values = theory_values(theory, theory_column(theory, moment, line, kpi));
    const struct bide_estimate estimate =
        theory_deviation(values, theory->study.replications);
    char what[100];
    snprintf(what, sizeof(what), "%s: sd of %s", theory->study.plan.moments[moment].label,
             bide_kpi_info(kpi)->name);
    theory_expect(what, &estimate, exact, percent);
    free(values);
}

/* The same number in every replication. */
static void expect_always(const struct bide_estimate *estimate, double exact)
{
    ck_assert_double_eq_tol(estimate->mean, exact, 1e-9);
    ck_assert_double_eq_tol(estimate->std_error, 0.0, 1e-12);
}

START_TEST(a_backlog_is_worked_off_as_uniformisation_says)
{
    static const double lists[] = { 162.98825227, 180.06501942, 61.24859966, 3.47215976 };
    static const double deviations[] = { 16.71069540, 23.06029938, 32.17754287 };
    static const double left[] = { 8.01174773, 16.93498058, 29.20332410, 31.65093724 };
    static const double completed[] = { 130.0, 260.0, 675.62155940, 1044.64801153 };
    struct theory theory;
    theory_load(&theory, "backlog");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(lists); ++i) {
        expect(&theory, i, "list", BIDE_KPI_LIST, lists[i], i < 3 ? 1.0 : 4.0);
        expect(&theory, i, "list", BIDE_KPI_LEFT, left[i], 1.0);
        expect(&theory, i, "list", BIDE_KPI_COMPLETED, completed[i], 0.2);
    }
    for (size_t i = 0; i < COUNT(deviations); ++i) {
        expect_deviation(&theory, i, "list", BIDE_KPI_LIST, deviations[i], 1.5);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(clinicians_who_leave_finish_with_their_child)
{
    struct theory theory;
    theory_load(&theory, "fewer-clinicians");

    theory_run(&theory, 0);

    expect(&theory, 0, "list", BIDE_KPI_LIST, 40.03667756, 1.0);
    expect(&theory, 1, "list", BIDE_KPI_LIST, 40.38340807, 1.0);
    theory_free(&theory);
}
END_TEST

/* As appointments are exponential it makes no difference that they begin again. */
START_TEST(clinicians_who_leave_return_their_child)
{
    struct theory theory;
    theory_load(&theory, "fewer-clinicians");
    theory_set(&theory, "staff.team.when_fewer", "\"return\"");

    theory_run(&theory, 0);

    expect(&theory, 0, "list", BIDE_KPI_LIST, 40.03667756, 1.0);
    expect(&theory, 1, "list", BIDE_KPI_LIST, 43.26476041, 1.0);
    theory_free(&theory);
}
END_TEST

/* The same children come in both scenarios, and own clinics see 18 a week in both, so the
 * lists differ by what the contract did, in every replication. */
START_TEST(a_contract_sees_its_ramp_and_its_total_and_no_more)
{
    static const double weeks[] = { 8.0, 12.0, 32.0, 306.0 / 7.0, 78.0 };
    static const double seen[] = { 14.0, 56.0, 336.0, 500.0, 500.0 };
    struct theory theory;
    theory_load(&theory, "contract");

    theory_run(&theory, 0);

    const struct bide_study *study = &theory.study;
    for (size_t i = 0; i < COUNT(weeks); ++i) {
        expect_always(bide_study_estimate(study, 1, i, 0, BIDE_KPI_INSOURCED), seen[i]);
        expect_always(bide_study_difference(study, 1, i, 0, BIDE_KPI_LIST), -seen[i]);
        expect(&theory, i, "list", BIDE_KPI_LIST, 600.0 + 2.0 * weeks[i], 0.5);
    }
    expect_always(bide_study_cost(study, 1, 4, BIDE_KPI_COST_CONTRACTS),
                  15000.0 + 500.0 * 900.0);
    theory_free(&theory);
}
END_TEST

START_TEST(fractions_of_a_session_are_carried_to_the_next_day)
{
    struct theory theory;
    theory_load(&theory, "contract");
    theory_set(&theory, "replications", "20");

    theory_run(&theory, 0);

    expect_always(theory_estimate(&theory, 0, "list", BIDE_KPI_SEEN), 8.0 * 18.0);
    expect_always(theory_estimate(&theory, 1, "list", BIDE_KPI_SEEN), 12.0 * 18.0);
    expect_always(theory_estimate(&theory, 3, "list", BIDE_KPI_SEEN),
                  floor(306.0 / 7.0 * 18.0));
    expect_always(theory_estimate(&theory, 4, "list", BIDE_KPI_SEEN), 78.0 * 18.0);
    theory_free(&theory);
}
END_TEST

START_TEST(growth_is_compounded_day_by_day)
{
    static const double changes[] = { -25.561195, 3.555096, 90.152249 };
    struct theory theory;
    theory_load(&theory, "growth");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(changes); ++i) {
        const double capacity = 21.0 * 52.0 * ((double) i + 1.0);
        expect(&theory, i, "list", BIDE_KPI_LIST, 400.0 + changes[i], 1.0);
        expect(&theory, i, "list", BIDE_KPI_REFERRED, capacity + changes[i], 0.2);
    }
    theory_free(&theory);
}
END_TEST

/* The last week is so late that no replication has missed the target. */
START_TEST(a_list_is_cleared_when_a_random_walk_says)
{
    static const double chances[] = { .16981768, .54168205, .83403739, .97933361 };
    static const double percents[] = { 5.0, 2.0, 1.0, 0.5 };
    struct theory theory;
    theory_load(&theory, "first-passage");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(chances); ++i) {
        expect(&theory, i, "list", BIDE_KPI_TARGET_REACHED, chances[i], percents[i]);
    }
    expect_always(theory_estimate(&theory, 4, "list", BIDE_KPI_TARGET_REACHED), 1.0);
    expect(&theory, 4, "list", BIDE_KPI_TARGET_WEEKS, 100.0, 0.5);
    expect_deviation(&theory, 4, "list", BIDE_KPI_TARGET_WEEKS, 21.213203, 2.0);
    theory_free(&theory);
}
END_TEST

/* With n before it and all clinicians busy, a child waits for n + 1 ends of appointments:
 * Erlang (n + 1). For 9 before it the median is 9.6687146 times the mean between two
 * ends, which is 10 weeks in "median", and the 90th centile 14.2059903 times, which is 14
 * weeks in "late". */
START_TEST(a_place_on_the_list_has_the_wait_of_those_before_it)
{
    struct theory theory;
    theory_load(&theory, "place");

    theory_run(&theory, 0);

    ck_assert_double_eq_tol(gsl_cdf_gamma_P(9.6687146, 10.0, 1.0), 0.5, 1e-8);
    ck_assert_double_eq_tol(gsl_cdf_gamma_P(14.2059903, 10.0, 1.0), 0.9, 1e-8);
    expect(&theory, 0, "median", BIDE_KPI_TARGET_REACHED, 0.5, 2.5);
    expect(&theory, 1, "late", BIDE_KPI_TARGET_REACHED, 0.9, 1.0);
    expect(&theory, 2, "median", BIDE_KPI_TARGET_WEEKS, 100.0 / 9.6687146, 1.0);
    expect_always(theory_estimate(&theory, 2, "late", BIDE_KPI_TARGET_REACHED), 1.0);
    theory_free(&theory);
}
END_TEST

/* A referral at a random time of its day is within 140 days if less than 141 days have
 * passed since that day began: the mean of P(sum <= x) for x from 140 to 141, which for a
 * gamma distribution of shape k is the growth of x F(k, x) - k * scale * F(k + 1, x). */
static double partial_mean(double x)
{
    return x * gsl_cdf_gamma_P(x, 16.0, 8.0) - 16.0 * 8.0 * gsl_cdf_gamma_P(x, 17.0, 8.0);
}

START_TEST(delays_in_a_row_add_up)
{
    struct theory theory;
    theory_load(&theory, "delays");

    theory_run(&theory, 0);

    ck_assert_double_eq_tol(gsl_cdf_gamma_P(140.0, 16.0, 8.0), 0.6724576086, 1e-10);
    expect(&theory, 0, "plan", BIDE_KPI_SEEN_WITHIN,
           partial_mean(141.0) - partial_mean(140.0), 0.5);
    expect(&theory, 0, "plan", BIDE_KPI_SEEN_MEAN, 128.0 / DAYS_PER_WEEK, 0.2);
    expect(&theory, 0, "plan", BIDE_KPI_SEEN_SD, 32.0 / DAYS_PER_WEEK, 0.5);
    theory_free(&theory);
}
END_TEST

START_TEST(bands_hold_what_an_exponential_list_has)
{
    static const double edges[] = { 0, 8, 15, 29, 85, 127, 365, INFINITY };
    struct theory theory;
    theory_load(&theory, "bands");

    theory_run(&theory, 0);

    for (size_t i = 0; i + 1 < COUNT(edges); ++i) {
        const enum bide_kpi band = (enum bide_kpi)(BIDE_KPI_BAND_0_1 + i);
        expect(&theory, 0, "list", band,
               600.0 * (exp(-edges[i] / 140.0) - exp(-edges[i + 1] / 140.0)), 1.0);
    }
    expect(&theory, 0, "list", BIDE_KPI_WITHIN, 1.0 - exp(-127.0 / 140.0), 0.5);
    theory_free(&theory);
}
END_TEST

/* Referrals on the day-th day from the start. */
static double referrals_on(const struct theory *theory, int32_t day)
{
    const struct bide_spec_pathway *pathways = theory->spec.pathways.items;
    const double *factors = pathways[0].referrals.months.items;
    const struct bide_civil_date date = bide_civil_date(theory->spec.start + day);
    return pathways[0].referrals.per_week / DAYS_PER_WEEK * factors[date.month - 1];
}

START_TEST(seasons_reach_the_list_as_late_as_eick_massey_and_whitt_say)
{
    const double keep = exp(-1.0 / 56.0); /* of those present, from day to day */
    struct theory theory;
    theory_load(&theory, "seasons");

    theory_run(&theory, 0);

    for (size_t i = 0; i < theory.study.plan.moment_count; ++i) {
        const int32_t today = (int32_t) theory.study.plan.moments[i].time;
        double fixed = 0.0;
        double exponential = 0.0;
        for (int32_t day = 0; day < today; ++day) {
            const double referrals = referrals_on(&theory, day);
            fixed += day >= today - 56 ? referrals : 0.0;
            exponential = exponential * keep + referrals * 56.0 * (1.0 - keep);
        }
        expect(&theory, i, "fixed", BIDE_KPI_LIST, fixed, 0.5);
        expect(&theory, i, "exponential", BIDE_KPI_LIST, exponential, 0.5);
        expect_deviation(&theory, i, "fixed", BIDE_KPI_LIST, sqrt(fixed), 4.0);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(milestones_are_calendar_months_clipped_to_the_end)
{
    static const char *const dates[] = { "2024-11-30", "2025-02-28", "2025-05-31",
                                         "2026-02-28", "2027-08-31" };
    struct theory theory;
    theory_load(&theory, "milestones");

    theory_run(&theory, 1);

    ck_assert_uint_eq(theory.study.plan.moment_count, COUNT(dates));
    for (size_t i = 0; i < COUNT(dates); ++i) {
        char date[BIDE_CIVIL_TEXT_SIZE];
        bide_civil_format(theory.study.plan.moments[i].date, date);
        ck_assert_str_eq(date, dates[i]);
    }
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of lists");
    TCase *tests = tcase_create("lists");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_backlog_is_worked_off_as_uniformisation_says);
    tcase_add_test(tests, clinicians_who_leave_finish_with_their_child);
    tcase_add_test(tests, clinicians_who_leave_return_their_child);
    tcase_add_test(tests, a_contract_sees_its_ramp_and_its_total_and_no_more);
    tcase_add_test(tests, fractions_of_a_session_are_carried_to_the_next_day);
    tcase_add_test(tests, growth_is_compounded_day_by_day);
    tcase_add_test(tests, a_list_is_cleared_when_a_random_walk_says);
    tcase_add_test(tests, a_place_on_the_list_has_the_wait_of_those_before_it);
    tcase_add_test(tests, delays_in_a_row_add_up);
    tcase_add_test(tests, bands_hold_what_an_exponential_list_has);
    tcase_add_test(tests, seasons_reach_the_list_as_late_as_eick_massey_and_whitt_say);
    tcase_add_test(tests, milestones_are_calendar_months_clipped_to_the_end);
    return theory_main(suite);
}
