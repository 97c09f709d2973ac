/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/pool.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lcg.h"

struct child {
    double referred;
    uint32_t group;
    unsigned char note[5];
};

static struct bide_pool pool;

static void set_up(void)
{
    bide_pool_init(&pool, sizeof(struct child));
}

static void tear_down(void)
{
    bide_pool_free(&pool);
}

static struct child *child(uint32_t id)
{
    return (struct child *) pool.items + id;
}

START_TEST(ids_count_up_from_zero)
{
    for (uint32_t id = 0; id < 1000; ++id) {
        ck_assert_uint_eq(bide_pool_take(&pool), id);
    }

    ck_assert_uint_eq(pool.count, 1000);
    ck_assert_uint_eq(pool.in_use, 1000);
    ck_assert_uint_ge(pool.capacity, 1000);
}
END_TEST

START_TEST(items_stay_as_they_are_while_the_pool_grows)
{
    for (uint32_t id = 0; id < 1000; ++id) {
        bide_pool_take(&pool);
        child(id)->group = id * 3;
    }

    for (uint32_t id = 0; id < 1000; ++id) {
        ck_assert_uint_eq(child(id)->group, id * 3);
    }
}
END_TEST

START_TEST(items_of_whole_lines_begin_one_wherever_they_move)
{
    enum { ITEMS = 70000 }; /* small storage, and large */
    struct bide_pool lined;
    bide_pool_init(&lined, 2 * (size_t) BIDE_POOL_LINE);
    for (uint32_t id = 0; id < ITEMS; ++id) {
        ck_assert_uint_eq(bide_pool_take(&lined), id);
        ck_assert_uint_eq((uintptr_t) lined.items % BIDE_POOL_LINE, 0);
        memcpy((unsigned char *) lined.items + id * lined.size, &id, sizeof(id));
    }

    for (uint32_t id = 0; id < ITEMS; ++id) {
        uint32_t found = 0;
        memcpy(&found, (unsigned char *) lined.items + id * lined.size, sizeof(found));
        ck_assert_uint_eq(found, id);
    }
    bide_pool_free(&lined);
}
END_TEST

START_TEST(the_last_released_is_taken_first)
{
    for (uint32_t id = 0; id < 4; ++id) {
        bide_pool_take(&pool);
    }
    bide_pool_release(&pool, 1);
    bide_pool_release(&pool, 3);
    bide_pool_release(&pool, 0);
    ck_assert_uint_eq(pool.in_use, 1);

    ck_assert_uint_eq(bide_pool_take(&pool), 0);
    ck_assert_uint_eq(bide_pool_take(&pool), 3);
    ck_assert_uint_eq(bide_pool_take(&pool), 1);
    ck_assert_uint_eq(bide_pool_take(&pool), 4);
    ck_assert_uint_eq(pool.in_use, 5);
}
END_TEST

START_TEST(a_taken_item_is_zeroed_and_its_neighbours_are_not)
{
    static const struct child zero;
    for (uint32_t id = 0; id < 3; ++id) {
        ck_assert_mem_eq(child(bide_pool_take(&pool)), &zero, sizeof(zero));
        memset(child(id), 0xA5, sizeof(struct child));
    }

    bide_pool_release(&pool, 1);
    ck_assert_uint_eq(bide_pool_take(&pool), 1);

    ck_assert_mem_eq(child(1), &zero, sizeof(zero));
    ck_assert_uint_eq(child(0)->note[4], 0xA5);
    ck_assert_uint_eq(child(2)->note[0], 0xA5);
}
END_TEST

START_TEST(a_scan_finds_those_in_use)
{
    enum { COUNT = 500 };
    bool is_used[COUNT] = { false };
    uint64_t random = 1;
    size_t in_use = 0;
    for (int step = 0; step < 5000; ++step) {
        const uint32_t id = lcg_below(&random, COUNT);
        if (is_used[id]) {
            bide_pool_release(&pool, id);
            is_used[id] = false;
            --in_use;
        } else if (in_use < COUNT) {
            const uint32_t taken = bide_pool_take(&pool);
            ck_assert(!is_used[taken]);
            is_used[taken] = true;
            ++in_use;
        }
    }

    ck_assert_uint_eq(pool.in_use, in_use);
    for (uint32_t id = 0; id < pool.count; ++id) {
        ck_assert_int_eq(bide_pool_is_used(&pool, id), is_used[id]);
    }
}
END_TEST

START_TEST(a_cleared_pool_counts_from_zero_in_the_same_storage)
{
    for (uint32_t id = 0; id < 100; ++id) {
        bide_pool_take(&pool);
    }
    bide_pool_release(&pool, 50);
    const struct bide_pool before = pool;

    bide_pool_clear(&pool);
    ck_assert_uint_eq(pool.count, 0);
    ck_assert_uint_eq(pool.in_use, 0);
    for (uint32_t id = 0; id < 100; ++id) {
        ck_assert_uint_eq(bide_pool_take(&pool), id);
    }

    ck_assert_ptr_eq(pool.items, before.items);
    ck_assert_ptr_eq(pool.links, before.links);
    ck_assert_uint_eq(pool.capacity, before.capacity);
}
END_TEST

START_TEST(a_failure_is_remembered_until_the_pool_is_cleared)
{
    bide_pool_take(&pool);
    pool.count = BIDE_POOL_USED; /* as if all ids had been used */

    ck_assert_uint_eq(bide_pool_take(&pool), BIDE_POOL_NONE);
    ck_assert_int_eq(pool.err, BIDE_ERR_LIMIT);
    bide_pool_release(&pool, 0);
    ck_assert_uint_eq(bide_pool_take(&pool), 0);
    ck_assert_int_eq(pool.err, BIDE_ERR_LIMIT);

    bide_pool_clear(&pool);
    ck_assert_int_eq(pool.err, BIDE_OK);
    ck_assert_uint_eq(bide_pool_take(&pool), 0);
}
END_TEST

START_TEST(items_too_large_for_memory_are_an_error)
{
    bide_pool_free(&pool);
    bide_pool_init(&pool, SIZE_MAX / 2);

    ck_assert_uint_eq(bide_pool_take(&pool), BIDE_POOL_NONE);

    ck_assert_int_eq(pool.err, BIDE_ERR_MEMORY);
    ck_assert_uint_eq(pool.in_use, 0);
}
END_TEST

START_TEST(a_pool_may_be_freed_twice_and_used_again)
{
    bide_pool_take(&pool);
    bide_pool_free(&pool);
    bide_pool_free(&pool);

    ck_assert_uint_eq(bide_pool_take(&pool), 0);
    ck_assert_uint_eq(child(0)->group, 0);
}
END_TEST

START_TEST(releasing_twice_aborts)
{
    bide_pool_take(&pool);
    bide_pool_take(&pool);
    bide_pool_release(&pool, 1);
    bide_pool_release(&pool, 1);
}
END_TEST

START_TEST(releasing_what_was_never_taken_aborts)
{
    bide_pool_take(&pool);
    bide_pool_release(&pool, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pool");
    TCase *tests = tcase_create("pool");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_checked_fixture(aborts, set_up, tear_down);
    tcase_add_test(tests, ids_count_up_from_zero);
    tcase_add_test(tests, items_stay_as_they_are_while_the_pool_grows);
    tcase_add_test(tests, items_of_whole_lines_begin_one_wherever_they_move);
    tcase_add_test(tests, the_last_released_is_taken_first);
    tcase_add_test(tests, a_taken_item_is_zeroed_and_its_neighbours_are_not);
    tcase_add_test(tests, a_scan_finds_those_in_use);
    tcase_add_test(tests, a_cleared_pool_counts_from_zero_in_the_same_storage);
    tcase_add_test(tests, a_failure_is_remembered_until_the_pool_is_cleared);
    tcase_add_test(tests, items_too_large_for_memory_are_an_error);
    tcase_add_test(tests, a_pool_may_be_freed_twice_and_used_again);
    tcase_add_test_raise_signal(aborts, releasing_twice_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, releasing_what_was_never_taken_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
