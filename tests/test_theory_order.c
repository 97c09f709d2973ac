/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next, against exact answers; see tests/theory/NAME.cfg. */
#include <stdio.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 500 };
#define HOURS_PER_WEEK 168.0
#define URGENT_LOAD 0.2
#define ROUTINE_LOAD 0.6

static void expect(const struct theory *theory, const char *line, enum bide_kpi kpi,
                   double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s %s", line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, 0, line, kpi), exact, percent);
}

/* Loads times waits of the priorities, hours; a column is known for each of them. */
static struct bide_estimate conserved(const struct theory *theory)
{
    double *urgent = theory_values(
        theory, theory_column(theory, 0, "list.urgent", BIDE_KPI_SEEN_MEAN));
    double *routine = theory_values(
        theory, theory_column(theory, 0, "list.routine", BIDE_KPI_SEEN_MEAN));
    for (size_t r = 0; r < theory->study.replications; ++r) {
        urgent[r] =
            HOURS_PER_WEEK * (URGENT_LOAD * urgent[r] + ROUTINE_LOAD * routine[r]);
    }
    const struct bide_estimate sum = theory_mean(urgent, theory->study.replications);
    free(urgent);
    free(routine);
    return sum;
}

START_TEST(ageing_agrees_with_kleinrock)
{
    struct theory theory;
    theory_load(&theory, "ageing");

    theory_run(&theory, 0);

    const struct bide_estimate sum = conserved(&theory);
    expect(&theory, "list.urgent", BIDE_KPI_SEEN_MEAN, 1.8823529412 / HOURS_PER_WEEK,
           1.0);
    expect(&theory, "list.routine", BIDE_KPI_SEEN_MEAN, 4.7058823529 / HOURS_PER_WEEK,
           1.0);
    theory_expect("sum of load times wait", &sum, 3.2, 1.0);
    theory_free(&theory);
}
END_TEST

/* With one slope for all it is first come, first served: 4 hours for everyone. */
START_TEST(equal_slopes_are_no_priorities)
{
    struct theory theory;
    theory_load(&theory, "ageing");
    theory_set(&theory, "pathways.list.priorities.urgent.slope", "1.0");

    theory_run(&theory, 0);

    expect(&theory, "list.urgent", BIDE_KPI_SEEN_MEAN, 4.0 / HOURS_PER_WEEK, 1.0);
    expect(&theory, "list.routine", BIDE_KPI_SEEN_MEAN, 4.0 / HOURS_PER_WEEK, 1.0);
    theory_free(&theory);
}
END_TEST

/* In the order of the file: all groups of a pathway are busy this share of the time. */
START_TEST(staff_who_work_together_are_like_one_group)
{
    struct theory theory;
    theory_load(&theory, "together");

    theory_run(&theory, 0);

    const size_t joint = theory_column(&theory, 0, "joint", BIDE_KPI_SEEN_MEAN);
    const struct bide_estimate wait = theory_controlled(&theory, joint, 0, 0.9);
    theory_expect("joint: mean wait", &wait, 2.7235367372 / HOURS_PER_WEEK, 1.5);
    for (size_t r = 0; r < theory.study.replications; ++r) {
        const double *row = theory_row(&theory, 0, r);
        const struct bide_plan *plan = &theory.study.plan;
        ck_assert_double_eq(row[bide_plan_staff_column(plan, 0, 0, BIDE_KPI_STAFF_USED)],
                            row[bide_plan_staff_column(plan, 0, 1, BIDE_KPI_STAFF_USED)]);
    }
    theory_free(&theory);
}
END_TEST

static double wait_with_a_slow_one(double a, double m, double n)
{
    const double r = a / (m + n);
    const double b = a * (1 - m / (a + m)) / (m * n * (1 / (a + m) + 1 / (a + n)));
    const double f = (a + n * b) / (a + m);
    const double s = m * b / (a + n);
    return b * r / (1 - r) / (1 - r) / (1 + f + s + b / (1 - r)) / a;
}

START_TEST(staff_who_do_each_others_work_are_like_one_group)
{
    struct theory theory;
    theory_load(&theory, "together");

    theory_run(&theory, 0);

    expect(&theory, "pooled", BIDE_KPI_SEEN_MEAN, 2.7235367372 / HOURS_PER_WEEK, 1.5);
    expect(&theory, "pooled", BIDE_KPI_SEEN_DELAYED, 0.8170610212, 0.3);
    expect(&theory, "slow", BIDE_KPI_SEEN_MEAN,
           wait_with_a_slow_one(1.2, 1.0, 0.5) / HOURS_PER_WEEK, 1.5);
    theory_free(&theory);
}
END_TEST

/* Urgent and routine referrals a week, half of which the average over a week lacks. */
static void expect_lists(const struct theory *theory, const char *name, double urgent,
                         double routine)
{
    char line[40];
    snprintf(line, sizeof(line), "%s.urgent", name);
    expect(theory, line, BIDE_KPI_LIST_MEAN, urgent - 0.6, 1.0);
    snprintf(line, sizeof(line), "%s.routine", name);
    expect(theory, line, BIDE_KPI_LIST_MEAN, routine - 2.8, 2.0);
}

START_TEST(slots_that_are_kept_agree_with_the_recursion)
{
    struct theory theory;
    theory_load(&theory, "carve-out");

    theory_run(&theory, 0);

    expect_lists(&theory, "rigid", 1.5516432935, 11.4372298345);
    expect_lists(&theory, "released", 1.5516432935, 7.1783421556);
    expect_lists(&theory, "pooled", 1.2000055, 7.2919647507);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of order");
    TCase *tests = tcase_create("order");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, ageing_agrees_with_kleinrock);
    tcase_add_test(tests, equal_slopes_are_no_priorities);
    tcase_add_test(tests, staff_who_work_together_are_like_one_group);
    tcase_add_test(tests, staff_who_do_each_others_work_are_like_one_group);
    tcase_add_test(tests, slots_that_are_kept_agree_with_the_recursion);
    return theory_main(suite);
}
