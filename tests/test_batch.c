/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batched random numbers are those drawn one at a time, with every instruction set. */
#include "engine/rand/batch.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rand/sample.h"
#include "engine/rand/sample_batch.h"
#include "tests/lcg.h"

enum { MOST = 200 };

/* Called with the width as the loop index: nothing to do where it is not there. */
static bool is_there(int width, struct bide_batch *batch)
{
    if (!bide_batch_has((enum bide_batch_width) width)) {
        return false;
    }
    *batch = bide_batch_of((enum bide_batch_width) width);
    ck_assert_int_eq((int) batch->width, width);
    return true;
}

/* Near the ends of the words of a name, where carries are lost. */
static uint64_t awkward(uint64_t *random)
{
    const uint64_t corners[] = { 0,
                                 UINT32_MAX - 20,
                                 UINT32_MAX,
                                 (UINT64_C(7) << 32) - 9,
                                 UINT64_MAX - 30,
                                 (uint64_t) lcg_below(random, UINT32_MAX) << 20 };
    return corners[lcg_below(random, 6)] + lcg_below(random, 40);
}

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    return bits;
}

static struct bide_stream any_stream(uint64_t *random)
{
    return bide_stream_open(awkward(random), (uint32_t) awkward(random), awkward(random));
}

static void check_same_words(struct bide_stream *a, struct bide_stream *b)
{
    ck_assert_uint_eq(a->used, b->used);
    for (int i = 0; i < 9; ++i) {
        ck_assert_uint_eq(bide_stream_u32(a), bide_stream_u32(b));
    }
}

START_TEST(blocks_of_a_stream_are_its_words)
{
    struct bide_batch batch;
    uint64_t random = 3;
    for (size_t round = 0; is_there(_i, &batch) && round < 2000; ++round) {
        struct bide_philox_block blocks[MOST + 1];
        struct bide_stream one = any_stream(&random);
        one.counter.word[0] = (uint32_t) awkward(&random);
        struct bide_stream many = one;
        const size_t count = lcg_below(&random, round < 100 ? MOST + 1 : 20);
        memset(blocks, 0x5A, sizeof(blocks));

        bide_batch_blocks(&batch, &many, blocks, count);

        for (size_t i = 0; i < 4 * count; ++i) {
            ck_assert_uint_eq(blocks[i / 4].word[i % 4], bide_stream_u32(&one));
        }
        ck_assert_uint_eq(blocks[count].word[0], 0x5A5A5A5A); /* nothing past the end */
        check_same_words(&one, &many);
    }
}
END_TEST

START_TEST(entities_have_the_streams_of_their_names)
{
    struct bide_batch batch;
    uint64_t random = 4;
    for (size_t round = 0; is_there(_i, &batch) && round < 2000; ++round) {
        struct bide_philox_block blocks[MOST + 1];
        const uint64_t root = awkward(&random);
        const uint32_t purpose = (uint32_t) awkward(&random);
        const uint64_t entity = awkward(&random);
        const struct bide_stream first = bide_stream_open(root, purpose, entity);
        const size_t count = lcg_below(&random, round < 100 ? MOST + 1 : 20);
        memset(blocks, 0x5A, sizeof(blocks));

        bide_batch_entities(&batch, &first, blocks, count);

        ck_assert_uint_eq(blocks[count].word[0], 0x5A5A5A5A);
        for (size_t i = 0; i < count; ++i) {
            struct bide_stream named = bide_stream_open(root, purpose, entity + i);
            struct bide_stream known = bide_batch_stream(&first, i, &blocks[i]);
            for (int draw = 0; draw < 9; ++draw) {
                ck_assert_uint_eq(bide_stream_u32(&known), bide_stream_u32(&named));
            }
        }
    }
}
END_TEST

/* From anywhere in a stream, in batches of any size; long enough for the tail (1 in
 * 2,200) to be met at the end of a batch too. */
START_TEST(exponentials_are_those_drawn_one_by_one)
{
    struct bide_batch batch;
    uint64_t random = 5;
    for (size_t round = 0; is_there(_i, &batch) && round < 4000; ++round) {
        double many[MOST];
        struct bide_stream one = any_stream(&random);
        for (uint32_t skipped = lcg_below(&random, 5); skipped > 0; --skipped) {
            bide_stream_u32(&one);
        }
        struct bide_stream other = one;
        const size_t count = lcg_below(&random, MOST + 1);

        bide_sample_batch_exponentials(&batch, &other, many, count);

        for (size_t i = 0; i < count; ++i) {
            ck_assert_uint_eq(bits_of(many[i]), bits_of(bide_sample_exponential(&one)));
        }
        check_same_words(&one, &other);
    }
}
END_TEST

START_TEST(the_widest_that_is_there_is_opened)
{
    const struct bide_batch batch = bide_batch_open();

    ck_assert(bide_batch_has(BIDE_BATCH_PLAIN));
    ck_assert(!bide_batch_has(BIDE_BATCH_WIDTH_COUNT));
    for (int width = 0; width < BIDE_BATCH_WIDTH_COUNT; ++width) {
        ck_assert(width <= (int) batch.width
                  || !bide_batch_has((enum bide_batch_width) width));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("batch");
    TCase *tests = tcase_create("batch");
    suite_add_tcase(suite, tests);
    tcase_set_timeout(tests, 300);
    const int count = BIDE_BATCH_WIDTH_COUNT;
    tcase_add_loop_test(tests, blocks_of_a_stream_are_its_words, 0, count);
    tcase_add_loop_test(tests, entities_have_the_streams_of_their_names, 0, count);
    tcase_add_loop_test(tests, exponentials_are_those_drawn_one_by_one, 0, count);
    tcase_add_test(tests, the_widest_that_is_there_is_opened);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
