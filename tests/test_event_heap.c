/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/event_heap.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/des/event_list.h"
#include "tests/lcg.h"

static struct bide_event_list list;

static void set_up(void)
{
    bide_event_list_init(&list);
}

static void tear_down(void)
{
    bide_event_list_free(&list);
}

static bool is_before(struct bide_event a, struct bide_event b)
{
    if (a.time < b.time || a.time > b.time) {
        return a.time < b.time;
    }
    return a.kind != b.kind ? a.kind < b.kind : a.subject < b.subject;
}

/* Pop, and take the first of the pending events by looking through all of them. */
static void pop_both(struct bide_event *pending, size_t count)
{
    size_t first = 0;
    for (size_t i = 1; i < count; ++i) {
        first = is_before(pending[i], pending[first]) ? i : first;
    }
    struct bide_event event;
    ck_assert(bide_event_list_pop(&list, &event));
    ck_assert_uint_eq(event.subject, pending[first].subject);
    pending[first] = pending[count - 1];
}

/* At most so many pending; times of 8 days, so that many are equal, and two priorities.
 */
static void check_mixed(size_t most, uint64_t *random)
{
    struct bide_event pending[100];
    size_t count = 0;
    bool was_heap = false;
    for (uint32_t step = 0; step < 3000; ++step) {
        const bool fills = step / 500 % 2 == 0;
        if (count < most && lcg_below(random, 4) < (fills ? 3 : 1)) {
            const unsigned priority = lcg_below(random, 2);
            pending[count++] =
                (struct bide_event){ lcg_below(random, 8), priority, step };
            bide_event_list_push(&list, priority, pending[count - 1]);
        } else if (count > 0) {
            pop_both(pending, count--);
        }
        was_heap = was_heap || list.heap.is_heap;
    }
    while (count > 0) {
        pop_both(pending, count--);
    }
    ck_assert_uint_eq(bide_event_list_count(&list), 0);
    ck_assert_double_infinite(bide_event_list_next_time(&list));
    ck_assert(was_heap == (most > BIDE_EVENT_HEAP_SORTED));
    ck_assert(!list.heap.is_heap); /* once it was empty */
}

START_TEST(few_are_sorted_and_more_are_a_heap)
{
    uint64_t random = 1;
    for (size_t most = 1; most <= 40; ++most) {
        check_mixed(most, &random);
        bide_event_list_clear(&list, INFINITY);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("event_heap");
    TCase *tests = tcase_create("event_heap");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, few_are_sorted_and_more_are_a_heap);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
