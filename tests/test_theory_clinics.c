/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly clinics of some slots against exact answers; see tests/theory/NAME.cfg. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/theory.h"

enum { MOST_SECONDS = 500 };

/* Of a week that the clinic opens after a day begins. */
#define OPENS_WEEKS (9.0 / 168.0)

static void expect(const struct theory *theory, size_t moment, const char *line,
                   enum bide_kpi kpi, double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s: %s %s", theory->study.plan.moments[moment].label,
             line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, moment, line, kpi), exact, percent);
}

START_TEST(a_weekly_clinic_agrees_with_bailey)
{
    const double before = 12.1012384534;
    const double deviation = 5.4686975791;
    const double early = 9.0 * OPENS_WEEKS; /* mean and variance of those yet to come */
    struct theory theory;
    theory_load(&theory, "weekly-clinic");

    theory_run(&theory, 0);

    double *lists =
        theory_values(&theory, theory_column(&theory, 0, "list", BIDE_KPI_LIST));
    const struct bide_estimate spread =
        theory_deviation(lists, theory.study.replications);
    expect(&theory, 0, "list", BIDE_KPI_LIST, before - early, 2.0);
    theory_expect("sd of list", &spread, sqrt(deviation * deviation - early), 3.0);
    expect(&theory, 0, "list", BIDE_KPI_LIST_MEAN, before - 4.5, 1.0);
    expect(&theory, 0, "list", BIDE_KPI_SEEN_MEAN, 1.3445820504 - 0.5, 1.0);
    free(lists);
    theory_free(&theory);
}
END_TEST

START_TEST(urgent_children_take_the_slots_first)
{
    struct theory theory;
    theory_load(&theory, "urgent-first");

    theory_run(&theory, 0);

    expect(&theory, 0, "list.urgent", BIDE_KPI_LIST_MEAN, 1.2000055 - 0.6, 1.0);
    expect(&theory, 0, "list.routine", BIDE_KPI_LIST_MEAN, 7.2919647507 - 2.8, 1.0);
    expect(&theory, 0, "list", BIDE_KPI_LIST_MEAN, 8.4919702507 - 3.4, 1.0);
    theory_free(&theory);
}
END_TEST

/* Chances of the lengths of a list from which some are not brought. */
enum { LENGTHS = 400, SLOTS = 10, MOST_REFERRALS = 60 };
#define NOT_BROUGHT 0.15
#define REBOOK 0.8

struct chances {
    double of[LENGTHS];
    double seen; /* on average so far */
};

static void refer(struct chances *list, double mean)
{
    double next[LENGTHS] = { 0.0 };
    for (unsigned k = 0; k < MOST_REFERRALS; ++k) {
        const double chance = gsl_ran_poisson_pdf(k, mean);
        for (unsigned n = 0; n + k < LENGTHS; ++n) {
            next[n + k] += list->of[n] * chance;
        }
    }
    memcpy(list->of, next, sizeof(next));
}

static void hold_clinic(struct chances *list)
{
    double next[LENGTHS] = { 0.0 };
    for (unsigned n = 0; n < LENGTHS; ++n) {
        const unsigned called = n < SLOTS ? n : SLOTS;
        list->seen += list->of[n] * called * (1.0 - NOT_BROUGHT);
        for (unsigned back = 0; back <= called; ++back) {
            next[n - called + back] +=
                list->of[n] * gsl_ran_binomial_pdf(back, NOT_BROUGHT * REBOOK, called);
        }
    }
    memcpy(list->of, next, sizeof(next));
}

/* 60 children, 8 referrals a week but in the first week those of first_weeks of it, and
 * a clinic at the end of each week. */
static struct chances play(size_t weeks, double first_weeks)
{
    struct chances list = { .of[60] = 1.0 };
    for (size_t week = 1; week <= weeks; ++week) {
        refer(&list, week == 1 ? 8.0 * first_weeks : 8.0);
        hold_clinic(&list);
    }
    return list;
}

static double mean_length(const struct chances *list)
{
    double mean = 0.0;
    for (size_t n = 0; n < LENGTHS; ++n) {
        mean += (double) n * list->of[n];
    }
    return mean;
}

START_TEST(the_recursion_gives_the_textbook_numbers)
{
    const struct chances week_26 = play(26, 1.0);
    const struct chances week_52 = play(52, 1.0);

    ck_assert_double_eq_tol(mean_length(&week_26), 39.2277161116, 1e-9);
    ck_assert_double_eq_tol(week_26.seen, 220.9732287558, 1e-9);
    ck_assert_double_eq_tol(mean_length(&week_52), 21.3900594982, 1e-9);
    ck_assert_double_eq_tol(week_52.seen, 439.1118743484, 1e-9);
}
END_TEST

/* The first clinic is 15 hours short of a week after the start; between a clinic and the
 * milestone the referrals of 15 hours come. */
START_TEST(missed_slots_are_lost_and_children_booked_again)
{
    static const size_t weeks[] = { 4, 13, 26, 52 };
    const double late = 1.0 - (6.0 / 7.0 + OPENS_WEEKS);
    struct theory theory;
    theory_load(&theory, "not-brought");

    theory_run(&theory, 0);

    for (size_t i = 0; i < sizeof(weeks) / sizeof(weeks[0]); ++i) {
        const struct chances exact = play(weeks[i], 1.0 - late);
        expect(&theory, i, "list", BIDE_KPI_LIST, mean_length(&exact) + 8.0 * late, 2.0);
        expect(&theory, i, "list", BIDE_KPI_SEEN, exact.seen, 0.5);
    }
    theory_free(&theory);
}
END_TEST

/* 10 slots a week are taken as long as anyone waits. */
START_TEST(a_missed_slot_counts_as_used)
{
    struct theory theory;
    theory_load(&theory, "not-brought");
    theory_set(&theory, "replications", "50");

    theory_run(&theory, 0);

    double *seen =
        theory_values(&theory, theory_column(&theory, 0, "list", BIDE_KPI_SEEN));
    double *missed =
        theory_values(&theory, theory_column(&theory, 0, "list", BIDE_KPI_NOT_BROUGHT));
    for (size_t r = 0; r < theory.study.replications; ++r) {
        ck_assert_double_eq_tol(seen[r] + missed[r], 4.0 * SLOTS, 1e-9);
    }
    ck_assert_double_eq_tol(
        bide_study_staff(&theory.study, 0, 0, 0, BIDE_KPI_STAFF_USED)->mean, 1.0, 1e-9);
    free(seen);
    free(missed);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of clinics");
    TCase *tests = tcase_create("clinics");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_weekly_clinic_agrees_with_bailey);
    tcase_add_test(tests, urgent_children_take_the_slots_first);
    tcase_add_test(tests, the_recursion_gives_the_textbook_numbers);
    tcase_add_test(tests, missed_slots_are_lost_and_children_booked_again);
    tcase_add_test(tests, a_missed_slot_counts_as_used);
    return theory_main(suite);
}
