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

int main(void)
{
    Suite *suite = suite_create("theory of order");
    TCase *tests = tcase_create("order");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, ageing_agrees_with_kleinrock);
    tcase_add_test(tests, equal_slopes_are_no_priorities);
    return theory_main(suite);
}
