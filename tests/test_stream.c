/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/stream.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>

#include "tests/goodness.h"

enum { DRAWS = 100000 };

static const uint64_t entity = 0x0123456789abcdef;

/* An independent program wrote these: the paper's Philox in Python. */
START_TEST(golden_words)
{
    const uint64_t root = bide_stream_root(20250831, 7);
    ck_assert(root == 0x24044d6ad5f7104e);
    ck_assert(bide_stream_root(1, 0) == 0x82c753379c10f916);
    ck_assert(bide_stream_root(UINT64_MAX, (uint64_t) 1 << 63) == 0xf256d51ad7e96f04);

    struct bide_stream stream = bide_stream_open(root, 5, entity);

    ck_assert_uint_eq(bide_stream_u32(&stream), 0xa25c46ea);
    ck_assert(bide_stream_u64(&stream) == 0x807a68c56b977b3f);
    ck_assert(bide_stream_u64(&stream) == 0x01d6af51151f0eef);
    ck_assert_uint_eq(bide_stream_u32(&stream), 0x0a08f909);
    ck_assert(bide_stream_u64(&stream) == 0xeaee19c708dc4350);
}
END_TEST

START_TEST(opening_computes_nothing)
{
    const struct bide_stream stream = bide_stream_open(1, 2, 3);

    ck_assert_uint_eq(stream.used, 4);
    ck_assert_uint_eq(stream.counter.word[0], 0);
}
END_TEST

START_TEST(pairs_of_words_skip_none)
{
    for (int before = 0; before < 4; ++before) {
        struct bide_stream words = bide_stream_open(9, 8, 7);
        struct bide_stream pairs = bide_stream_open(9, 8, 7);
        for (int i = 0; i < before; ++i) {
            ck_assert_uint_eq(bide_stream_u32(&pairs), bide_stream_u32(&words));
        }
        for (int i = 0; i < 10; ++i) {
            const uint64_t low = bide_stream_u32(&words);
            const uint64_t high = bide_stream_u32(&words);
            ck_assert(bide_stream_u64(&pairs) == (high << 32 | low));
        }
    }
}
END_TEST

START_TEST(the_order_of_drawing_does_not_matter)
{
    struct bide_stream a = bide_stream_open(1, 2, 3);
    struct bide_stream b = bide_stream_open(1, 2, 4);
    uint64_t mixed_a[50];
    uint64_t mixed_b[50];
    for (int i = 0; i < 50; ++i) {
        mixed_b[i] = bide_stream_u64(&b);
        mixed_a[i] = bide_stream_u64(&a);
    }

    b = bide_stream_open(1, 2, 4);
    a = bide_stream_open(1, 2, 3);
    for (int i = 0; i < 50; ++i) {
        ck_assert(bide_stream_u64(&a) == mixed_a[i]);
    }
    for (int i = 0; i < 50; ++i) {
        ck_assert(bide_stream_u64(&b) == mixed_b[i]);
    }
}
END_TEST

/* A stream whose next words are all zeros or all ones. */
static struct bide_stream constant_stream(uint32_t word)
{
    return (struct bide_stream){ .block = { { word, word, word, word } }, .used = 0 };
}

START_TEST(uniform_never_reaches_its_ends)
{
    struct bide_stream lowest = constant_stream(0);
    struct bide_stream highest = constant_stream(UINT32_MAX);

    ck_assert_double_eq(bide_stream_uniform(&lowest), 0x1p-53);
    ck_assert_double_eq(bide_stream_uniform(&highest), 1.0 - 0x1p-53);
}
END_TEST

START_TEST(uniform_takes_two_words)
{
    struct bide_stream stream = bide_stream_open(1, 2, 3);
    struct bide_stream other = bide_stream_open(1, 2, 3);

    const double u = bide_stream_uniform(&stream);

    const uint64_t bits = bide_stream_u64(&other);
    ck_assert_double_eq(u, (double) ((bits >> 11) | 1) / 9007199254740992.0);
    ck_assert(bide_stream_u64(&stream) == bide_stream_u64(&other));
}
END_TEST

static void check_uniform(const double *u)
{
    struct goodness goodness = { .total = 0.0 };
    double sum = 0.0;
    double squares = 0.0;
    double products = 0.0;
    for (int i = 0; i < DRAWS; ++i) {
        goodness_add(&goodness, u[i]);
        sum += u[i] - 0.5;
        squares += (u[i] - 0.5) * (u[i] - 0.5);
        products += (u[i] - 0.5) * (u[(i + 1) % DRAWS] - 0.5);
    }
    goodness_check(&goodness);
    goodness_check_mean(sum / DRAWS, 0.0, 1.0 / 12.0, DRAWS);
    goodness_check_mean(squares / DRAWS, 1.0 / 12.0, 1.0 / 180.0, DRAWS);
    goodness_check_mean(products / DRAWS, 0.0, 1.0 / 144.0, DRAWS);
}

START_TEST(one_stream_is_uniform)
{
    static double u[DRAWS];
    struct bide_stream stream = bide_stream_open(bide_stream_root(1, 1), 1, 1);
    for (int i = 0; i < DRAWS; ++i) {
        u[i] = bide_stream_uniform(&stream);
    }
    check_uniform(u);
}
END_TEST

/* How a model meets them: one draw for each of many children, purposes, replications. */
static struct bide_stream nth_stream(int kind, uint64_t n)
{
    switch (kind) {
    case 0:
        return bide_stream_open(bide_stream_root(1, 1), 1, n);
    case 1:
        return bide_stream_open(bide_stream_root(1, 1), 1, n << 32);
    case 2:
        return bide_stream_open(bide_stream_root(1, 1), (uint32_t) n, 1);
    case 3:
        return bide_stream_open(bide_stream_root(1, n), 1, 1);
    default:
        return bide_stream_open(bide_stream_root(n, 1), 1, 1);
    }
}

START_TEST(first_draws_of_neighbours_are_uniform_and_uncorrelated)
{
    static double u[DRAWS];
    for (int i = 0; i < DRAWS; ++i) {
        struct bide_stream stream = nth_stream(_i, (uint64_t) i);
        u[i] = bide_stream_uniform(&stream);
    }
    check_uniform(u);
}
END_TEST

START_TEST(neighbours_are_uncorrelated_throughout)
{
    struct bide_stream a = nth_stream(_i, 5);
    struct bide_stream b = nth_stream(_i, 6);
    double products = 0.0;
    for (int i = 0; i < DRAWS; ++i) {
        products += (bide_stream_uniform(&a) - 0.5) * (bide_stream_uniform(&b) - 0.5);
    }
    goodness_check_mean(products / DRAWS, 0.0, 1.0 / 144.0, DRAWS);
}
END_TEST

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *) a;
    const uint64_t y = *(const uint64_t *) b;
    return (x > y) - (x < y);
}

START_TEST(roots_differ)
{
    enum { SIDE = 300 };
    static uint64_t roots[SIDE * SIDE];
    for (uint64_t i = 0; i < SIDE * SIDE; ++i) {
        roots[i] = bide_stream_root(i / SIDE, i % SIDE);
    }

    qsort(roots, SIDE * SIDE, sizeof(roots[0]), by_value);

    int equal = 0;
    for (int i = 1; i < SIDE * SIDE; ++i) {
        equal += roots[i - 1] == roots[i];
    }
    ck_assert_int_eq(equal, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stream");
    TCase *tests = tcase_create("stream");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, golden_words);
    tcase_add_test(tests, opening_computes_nothing);
    tcase_add_test(tests, pairs_of_words_skip_none);
    tcase_add_test(tests, the_order_of_drawing_does_not_matter);
    tcase_add_test(tests, uniform_never_reaches_its_ends);
    tcase_add_test(tests, uniform_takes_two_words);
    tcase_add_test(tests, one_stream_is_uniform);
    tcase_add_loop_test(tests, first_draws_of_neighbours_are_uniform_and_uncorrelated, 0,
                        5);
    tcase_add_loop_test(tests, neighbours_are_uncorrelated_throughout, 0, 5);
    tcase_add_test(tests, roots_differ);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
