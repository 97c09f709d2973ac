/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of what a lane and an intake keep is made to fail once. This program
 * brings its own engine/base/mem.h, so the linker leaves the real one out. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/des/queue.h"
#include "models/service/cohort.h"
#include "models/service/intake.h"
#include "models/service/lane_list.h"
#include "models/service/leavers.h"

enum { CHILDREN = 500, ENOUGH = 1000 };

static int allocations_left;

static bool may_allocate(void)
{
    const bool may = allocations_left > 0;
    allocations_left -= may ? 1 : 0;
    return may;
}

void *bide_mem_zeroed(size_t count, size_t size)
{
    return may_allocate() ? calloc(count > 0 ? count : 1, size) : NULL;
}

/* From the smallest size on, so that there are many to fail. */
enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    const size_t wanted = needed > 2 * *capacity ? needed : 2 * *capacity;
    void *grown = may_allocate() ? realloc(*data, wanted * size) : NULL;
    if (grown == NULL) {
        return BIDE_ERR_MEMORY;
    }
    *data = grown;
    *capacity = wanted;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    free(data);
}

/* --- leavers --- */

static uint32_t take_all(struct bide_leavers *leavers)
{
    uint32_t numbers[BIDE_LEAVERS_CHUNK];
    uint32_t count = 0;
    for (size_t bucket = 0; bucket < leavers->bucket_count; ++bucket) {
        uint32_t taken = 0;
        while ((taken = bide_leavers_take(leavers, bucket, numbers)) > 0) {
            for (uint32_t i = 0; i < taken; ++i) {
                ck_assert_uint_eq(numbers[i] % leavers->bucket_count, bucket);
            }
            count += taken;
        }
    }
    return count;
}

/* Those for whom there was a chunk are there; the others are known to be missing. */
START_TEST(leavers_remember_that_memory_failed)
{
    enum { BUCKETS = 4 };
    int needed = 0;
    for (bool is_enough = false; !is_enough; ++needed) {
        struct bide_leavers leavers;
        bide_leavers_init(&leavers);
        allocations_left = needed;
        bide_leavers_clear(&leavers, BUCKETS);
        const bool has_buckets = leavers.err == BIDE_OK;
        ck_assert_uint_eq(leavers.bucket_count, has_buckets ? BUCKETS : 0);
        for (uint32_t i = 0; i < CHILDREN && has_buckets; ++i) {
            bide_leavers_add(&leavers, i % BUCKETS, i);
        }
        is_enough = leavers.err == BIDE_OK;
        const uint32_t taken = take_all(&leavers);
        ck_assert(is_enough ? taken == CHILDREN : taken < CHILDREN);

        allocations_left = ENOUGH;
        bide_leavers_clear(&leavers, BUCKETS);
        ck_assert_int_eq(leavers.err, BIDE_OK);
        bide_leavers_add(&leavers, 3, 7);
        ck_assert_uint_eq(take_all(&leavers), 1);
        bide_leavers_free(&leavers);
    }
    ck_assert_int_gt(needed, 5);
}
END_TEST

/* --- cohorts and queues --- */

START_TEST(a_cohort_that_was_not_opened_may_be_opened_later)
{
    struct bide_cohort cohort;
    bide_cohort_init(&cohort);
    allocations_left = 0;
    ck_assert_int_eq(bide_cohort_open(&cohort, 0, 10), BIDE_ERR_MEMORY);
    allocations_left = 1;
    ck_assert_int_eq(bide_cohort_open(&cohort, 0, 10), BIDE_OK);
    bide_cohort_add(&cohort, 10);
    ck_assert_int_eq(bide_cohort_open(&cohort, 2, 9), BIDE_OK); /* in the same storage */
    ck_assert_uint_eq(bide_cohort_between(&cohort, 2, 9), 0);
    ck_assert_int_eq(bide_cohort_open(&cohort, 0, 1000), BIDE_ERR_MEMORY);
    bide_cohort_free(&cohort);
}
END_TEST

static uint32_t take_class(struct bide_queue *queue, unsigned class_index)
{
    uint32_t count = 0;
    double last = -INFINITY;
    for (; (queue->occupied >> class_index & 1) != 0; ++count) {
        const double key = bide_queue_take(queue, class_index).key;
        ck_assert_double_ge(key, last);
        last = key;
    }
    return count;
}

/* A class for whose first child there is no memory is not occupied. */
START_TEST(a_queue_holds_those_for_whom_there_was_memory)
{
    int needed = 0;
    for (bool is_enough = false; !is_enough; ++needed) {
        struct bide_queue queue;
        bide_queue_init(&queue);
        allocations_left = needed;
        uint32_t joined = 0;
        for (uint32_t i = 0; i < CHILDREN; ++i) {
            const double key = i % 5 == 4 ? -1.0 - i : i;
            bide_queue_join(&queue, i / 100, key, i);
            joined += queue.err == BIDE_OK ? 1 : 0;
        }
        is_enough = joined == CHILDREN;
        uint32_t found = 0;
        for (unsigned c = 0; c < BIDE_QUEUE_MOST_CLASSES; ++c) {
            found += take_class(&queue, c);
        }
        ck_assert_uint_eq(found, joined);
        ck_assert_uint_eq(queue.occupied, 0);
        bide_queue_free(&queue);
    }
    ck_assert_int_gt(needed, 20);
}
END_TEST

/* --- intake --- */

START_TEST(an_intake_without_memory_is_never_read)
{
    const struct bide_intake_child child = { .time = 1.0 };
    int needed = 0;
    for (bool is_enough = false; !is_enough; ++needed) {
        struct bide_intake intake = { .children = NULL };
        allocations_left = needed;
        bide_intake_open(&intake, 3, true);
        for (int i = 0; i < CHILDREN; ++i) {
            bide_intake_write(&intake, &child);
        }
        bide_intake_close(&intake);
        is_enough = intake.err == BIDE_OK;
        ck_assert(is_enough || intake.err == BIDE_ERR_MEMORY);
        ck_assert_uint_eq(is_enough, intake.count == CHILDREN);

        bide_intake_open(&intake, 3, true);
        ck_assert_int_eq(intake.err, BIDE_OK);
        ck_assert_int_eq(intake.use, is_enough ? BIDE_INTAKE_READS : BIDE_INTAKE_WRITES);
        ck_assert_uint_eq(intake.count, is_enough ? CHILDREN : 0);
        bide_intake_free(&intake);
    }
    ck_assert_int_gt(needed, 5);
}
END_TEST

/* --- lists of a lane --- */

static double ends[] = { 7.0 };
static uint32_t of_day[] = { 0, 0, 0, 0, 0, 0, 0, 0 };
static uint32_t days[8];

static struct bide_lane_child child_of(uint32_t i)
{
    return (
        struct bide_lane_child){ .clock_start = 0.01 * i, .leave_at = 6.5, .serial = i };
}

/* Join while there is room; how many could. */
static uint32_t join_all(struct bide_lane_list *list)
{
    memset(days, 0, sizeof(days));
    list->cells[0].days = days;
    uint32_t joined = 0;
    while (joined < CHILDREN && bide_lane_list_reserve(list, 1)) {
        const struct bide_lane_child child = child_of(joined);
        bide_lane_list_draw(list, 0, &child);
        bide_lane_list_join(list, 0, child.clock_start);
        bide_lane_list_count(list);
        ++joined;
    }
    return joined;
}

/* Without room for its number in a bucket a child still waits, and is found to have left
 * when it would be called. */
START_TEST(a_list_of_a_lane_fails_as_a_whole)
{
    const struct bide_spans spans = { .ends = ends, .count = 1, .of_day = of_day };
    int needed = 0;
    for (bool is_enough = false; !is_enough; ++needed) {
        struct bide_lane_list list;
        bide_lane_list_init(&list);
        list.spans = &spans;
        allocations_left = needed;
        const bool is_open = bide_lane_list_open(&list, 2, 3) == BIDE_OK;
        const uint32_t joined = is_open ? join_all(&list) : 0;
        is_enough =
            joined == CHILDREN && list.err == BIDE_OK && list.leavers.err == BIDE_OK;
        if (is_open) {
            ck_assert_uint_eq(list.cells[0].flow.joined, joined);
            ck_assert_ptr_null(bide_lane_list_call(&list, 6.5));
            ck_assert_uint_eq(list.cells[0].flow.left, joined);
        }
        allocations_left = ENOUGH;
        ck_assert_int_eq(bide_lane_list_open(&list, 2, 3), BIDE_OK);
        ck_assert_uint_eq(join_all(&list), CHILDREN);
        bide_lane_list_tell(&list, 0, 7.0);
        ck_assert_uint_eq(list.cells[0].flow.left, CHILDREN);
        bide_lane_list_free(&list);
    }
    ck_assert_int_gt(needed, 8);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lane_memory");
    TCase *tests = tcase_create("lane_memory");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, leavers_remember_that_memory_failed);
    tcase_add_test(tests, a_cohort_that_was_not_opened_may_be_opened_later);
    tcase_add_test(tests, a_queue_holds_those_for_whom_there_was_memory);
    tcase_add_test(tests, an_intake_without_memory_is_never_read);
    tcase_add_test(tests, a_list_of_a_lane_fails_as_a_whole);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
