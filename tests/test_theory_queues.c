/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queues in balance against the formulas given in tests/theory/NAME.cfg. */
#include <stdio.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 500 };
#define HOURS_PER_WEEK 168.0
#define DAYS_PER_WEEK 7.0
#define REFERRED_WEEKS 250.0 /* that count in erlang-a.cfg */

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void expect(const struct theory *theory, const char *line, enum bide_kpi kpi,
                   double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s %s", line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, 0, line, kpi), exact, percent);
}

static const struct {
    const char *name;
    double wait, deviation;
} mg1[] = {
    { "fixed", 2.0, 2.3094010768 },        { "erlang_2", 3.0, 3.6055512755 },
    { "exponential", 4.0, 4.8989794856 },  { "lognormal_05", 2.5, 2.9755951786 },
    { "lognormal_15", 6.5, 9.3819418743 }, { "uniform", 2.1666666667, 2.5221243251 },
};

static void expect_controlled(const struct theory *theory, size_t row, enum bide_kpi kpi,
                              double exact, double percent)
{
    const size_t column = theory_column(theory, 0, mg1[row].name, kpi);
    const struct bide_estimate estimate = theory_controlled(theory, column, row, 0.8);
    char what[100];
    snprintf(what, sizeof(what), "%s %s", mg1[row].name, bide_kpi_info(kpi)->name);
    theory_expect(what, &estimate, exact, percent);
}

/* The spread inside a replication leaves out that of the replications' means. */
static void expect_deviation(const struct theory *theory, size_t row, double percent)
{
    const double mean = mg1[row].wait / HOURS_PER_WEEK;
    const size_t count = theory->study.replications;
    double *values =
        theory_values(theory, theory_column(theory, 0, mg1[row].name, BIDE_KPI_SEEN_SD));
    double *means = theory_values(
        theory, theory_column(theory, 0, mg1[row].name, BIDE_KPI_SEEN_MEAN));
    for (size_t r = 0; r < count; ++r) {
        values[r] = values[r] * values[r] + (means[r] - mean) * (means[r] - mean);
    }
    const struct bide_estimate estimate = theory_root(theory_mean(values, count));
    char what[100];
    snprintf(what, sizeof(what), "%s sd of the wait", mg1[row].name);
    theory_expect(what, &estimate, mg1[row].deviation / HOURS_PER_WEEK, percent);
    free(values);
    free(means);
}

START_TEST(any_appointment_length_agrees_with_pollaczek_and_khinchine)
{
    struct theory theory;
    theory_load(&theory, "mg1");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(mg1); ++i) {
        expect_controlled(&theory, i, BIDE_KPI_SEEN_MEAN, mg1[i].wait / HOURS_PER_WEEK,
                          1.0);
        expect_deviation(&theory, i, i == 4 ? 2.5 : 1.2);
    }
    theory_free(&theory);
}
END_TEST

/* In days. Of those who begin at once nobody leaves, so that the share of those seen who
 * waited is (P(wait) - P(leave)) / (1 - P(leave)). Waits not given follow from Little's
 * law for all, Lq = lambda E[W]. */
static const struct {
    const char *name;
    double per_day, must_wait, leave, list, seen_wait, left_wait;
} erlang_a[] = {
    { "c10_10", 10.0, .6196552309, .1039132123, 2.0782642465, .1995812072, .2789283594 },
    { "c10_12", 12.0, .8503849479, .1956559440, 4.6957426563, 0.0, 0.0 },
    { "c3_4", 4.0, .9154840570, .2808808253, 4.4940932051, 1.1949546594, .9406426820 },
    { "c5_45", 4.5, .6477779293, .0536664407, 2.4149898325, 0.0, 0.0 },
};

START_TEST(impatient_children_agree_with_erlang_a)
{
    struct theory theory;
    theory_load(&theory, "erlang-a");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(erlang_a); ++i) {
        const char *name = erlang_a[i].name;
        const double leave = erlang_a[i].leave;
        const double referred = erlang_a[i].per_day * DAYS_PER_WEEK * REFERRED_WEEKS;
        expect(&theory, name, BIDE_KPI_LEFT, leave * referred, 1.0);
        expect(&theory, name, BIDE_KPI_SEEN, (1.0 - leave) * referred, 0.2);
        expect(&theory, name, BIDE_KPI_SEEN_DELAYED,
               (erlang_a[i].must_wait - leave) / (1.0 - leave), 0.5);
        expect(&theory, name, BIDE_KPI_LIST_MEAN, erlang_a[i].list, 1.0);
        if (erlang_a[i].seen_wait > 0.0) {
            expect(&theory, name, BIDE_KPI_SEEN_MEAN,
                   erlang_a[i].seen_wait / DAYS_PER_WEEK, 1.0);
            expect(&theory, name, BIDE_KPI_LEFT_MEAN,
                   erlang_a[i].left_wait / DAYS_PER_WEEK, 1.0);
        }
    }
    theory_free(&theory);
}
END_TEST

/* Whatever the load, as many leave as theta times the time spent on the list by all: the
 * difference has mean 0, and as both vary together it is known far better than either. */
START_TEST(children_leave_at_the_rate_theta_from_the_list)
{
    static const double theta_per_week[] = { 3.5, 3.5, 1.75, 0.7 };
    struct theory theory;
    theory_load(&theory, "erlang-a");
    theory_set(&theory, "replications", "100");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(erlang_a); ++i) {
        const char *name = erlang_a[i].name;
        const size_t count = theory.study.replications;
        const double in_theory = theta_per_week[i] * erlang_a[i].list * REFERRED_WEEKS;
        double *left =
            theory_values(&theory, theory_column(&theory, 0, name, BIDE_KPI_LEFT));
        double *list =
            theory_values(&theory, theory_column(&theory, 0, name, BIDE_KPI_LIST_MEAN));
        for (size_t r = 0; r < count; ++r) {
            left[r] += in_theory - theta_per_week[i] * list[r] * REFERRED_WEEKS;
        }
        const struct bide_estimate corrected = theory_mean(left, count);
        theory_expect(name, &corrected, in_theory, 1.2);
        free(left);
        free(list);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(strict_priority_agrees_with_cobham)
{
    static const struct {
        const char *line;
        double hours;
    } rows[] = { { "one.urgent", 1.0 },
                 { "one.routine", 5.0 },
                 { "three.urgent", 0.2696629213 },
                 { "three.routine", 1.3483146067 } };
    struct theory theory;
    theory_load(&theory, "priority");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(rows); ++i) {
        expect(&theory, rows[i].line, BIDE_KPI_SEEN_MEAN, rows[i].hours / HOURS_PER_WEEK,
               1.0);
    }
    theory_free(&theory);
}
END_TEST

START_TEST(networks_agree_with_jackson)
{
    static const struct {
        const char *line;
        double hours;
    } rows[] = { { "tandem", 9.0 }, { "speech", 1.7777777778 }, { "hand", 1.7777777778 },
                 { "missed", 4.2 }, { "first", 1.0 },           { "next", 1.0 } };
    struct theory theory;
    theory_load(&theory, "network");

    theory_run(&theory, 0);

    for (size_t i = 0; i < COUNT(rows); ++i) {
        expect(&theory, rows[i].line, BIDE_KPI_SEEN_MEAN, rows[i].hours / HOURS_PER_WEEK,
               1.1);
    }
    expect(&theory, "next", BIDE_KPI_REFERRED, 84.0 * 100.0, 0.2);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of queues");
    TCase *tests = tcase_create("queues");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, any_appointment_length_agrees_with_pollaczek_and_khinchine);
    tcase_add_test(tests, impatient_children_agree_with_erlang_a);
    tcase_add_test(tests, children_leave_at_the_rate_theta_from_the_list);
    tcase_add_test(tests, strict_priority_agrees_with_cobham);
    tcase_add_test(tests, networks_agree_with_jackson);
    return theory_main(suite);
}
