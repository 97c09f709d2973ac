/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of an event list is made to fail once. This program brings its own
 * engine/base/mem.h, so the linker leaves the real one out. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/mem.h"
#include "engine/des/event_list.h"

static int allocations_left;

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    if (allocations_left == 0) {
        return BIDE_ERR_MEMORY;
    }
    --allocations_left;
    *data = realloc(*data, 2 * needed * size);
    *capacity = 2 * needed;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    free(data);
}

/* Pushed until the list failed. */
static uint32_t push_all(struct bide_event_list *list, uint32_t count)
{
    uint32_t pushed = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const struct bide_event event = { count - i, 0, count - i };
        pushed += bide_event_list_push(list, 0, event) != 0;
    }
    return pushed;
}

START_TEST(a_failed_allocation_is_remembered_and_loses_nothing)
{
    enum { COUNT = 5000 };
    int needed = 0;
    for (bool is_enough = false; !is_enough; ++needed) {
        struct bide_event_list list;
        bide_event_list_init(&list);
        allocations_left = needed;
        const uint32_t pushed = push_all(&list, COUNT);
        is_enough = pushed == COUNT;
        ck_assert_int_eq(list.err, is_enough ? BIDE_OK : BIDE_ERR_MEMORY);
        ck_assert_uint_eq(bide_event_list_count(&list), pushed);

        allocations_left = 0;
        struct bide_event event;
        for (uint32_t i = 0; i < pushed; ++i) {
            ck_assert(bide_event_list_pop(&list, &event));
            ck_assert_uint_eq(event.subject, COUNT - pushed + 1 + i);
        }
        ck_assert(!bide_event_list_pop(&list, &event));

        bide_event_list_clear(&list, INFINITY);
        ck_assert_uint_eq(push_all(&list, pushed), pushed);
        ck_assert_int_eq(list.err, BIDE_OK);
        bide_event_list_free(&list);
    }
    ck_assert_int_gt(needed, 4);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("event_memory");
    TCase *tests = tcase_create("event_memory");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_failed_allocation_is_remembered_and_loses_nothing);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
