/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/leavers.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/service/spans.h"
#include "tests/lcg.h"

enum { BUCKETS = 40, NUMBERS = 3000 };

static struct bide_leavers leavers;
static struct bide_spans spans;

static void set_up(void)
{
    bide_leavers_init(&leavers);
    bide_spans_init(&spans);
}

static void tear_down(void)
{
    bide_leavers_free(&leavers);
    bide_spans_free(&spans);
}

/* Put the numbers into any buckets; then each bucket holds its own, each once. */
static void check_round(uint64_t *dice)
{
    static size_t bucket_of[NUMBERS];
    size_t found = 0;
    bide_leavers_clear(&leavers, BUCKETS);
    for (uint32_t i = 0; i < NUMBERS; ++i) {
        bucket_of[i] = lcg_below(dice, BUCKETS - 1); /* the last stays empty */
        bide_leavers_add(&leavers, bucket_of[i], i);
    }
    for (size_t bucket = 0; bucket < BUCKETS; ++bucket) {
        uint32_t numbers[BIDE_LEAVERS_CHUNK];
        uint32_t count = 0;
        while ((count = bide_leavers_take(&leavers, bucket, numbers)) > 0) {
            ck_assert_uint_le(count, BIDE_LEAVERS_CHUNK);
            for (uint32_t i = 0; i < count; ++i) {
                ck_assert_uint_lt(numbers[i], NUMBERS);
                ck_assert_uint_eq(bucket_of[numbers[i]], bucket);
                bucket_of[numbers[i]] = BUCKETS;
                ++found;
            }
        }
    }
    ck_assert_uint_eq(found, NUMBERS);
}

START_TEST(what_was_put_in_comes_out)
{
    uint64_t dice = (uint64_t) _i;
    check_round(&dice);
    const size_t chunks = leavers.chunk_capacity;
    check_round(&dice);
    ck_assert_uint_le(leavers.chunk_count, NUMBERS / BIDE_LEAVERS_CHUNK + BUCKETS);
    ck_assert_uint_ge(chunks + BUCKETS, leavers.chunk_count);
}
END_TEST

/* Emptied buckets give their storage to others. */
START_TEST(storage_is_used_again)
{
    bide_leavers_clear(&leavers, BUCKETS);
    for (size_t bucket = 0; bucket < BUCKETS; ++bucket) {
        uint32_t numbers[BIDE_LEAVERS_CHUNK];
        for (uint32_t i = 0; i < 100; ++i) {
            bide_leavers_add(&leavers, bucket, i);
        }
        while (bide_leavers_take(&leavers, bucket, numbers) > 0) {
        }
    }
    ck_assert_uint_eq(leavers.chunk_count, 7);
}
END_TEST

static void make_spans(const double *times, size_t count, double warm_up)
{
    struct bide_plan_moment moments[8];
    struct bide_model model;
    memset(&model, 0, sizeof(model));
    memset(moments, 0, sizeof(moments));
    for (size_t i = 0; i < count; ++i) {
        moments[i].time = times[i];
    }
    const struct bide_plan plan = { .moments = moments, .moment_count = count };
    model.horizon = 70.0;
    model.warm_up = warm_up;
    ck_assert_int_eq(bide_spans_make(&spans, &model, &plan), BIDE_OK);
}

/* Two moments at one time are one end; the warm-up ends within a day. */
START_TEST(a_time_lies_in_the_span_that_it_ends)
{
    static const double times[] = { 0.0, 7.0, 7.0, 30.0 };
    make_spans(times, 4, 7.6);

    ck_assert_uint_eq(spans.count, 4);
    ck_assert_uint_eq(bide_spans_at(&spans, 0.0), 0);
    ck_assert_uint_eq(bide_spans_at(&spans, 0.1), 1);
    ck_assert_uint_eq(bide_spans_at(&spans, 7.0), 1);
    ck_assert_uint_eq(bide_spans_at(&spans, nextafter(7.0, 8.0)), 2);
    ck_assert_uint_eq(bide_spans_at(&spans, 7.6), 2);
    ck_assert_uint_eq(bide_spans_at(&spans, 7.61), 3);
    ck_assert_uint_eq(bide_spans_at(&spans, 30.0), 3);
    ck_assert_uint_eq(bide_spans_at(&spans, 30.5), 4);
    ck_assert_uint_eq(bide_spans_at(&spans, 31.5), 4);
    ck_assert_uint_eq(bide_spans_at(&spans, INFINITY), 4);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("leavers");
    TCase *tests = tcase_create("leavers");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, what_was_put_in_comes_out, 0, 4);
    tcase_add_test(tests, storage_is_used_again);
    tcase_add_test(tests, a_time_lies_in_the_span_that_it_ends);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
