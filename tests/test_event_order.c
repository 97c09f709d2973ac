/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long and short event lists, whatever the times, keep the order of a sorted array. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/des/event_list.h"
#include "tests/event_pattern.h"
#include "tests/sorted.h"

static struct bide_event_list list;
static struct sorted sorted;

struct use {
    enum event_pattern pattern;
    uint64_t random;
    uint64_t turn;
    double now;
};

static void set_up(void)
{
    bide_event_list_init(&list);
    sorted.count = 0;
}

static void tear_down(void)
{
    bide_event_list_free(&list);
}

static void push_both(struct use *use)
{
    const double time =
        event_pattern_time(use->pattern, use->now, use->turn, &use->random);
    struct sorted_item item = { time, 5 * lcg_below(&use->random, 4),
                                (uint32_t) use->turn, 0 };
    const struct bide_event event = { time, 7, item.id };
    ++use->turn;
    item.handle = bide_event_list_push(&list, item.priority, event);
    ck_assert(item.handle != 0 || time > list.horizon);
    if (item.handle != 0) {
        sorted_push(&sorted, item);
    }
}

static void pop_both(struct use *use)
{
    const struct sorted_item item = sorted_take(&sorted, 0);
    struct bide_event event = { 0, 0, 0 };
    if (lcg_below(&use->random, 2) == 0) {
        ck_assert(!(bide_event_list_next_time(&list) < item.key));
        ck_assert(!(bide_event_list_next_time(&list) > item.key));
    }
    ck_assert(bide_event_list_pop(&list, &event));
    if (event.subject != item.id) {
        ck_abort_msg("pattern %d: event %u at %.17g came before %u at %.17g",
                     (int) use->pattern, event.subject, event.time, item.id, item.key);
    }
    ck_assert(!(event.time < item.key) && !(event.time > item.key));
    use->now = item.key < 1e200 ? item.key : use->now;
}

static void cancel_both(struct use *use)
{
    const struct sorted_item item =
        sorted_take(&sorted, lcg_below(&use->random, (uint32_t) sorted.count));
    ck_assert_uint_eq(bide_event_list_find(&list, 7, item.id), item.handle);
    ck_assert(bide_event_list_cancel(&list, item.handle));
    ck_assert(!bide_event_list_cancel(&list, item.handle));
}

/* Make the list so long, with every so many hundredth step against the current. */
static void go_to(struct use *use, size_t count, uint32_t against)
{
    while (sorted.count != count) {
        const bool is_longer = sorted.count < count;
        const bool is_against = lcg_below(&use->random, 100) < against;
        if (is_longer != is_against || sorted.count == 0) {
            push_both(use);
        } else if (lcg_below(&use->random, 4) == 0) {
            cancel_both(use);
        } else {
            pop_both(use);
        }
        ck_assert_uint_eq(bide_event_list_count(&list), sorted.count);
    }
}

static void hold(struct use *use, uint32_t count)
{
    for (uint32_t i = 0; i < count && sorted.count > 0; ++i) {
        pop_both(use);
        push_both(use);
    }
}

START_TEST(any_times_agree_with_a_sorted_array)
{
    struct use use = { (enum event_pattern) _i, 77, 0, 0 };
    static const size_t sizes[] = { 40, 100, 90, 1500, 300, 110, 30, 2500, 95, 600 };

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); ++i) {
        go_to(&use, sizes[i], 30);
        hold(&use, 2000);
    }
    go_to(&use, 0, 10);

    struct bide_event event;
    ck_assert(!bide_event_list_pop(&list, &event));
}
END_TEST

START_TEST(a_horizon_drops_what_nobody_will_see)
{
    struct use use = { (enum event_pattern) _i, 78, 0, 0 };
    bide_event_list_clear(&list, 3.0);

    for (uint32_t i = 0; i < 2000; ++i) {
        push_both(&use);
    }
    hold(&use, 4000);

    for (size_t i = 0; i < sorted.count; ++i) {
        ck_assert_double_le(sorted.items[i].key, 3.0);
    }
    ck_assert_uint_eq(bide_event_list_count(&list), sorted.count);
    ck_assert(!bide_event_list_cancel(&list, 0));
}
END_TEST

START_TEST(a_long_list_is_forgotten_at_once)
{
    struct use use = { (enum event_pattern) _i, 79, 0, 0 };
    for (uint32_t i = 0; i < 3; ++i) {
        go_to(&use, 1000, 20);
        sorted.count = 0;
        use.now = 0;
        use.turn = 0;
        bide_event_list_clear(&list, HUGE_VAL);
        ck_assert_uint_eq(bide_event_list_count(&list), 0);
        hold(&use, 100);
    }
    go_to(&use, 500, 20);
    go_to(&use, 0, 20);
}
END_TEST

START_TEST(nothing_is_allocated_once_warm)
{
    struct use use = { (enum event_pattern) _i, 80, 0, 0 };
    go_to(&use, 1200, 10);
    const struct bide_event_list before = list;

    bide_event_list_clear(&list, HUGE_VAL);
    sorted.count = 0;
    use.now = 0;
    while (sorted.count < 800) {
        push_both(&use);
    }
    hold(&use, 1000);

    ck_assert_ptr_eq(list.slots, before.slots);
    ck_assert_ptr_eq(list.heap.keys, before.heap.keys);
    ck_assert_ptr_eq(list.buckets, before.buckets);
    ck_assert_ptr_eq(list.pile, before.pile);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("event_order");
    TCase *tests = tcase_create("event_order");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    const int count = EVENT_PATTERN_COUNT;
    tcase_add_loop_test(tests, any_times_agree_with_a_sorted_array, 0, count);
    tcase_add_loop_test(tests, a_horizon_drops_what_nobody_will_see, 0, count);
    tcase_add_loop_test(tests, a_long_list_is_forgotten_at_once, 0, count);
    tcase_add_loop_test(tests, nothing_is_allocated_once_warm, 0, count);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
