/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes, and who is there at the start, against exact answers; see
 * tests/theory/NAME.cfg. */
#include <math.h>
#include <stdio.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 500 };
#define PI 3.14159265358979323846

static void expect(const struct theory *theory, size_t moment, const char *line,
                   enum bide_kpi kpi, double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s: %s %s", theory->study.plan.moments[moment].label,
             line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, moment, line, kpi), exact, percent);
}

/* --- a rate that swings --- */

/* Those on the lists of tests/theory/sine.cfg, on average. */
struct lists {
    double exponential;
    double fixed;
};

/* With waits of 8 weeks, all of the last 8; otherwise each week keeps exp(-1/8) of those
 * who were there and, of those it brings evenly, 8 (1 - exp(-1/8)). */
static struct lists lists_at(const struct theory *theory, size_t week)
{
    const struct bide_spec_pathway *pathways = theory->spec.pathways.items;
    const double *factors = pathways[0].referrals.profile.items;
    struct lists lists = { 0.0, 0.0 };
    for (size_t k = 0; k < week; ++k) {
        const double referrals = 20.0 * factors[k % 52];
        lists.exponential =
            lists.exponential * exp(-0.125) - referrals * 8.0 * expm1(-0.125);
        lists.fixed += k + 8 >= week ? referrals : 0.0;
    }
    return lists;
}

/* How far a list swings and how late, from its values a quarter of a year apart. In weeks
 * of an even rate the referrals of a rise come 1 / 12 of its growth too early on average:
 * with exponential waits of 8 weeks that makes the list late by 1 / 96 week. */
static void expect_swing(const double quarters[4], double amplitude, double lag)
{
    const double up = (quarters[1] - quarters[3]) / 2.0;
    const double across = (quarters[2] - quarters[0]) / 2.0;
    ck_assert_double_eq_tol(hypot(up, across), amplitude, 0.002 * amplitude);
    ck_assert_double_eq_tol(atan2(across, up) * 52.0 / (2.0 * PI), lag, 0.011);
}

START_TEST(a_swing_of_referrals_reaches_the_list_later_and_smaller)
{
    struct theory theory;
    double exponential[4];
    double fixed[4];
    theory_load(&theory, "sine");

    theory_run(&theory, 0);

    for (size_t i = 0; i < 4; ++i) {
        const struct lists lists = lists_at(&theory, 104 + 13 * i);
        exponential[i] = lists.exponential;
        fixed[i] = lists.fixed;
        expect(&theory, i, "exponential", BIDE_KPI_LIST, lists.exponential, 0.5);
        expect(&theory, i, "fixed", BIDE_KPI_LIST, lists.fixed, 0.5);
    }
    expect_swing(exponential, 34.51183480, 6.35964385);
    expect_swing(fixed, 46.15290576, 4.0);
    theory_free(&theory);
}
END_TEST

/* --- busy and quiet weeks --- */

START_TEST(busy_and_quiet_weeks_lengthen_a_list)
{
    enum { MOMENTS = 4 };
    struct theory theory;
    theory_load(&theory, "busy-weeks");

    theory_run(&theory, 0);

    const size_t count = theory.study.replications;
    double *lists[MOMENTS];
    for (size_t i = 0; i < MOMENTS; ++i) {
        lists[i] =
            theory_values(&theory, theory_column(&theory, i, "list", BIDE_KPI_LIST));
    }
    const struct bide_estimate spread = theory_deviation(lists[3], count);
    for (size_t r = 0; r < count; ++r) {
        lists[0][r] = (lists[0][r] + lists[1][r] + lists[2][r] + lists[3][r]) / MOMENTS;
    }
    const struct bide_estimate mean = theory_mean(lists[0], count);
    theory_expect("list", &mean, 16.1498776166, 1.0);
    theory_expect("sd of list", &spread, 10.5444710922, 4.0);
    for (size_t i = 0; i < MOMENTS; ++i) {
        free(lists[i]);
    }
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of demand");
    TCase *tests = tcase_create("demand");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_swing_of_referrals_reaches_the_list_later_and_smaller);
    tcase_add_test(tests, busy_and_quiet_weeks_lengthen_a_list);
    return theory_main(suite);
}
