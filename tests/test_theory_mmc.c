/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/c queues in balance against Erlang's formulas, which tests/theory/mmc.cfg gives. */
#include <math.h>
#include <stdio.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 900 };
#define HOURS_PER_WEEK 168.0

/* For a mean appointment of 1; in the order of the file. */
static const struct {
    const char *name;
    double load;
    double hours; /* mean appointment */
    double delayed, wait, list, q92;
} rows[] = {
    { "c1_90", .90, 0.8, 0.9, 9.0, 8.1, 24.20368129 },
    { "c2_80", .80, 3.2, 0.7111111111, 1.7777777778, 2.8444444444, 5.46200514 },
    { "c3_90", .90, 2.4, 0.8170610212, 2.7235367372, 7.3535491905, 7.74562382 },
    { "c5_80", .80, 8.0, 0.5541125541, 0.5541125541, 2.2164502165, 1.93534120 },
    { "c5_95", .95, 1.5, 0.8777990247, 3.5111960987, 16.6781814688, 9.58156413 },
    { "c10_90", .90, 8.0, 0.6687315241, 0.6687315241, 6.0185837170, 2.12335604 },
    { "c20_95", .95, 6.0, 0.7554012321, 0.7554012321, 14.3526234097, 2.24522241 },
    { "c50_95", .95, 10.0, 0.6290947299, 0.2516378920, 11.9527998684, 0.82490209 },
};

static void expect(const struct theory *theory, size_t row, enum bide_kpi kpi,
                   double exact, double percent)
{
    const size_t column = theory_column(theory, 0, rows[row].name, kpi);
    const struct bide_estimate estimate =
        theory_controlled(theory, column, row, rows[row].load);
    char what[100];
    snprintf(what, sizeof(what), "%s %s", rows[row].name, bide_kpi_info(kpi)->name);
    theory_expect(what, &estimate, exact, percent);
}

START_TEST(clinicians_of_any_number_agree_with_erlang_c)
{
    struct theory theory;
    theory_load(&theory, "mmc");

    theory_run(&theory, 0);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        const double unit = rows[i].hours / HOURS_PER_WEEK;
        expect(&theory, i, BIDE_KPI_SEEN_DELAYED, rows[i].delayed, 0.3);
        expect(&theory, i, BIDE_KPI_SEEN_MEAN, rows[i].wait * unit, 1.2);
        expect(&theory, i, BIDE_KPI_LIST_MEAN, rows[i].list, 1.2);
        expect(&theory, i, BIDE_KPI_SEEN_P92, rows[i].q92 * unit, 1.4);
    }
    theory_free(&theory);
}
END_TEST

/* The configurations that come with the program say what they will show. */
static void expect_example(const struct theory *theory, const char *line,
                           enum bide_kpi kpi, double exact, double percent)
{
    theory_expect(bide_kpi_info(kpi)->name, theory_estimate(theory, 0, line, kpi), exact,
                  percent);
}

START_TEST(one_clinician_is_as_the_example_says)
{
    struct theory theory;
    theory_load(&theory, "configs/queue-mm1.cfg");

    theory_run(&theory, 0);

    expect_example(&theory, "list", BIDE_KPI_SEEN_DELAYED, 0.8, 0.5);
    expect_example(&theory, "list", BIDE_KPI_SEEN_MEAN, 0.4, 2.0);
    expect_example(&theory, "list", BIDE_KPI_LIST_MEAN, 3.2, 2.0);
    expect_example(&theory, "list", BIDE_KPI_SEEN_P92, 1.151293, 2.0);
    theory_free(&theory);
}
END_TEST

START_TEST(shared_and_separate_lists_are_as_the_example_says)
{
    struct theory theory;
    theory_load(&theory, "configs/queue-mmc.cfg");

    theory_run(&theory, 0);

    expect_example(&theory, "shared", BIDE_KPI_SEEN_DELAYED, 0.8170610, 0.5);
    expect_example(&theory, "shared", BIDE_KPI_SEEN_MEAN, 0.2723537, 2.5);
    expect_example(&theory, "shared", BIDE_KPI_LIST_MEAN, 7.353549, 2.5);
    expect_example(&theory, "shared", BIDE_KPI_SEEN_P92, 0.774562, 2.5);
    expect_example(&theory, "apart_1", BIDE_KPI_SEEN_MEAN, 0.9, 4.0);
    expect_example(&theory, "apart_2", BIDE_KPI_SEEN_MEAN, 0.9, 4.0);
    expect_example(&theory, "apart_3", BIDE_KPI_SEEN_MEAN, 0.9, 4.0);
    theory_free(&theory);
}
END_TEST

/* Ten replications can be far off, and their interval says how far: of many tens, 95 in
 * 100 have the exact wait inside, here 0.5 / (10 - 5) weeks. 3.3 standard errors of that
 * share are allowed, and 1 in 100 as means of replications are not quite normal. */
START_TEST(the_interval_of_ten_replications_holds_the_wait_95_times_in_100)
{
    enum { TEN = 10 };
    const double wait = 0.1;
    struct theory theory;
    theory_load(&theory, "configs/queue-mm1.cfg");
    theory_set(&theory, "weeks", "430");
    theory_set(&theory, "warm_up_weeks", "30.0");
    theory_set(&theory, "replications", "5000");
    theory_set(&theory, "pathways.list.referrals.per_week", "5.0");

    theory_run(&theory, 0);

    const size_t tens = theory.study.replications / TEN;
    double *waits =
        theory_values(&theory, theory_column(&theory, 0, "list", BIDE_KPI_SEEN_MEAN));
    double held = 0.0;
    double farthest = 0.0;
    for (size_t i = 0; i < tens; ++i) {
        const struct bide_estimate ten = theory_mean(waits + TEN * i, TEN);
        held += fabs(ten.mean - wait) <= ten.half_width ? 1.0 : 0.0;
        farthest = fmax(farthest, fabs(ten.mean - wait) / wait);
    }
    const double count = (double) tens;
    const double error = 3.3 * sqrt(0.95 * 0.05 / count);
    printf("%zu tens: %.1f %% hold it, the farthest is %.0f %% off\n", tens,
           100.0 * held / count, 100.0 * farthest);
    fflush(stdout);
    ck_assert_double_ge(held / count, 0.95 - error - 0.01);
    ck_assert_double_le(held / count, 0.95 + error);
    ck_assert_double_gt(farthest, THEORY_IS_QUICK ? 0.04 : 0.1);
    free(waits);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of M/M/c");
    TCase *tests = tcase_create("mmc");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, clinicians_of_any_number_agree_with_erlang_c);
    tcase_add_test(tests, one_clinician_is_as_the_example_says);
    tcase_add_test(tests, shared_and_separate_lists_are_as_the_example_says);
    tcase_add_test(tests,
                   the_interval_of_ten_replications_holds_the_wait_95_times_in_100);
    return theory_main(suite);
}
