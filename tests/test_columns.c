/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many columns at once are, to the last bit, what each is alone, tallied and sorted. */
#include "engine/stat/columns.h"

#include <check.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/stat/tally.h"

enum { COUNT = 300, COLUMNS = 75, STRIDE = 2 * COLUMNS }; /* two scenarios in a row */

static double rows[COUNT * STRIDE];
static double scratch[COUNT * BIDE_COLUMNS_MOST];
static struct bide_estimate estimates[BIDE_COLUMNS_MOST];

static double next_number(unsigned *state)
{
    *state = *state * 1664525U + 1013904223U;
    return (double) (*state >> 8U) / 16777216.0;
}

/* Columns of all kinds: fractions, whole numbers with ties, one number alone, none at
 * all, numbers with gaps, zeros of both signs. */
static double value_of(size_t column, double random)
{
    switch (column % 7) {
    case 0:
        return random - 0.5;
    case 1:
        return floor(20.0 * random);
    case 2:
        return 3.25;
    case 3:
        return (double) NAN;
    case 4:
        return random < 0.4 ? (double) NAN : 1e6 + random;
    case 5:
        return random < 0.5 ? 0.0 : -0.0;
    default:
        return random < 0.99 ? (double) NAN : random; /* few of them */
    }
}

static void set_up(void)
{
    unsigned state = 11;
    for (size_t i = 0; i < COUNT; ++i) {
        for (size_t c = 0; c < STRIDE; ++c) {
            rows[i * STRIDE + c] = value_of(c, next_number(&state));
        }
    }
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Type 7 of a sorted column. */
static double quantile(const double *sorted, size_t count, double share)
{
    const double place = share * (double) (count - 1);
    const size_t below = (size_t) place;
    const size_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (place - (double) below) * (sorted[above] - sorted[below]);
}

/* The plain way. */
static struct bide_estimate plain(const double *values, const double *others,
                                  size_t count)
{
    struct bide_estimate result = { 0, NAN, NAN, NAN, NAN, NAN, NAN };
    struct bide_tally tally;
    double sorted[COUNT];
    bide_tally_init(&tally);
    for (size_t i = 0; i < count; ++i) {
        const double x = values[i * STRIDE] - (others == NULL ? 0.0 : others[i * STRIDE]);
        if (!isnan(x)) {
            sorted[result.count++] = x;
            bide_tally_add(&tally, x);
        }
    }
    if (result.count > 0) {
        qsort(sorted, result.count, sizeof(double), by_value);
        result.mean = tally.mean;
        result.p10 = quantile(sorted, result.count, 0.1);
        result.p50 = quantile(sorted, result.count, 0.5);
        result.p90 = quantile(sorted, result.count, 0.9);
    }
    if (result.count > 1) {
        const double freedom = (double) (result.count - 1);
        result.std_error = sqrt(bide_tally_variance(&tally) / (double) result.count);
        result.half_width = bide_estimate_t_quantile(0.975, freedom) * result.std_error;
    }
    return result;
}

/* All NaN are one. */
static uint64_t bits_of(double x)
{
    uint64_t bits = UINT64_MAX;
    if (!isnan(x)) {
        memcpy(&bits, &x, sizeof(bits));
    }
    return bits;
}

static void assert_same(const struct bide_estimate *a, const struct bide_estimate *b,
                        size_t column)
{
    const double x[] = { a->mean, a->std_error, a->half_width, a->p10, a->p50, a->p90 };
    const double y[] = { b->mean, b->std_error, b->half_width, b->p10, b->p50, b->p90 };
    ck_assert_uint_eq(a->count, b->count);
    for (size_t i = 0; i < 6; ++i) {
        ck_assert_msg(bits_of(x[i]) == bits_of(y[i]),
                      "column %zu, figure %zu: %.17g and %.17g", column, i, x[i], y[i]);
    }
}

static void assert_block(size_t first, size_t width, size_t count, bool has_others)
{
    const struct bide_columns columns = { .values = rows + COLUMNS + first,
                                          .others = has_others ? rows + first : NULL,
                                          .count = count,
                                          .stride = STRIDE,
                                          .width = width,
                                          .scratch = scratch };
    bide_columns_estimate(&columns, estimates);
    for (size_t c = 0; c < width; ++c) {
        const double *others = has_others ? rows + first + c : NULL;
        const struct bide_estimate wanted =
            plain(rows + COLUMNS + first + c, others, count);
        assert_same(&estimates[c], &wanted, first + c);
    }
}

START_TEST(blocks_are_the_same_as_columns)
{
    static const size_t widths[] = { 1, 2, 3, 4, 7, 16, 63, BIDE_COLUMNS_MOST };
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); ++i) {
        for (size_t first = 0; first + widths[i] <= COLUMNS; first += widths[i]) {
            assert_block(first, widths[i], COUNT, false);
            assert_block(first, widths[i], COUNT, true);
        }
    }
}
END_TEST

START_TEST(any_number_of_replications_will_do)
{
    for (size_t count = 0; count <= 40; ++count) {
        assert_block(0, BIDE_COLUMNS_MOST, count, false);
        assert_block(0, BIDE_COLUMNS_MOST, count, true);
    }
}
END_TEST

START_TEST(a_column_alone_is_the_same)
{
    for (size_t c = 0; c < COLUMNS; ++c) {
        const struct bide_estimate wanted = plain(rows + c, NULL, COUNT);
        const struct bide_estimate alone =
            bide_estimate_of(rows + c, COUNT, STRIDE, scratch);
        assert_same(&alone, &wanted, c);
    }
}
END_TEST

/* As if it were worked out, with none, one or many values, and to the last bit. */
START_TEST(what_is_taken_from_itself_leaves_nothing)
{
    for (size_t count = 0; count <= 4; ++count) {
        for (size_t c = 0; c < COLUMNS; ++c) {
            const struct bide_estimate alone =
                bide_estimate_of(rows + c, count, STRIDE, scratch);
            const struct bide_estimate same = bide_estimate_of_same(&alone);
            struct bide_estimate wanted = plain(rows + c, rows + c, count);
            bide_estimate_plain(&wanted, 1);
            ck_assert_mem_eq(&same, &wanted, sizeof(same));
        }
    }
}
END_TEST

/* A block of doubles fits into a cache of 256 KiB, down to a few columns. */
START_TEST(blocks_get_narrower_with_more_replications)
{
    ck_assert_uint_eq(bide_columns_width(0), BIDE_COLUMNS_MOST);
    ck_assert_uint_eq(bide_columns_width(1), BIDE_COLUMNS_MOST);
    ck_assert_uint_eq(bide_columns_width(400), BIDE_COLUMNS_MOST);
    ck_assert_uint_eq(bide_columns_width(1024), 32);
    ck_assert_uint_eq(bide_columns_width(4096), 8);
    ck_assert_uint_eq(bide_columns_width(1000000), 4);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("columns");
    tcase_add_checked_fixture(cases, set_up, NULL);
    tcase_add_test(cases, blocks_are_the_same_as_columns);
    tcase_add_test(cases, any_number_of_replications_will_do);
    tcase_add_test(cases, a_column_alone_is_the_same);
    tcase_add_test(cases, what_is_taken_from_itself_leaves_nothing);
    tcase_add_test(cases, blocks_get_narrower_with_more_replications);
    Suite *suite = suite_create("columns");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
