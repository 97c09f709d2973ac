/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models of the benchmarks give the answers known for them. */
#include <math.h>

#include "tests/theory.h"

enum { PATHWAYS = 6, SLOTS = 11, CALLS = 780, MOST_SECONDS = 500 };
#define BACKLOG 5000.0
#define REFERRED_A_WEEK 60.0
#define WEEKS 156.0
#define CALL_WEEKS 0.2
#define MEAN_PATIENCE_WEEKS 104.0

/* The list of one pathway at the end and over time, as bench/waiting_list.cfg says. */
struct lists {
    double end;
    double mean;
};

static struct lists exact_lists(void)
{
    const double settled = REFERRED_A_WEEK * MEAN_PATIENCE_WEEKS;
    const double stay = exp(-CALL_WEEKS / MEAN_PATIENCE_WEEKS);
    double list = BACKLOG - SLOTS;
    double child_weeks = 0.0;
    for (int i = 0; i < CALLS; ++i) {
        child_weeks +=
            settled * CALL_WEEKS + (list - settled) * (1.0 - stay) * MEAN_PATIENCE_WEEKS;
        list = settled + (list - settled) * stay - SLOTS;
    }
    return (struct lists){ list, child_weeks / WEEKS };
}

/* Sum over the pathways, replication by replication. */
static struct bide_estimate total(const struct theory *theory, enum bide_kpi kpi)
{
    static const char *const names[PATHWAYS] = { "a", "b", "c", "d", "e", "f" };
    const size_t count = theory->study.replications;
    double *sums = calloc(count, sizeof(*sums));
    for (size_t i = 0; i < PATHWAYS; ++i) {
        const size_t column =
            theory_column(theory, theory->study.plan.moment_count - 1, names[i], kpi);
        double *values = theory_values(theory, column);
        for (size_t r = 0; r < count; ++r) {
            sums[r] += values[r];
        }
        free(values);
    }
    const struct bide_estimate estimate = theory_mean(sums, count);
    free(sums);
    return estimate;
}

static void expect_total(const struct theory *theory, enum bide_kpi kpi, double exact,
                         double percent)
{
    const struct bide_estimate estimate = total(theory, kpi);
    theory_expect(bide_kpi_info(kpi)->name, &estimate, exact, percent);
}

static void expect_waiting_list(const char *path)
{
    const double seen = PATHWAYS * SLOTS * (CALLS + 1.0);
    const struct lists lists = exact_lists();
    struct theory theory;
    theory_load(&theory, path);

    theory_run(&theory, 0);

    const struct bide_estimate completed = total(&theory, BIDE_KPI_COMPLETED);
    ck_assert_double_eq_tol(completed.mean, PATHWAYS * SLOTS * CALLS, 1e-9);
    ck_assert_double_eq_tol(completed.std_error, 0.0, 1e-12);
    expect_total(&theory, BIDE_KPI_LIST, PATHWAYS * lists.end, 1.0);
    expect_total(&theory, BIDE_KPI_LIST_MEAN, PATHWAYS * lists.mean, 0.5);
    expect_total(&theory, BIDE_KPI_REFERRED, PATHWAYS * REFERRED_A_WEEK * WEEKS, 0.5);
    expect_total(&theory, BIDE_KPI_LEFT,
                 PATHWAYS * (BACKLOG + REFERRED_A_WEEK * WEEKS - lists.end) - seen, 1.0);
    /* As six other engines found, to the digit they agree on. */
    ck_assert_double_eq_tol(total(&theory, BIDE_KPI_SEEN_MEAN).mean / PATHWAYS, 32.7,
                            0.2);
    theory_free(&theory);
}

START_TEST(the_waiting_lists_are_as_long_as_they_must_be)
{
    expect_waiting_list("bench/waiting_list.cfg");
}
END_TEST

START_TEST(sharing_staff_moves_children_between_lists_only)
{
    expect_waiting_list("bench/waiting_list_shared.cfg");
}
END_TEST

/* Erlang (1917). */
START_TEST(ten_clinicians_keep_children_waiting_as_erlang_says)
{
    struct theory theory;
    theory_load(&theory, "bench/queue_mm10.cfg");

    theory_run(&theory, 0);

    theory_expect("wait", theory_estimate(&theory, 0, "list", BIDE_KPI_SEEN_MEAN),
                  0.0668732, 10.0);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bench");
    TCase *cases = tcase_create("bench");
    tcase_set_timeout(cases, MOST_SECONDS);
    tcase_add_test(cases, the_waiting_lists_are_as_long_as_they_must_be);
    tcase_add_test(cases, sharing_staff_moves_children_between_lists_only);
    tcase_add_test(cases, ten_clinicians_keep_children_waiting_as_erlang_says);
    suite_add_tcase(suite, cases);
    return theory_main(suite);
}
