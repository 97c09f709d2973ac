/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The k-th smallest, held against sorting. */
#include "engine/stat/select.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60, LARGE = 200000 };

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Numbers from 0 to limit - 1 in no order. */
static double next_number(unsigned *state, unsigned limit)
{
    *state = *state * 1664525U + 1013904223U;
    return (double) ((*state >> 8U) % limit);
}

/* What is below k is not above its value, what is after it not below, and nothing was
 * lost. */
static void assert_selects(const double *given, size_t count, size_t k)
{
    double sorted[MOST];
    double values[MOST];
    memcpy(sorted, given, count * sizeof(double));
    memcpy(values, given, count * sizeof(double));
    qsort(sorted, count, sizeof(double), by_value);

    bide_select_place(values, count, k);

    ck_assert_mem_eq(&values[k], &sorted[k], sizeof(double));
    for (size_t i = 0; i < count; ++i) {
        ck_assert(i < k ? values[i] <= values[k] : values[i] >= values[k]);
    }
    qsort(values, count, sizeof(double), by_value);
    ck_assert_mem_eq(values, sorted, count * sizeof(double));
}

START_TEST(every_place_is_that_of_a_sort)
{
    static const unsigned limits[] = { 1, 2, 5, 1000 }; /* all alike, ties, hardly any */
    unsigned state = 7;
    for (size_t count = 1; count <= MOST; ++count) {
        double given[MOST];
        for (size_t l = 0; l < sizeof(limits) / sizeof(limits[0]); ++l) {
            for (size_t i = 0; i < count; ++i) {
                given[i] = next_number(&state, limits[l]) - 2.0;
            }
            for (size_t k = 0; k < count; ++k) {
                assert_selects(given, count, k);
            }
        }
    }
}
END_TEST

START_TEST(order_at_the_start_does_not_matter)
{
    double up[MOST];
    double down[MOST];
    double pipe[MOST];
    for (size_t i = 0; i < MOST; ++i) {
        up[i] = (double) i;
        down[i] = (double) (MOST - i);
        pipe[i] = (double) (i < MOST / 2 ? i : MOST - i);
    }
    for (size_t k = 0; k < MOST; ++k) {
        assert_selects(up, MOST, k);
        assert_selects(down, MOST, k);
        assert_selects(pipe, MOST, k);
    }
}
END_TEST

/* Musser (1997): an order in which the middle of three is always nearly the smallest, so
 * that selection alone would take 10^10 steps. */
START_TEST(no_order_takes_longer_than_a_sort)
{
    double *values = calloc(LARGE, sizeof(double));
    ck_assert_ptr_nonnull(values);
    const size_t half = LARGE / 2;
    for (size_t i = 0; i < half; ++i) {
        values[i] = (double) (i % 2 == 0 ? i + 1 : half + i + (half % 2));
        values[half + i] = (double) (2 * (i + 1));
    }
    double *sorted = calloc(LARGE, sizeof(double));
    ck_assert_ptr_nonnull(sorted);
    memcpy(sorted, values, LARGE * sizeof(double));
    qsort(sorted, LARGE, sizeof(double), by_value);

    bide_select_place(values, LARGE, half);

    ck_assert_mem_eq(&values[half], &sorted[half], sizeof(double));
    free(values);
    free(sorted);
}
END_TEST

START_TEST(the_least_is_found_anywhere)
{
    double values[] = { 5.0, 3.0, 4.0, 3.5 };
    for (size_t i = 0; i < 4; ++i) {
        const double held = values[i];
        values[i] = -1.5;
        ck_assert_double_eq(bide_select_least(values, 4), -1.5);
        values[i] = held;
    }
    ck_assert_double_eq(bide_select_least(values + 2, 1), 4.0);
}
END_TEST

START_TEST(a_place_past_the_end_is_a_bug)
{
    double values[] = { 1.0 };
    bide_select_place(values, 1, 1);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("select");
    tcase_add_test(cases, every_place_is_that_of_a_sort);
    tcase_add_test(cases, order_at_the_start_does_not_matter);
    tcase_add_test(cases, no_order_takes_longer_than_a_sort);
    tcase_add_test(cases, the_least_is_found_anywhere);
    TCase *bugs = tcase_create("abort");
    tcase_set_tags(bugs, "abort");
    tcase_add_test_raise_signal(bugs, a_place_past_the_end_is_a_bug, 6);
    Suite *suite = suite_create("select");
    suite_add_tcase(suite, cases);
    suite_add_tcase(suite, bugs);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
