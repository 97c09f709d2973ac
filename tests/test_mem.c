/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/mem.h"

#include <check.h>
#include <signal.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

START_TEST(new_storage_is_zeroed_and_aligned)
{
    double *data = bide_mem_zeroed(1000, sizeof(data[0]));

    ck_assert_ptr_nonnull(data);
    ck_assert_uint_eq((uintptr_t) data % alignof(max_align_t), 0);
    for (int i = 0; i < 1000; ++i) {
        ck_assert_double_eq(data[i], 0);
    }
    bide_mem_free(data);
}
END_TEST

START_TEST(no_elements_is_not_a_failure)
{
    void *data = bide_mem_zeroed(0, 8);

    ck_assert_ptr_nonnull(data);
    bide_mem_free(data);
}
END_TEST

START_TEST(a_product_too_large_is_a_failure)
{
    ck_assert_ptr_null(bide_mem_zeroed(SIZE_MAX / 8 + 2, 8));
    ck_assert_ptr_null(bide_mem_zeroed(8, SIZE_MAX / 8 + 2));
    ck_assert_ptr_null(bide_mem_zeroed(SIZE_MAX / 2 + 1, 1));
    ck_assert_ptr_null(bide_mem_zeroed(SIZE_MAX / 4, 1)); /* no machine has this much */
}
END_TEST

START_TEST(growing_keeps_what_was_there)
{
    void *data = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 10000; ++count) {
        ck_assert_int_eq(bide_mem_grow(&data, &capacity, count + 1, sizeof(size_t)),
                         BIDE_OK);
        ck_assert_uint_ge(capacity, count + 1);
        ((size_t *) data)[count] = count;
    }

    for (size_t i = 0; i < 10000; ++i) {
        ck_assert_uint_eq(((size_t *) data)[i], i);
    }
    bide_mem_free(data);
}
END_TEST

START_TEST(growing_at_least_doubles)
{
    void *data = NULL;
    size_t capacity = 0;
    ck_assert_int_eq(bide_mem_grow(&data, &capacity, 100, 1), BIDE_OK);
    const size_t before = capacity;

    ck_assert_int_eq(bide_mem_grow(&data, &capacity, before + 1, 1), BIDE_OK);

    ck_assert_uint_ge(capacity, 2 * before);
    bide_mem_free(data);
}
END_TEST

START_TEST(enough_room_is_left_alone)
{
    void *data = NULL;
    size_t capacity = 0;
    ck_assert_int_eq(bide_mem_grow(&data, &capacity, 100, 1), BIDE_OK);
    void *const before = data;
    const size_t capacity_before = capacity;

    ck_assert_int_eq(bide_mem_grow(&data, &capacity, capacity_before, 1), BIDE_OK);

    ck_assert_ptr_eq(data, before);
    ck_assert_uint_eq(capacity, capacity_before);
    bide_mem_free(data);
}
END_TEST

/* Elements wanted and their size: the first would fit in the language but in no machine,
 * and the last two would fit if it were not for the smallest capacity. */
static const size_t too_much[][2] = { { SIZE_MAX / 4, 1 },     { SIZE_MAX / 2 + 1, 1 },
                                      { SIZE_MAX, 1 },         { SIZE_MAX / 8, 8 },
                                      { SIZE_MAX, 2 },         { 2, SIZE_MAX },
                                      { SIZE_MAX / 8 + 2, 8 }, { 1, SIZE_MAX / 8 },
                                      { 1, SIZE_MAX / 16 + 2 } };

START_TEST(a_failure_to_grow_changes_nothing)
{
    void *data = NULL;
    size_t capacity = 0;
    ck_assert_int_eq(bide_mem_grow(&data, &capacity, 16, 1), BIDE_OK);
    memset(data, 'x', 16);
    void *const before = data;
    size_t held = 0; /* as if the elements were of another size */

    const enum bide_err err =
        bide_mem_grow(&data, &held, too_much[_i][0], too_much[_i][1]);

    ck_assert_int_eq(err, BIDE_ERR_MEMORY);
    ck_assert_ptr_eq(data, before);
    ck_assert_uint_eq(held, 0);
    ck_assert_int_eq(((char *) data)[15], 'x');
    bide_mem_free(data);
}
END_TEST

START_TEST(elements_without_a_size_abort)
{
    bide_mem_zeroed(1, 0);
}
END_TEST

START_TEST(nothing_may_be_freed)
{
    bide_mem_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mem");
    TCase *tests = tcase_create("mem");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_test(tests, new_storage_is_zeroed_and_aligned);
    tcase_add_test(tests, no_elements_is_not_a_failure);
    tcase_add_test(tests, a_product_too_large_is_a_failure);
    tcase_add_test(tests, growing_keeps_what_was_there);
    tcase_add_test(tests, growing_at_least_doubles);
    tcase_add_test(tests, enough_room_is_left_alone);
    tcase_add_loop_test(tests, a_failure_to_grow_changes_nothing, 0,
                        (int) (sizeof(too_much) / sizeof(too_much[0])));
    tcase_add_test(tests, nothing_may_be_freed);
    tcase_add_test_raise_signal(aborts, elements_without_a_size_abort, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
