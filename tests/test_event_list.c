/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/event_list.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

static struct bide_event_list list;

static void set_up(void)
{
    bide_event_list_init(&list);
}

static void tear_down(void)
{
    bide_event_list_free(&list);
}

static uint64_t push(double time, unsigned priority, uint32_t subject)
{
    const struct bide_event event = { time, 7, subject };
    return bide_event_list_push(&list, priority, event);
}

/* The subject of the next event; UINT32_MAX if there is none. */
static uint32_t pop(void)
{
    struct bide_event event;
    return bide_event_list_pop(&list, &event) ? event.subject : UINT32_MAX;
}

static void check_popped(const uint32_t *subjects, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        ck_assert_uint_eq(pop(), subjects[i]);
    }
    ck_assert_uint_eq(pop(), UINT32_MAX);
}

START_TEST(an_empty_list_has_no_event)
{
    struct bide_event event = { 1.5, 2, 3 };

    ck_assert(!bide_event_list_pop(&list, &event));
    ck_assert_uint_eq(event.subject, 3);
    ck_assert_uint_eq(bide_event_list_count(&list), 0);
    ck_assert_double_infinite(bide_event_list_next_time(&list));
}
END_TEST

START_TEST(an_event_comes_back_whole)
{
    const struct bide_event sent = { 12.25, UINT32_MAX, UINT32_MAX - 1 };
    struct bide_event event;

    ck_assert_uint_ne(bide_event_list_push(&list, 15, sent), 0);
    ck_assert(bide_event_list_pop(&list, &event));

    ck_assert_double_eq(event.time, 12.25);
    ck_assert_uint_eq(event.kind, UINT32_MAX);
    ck_assert_uint_eq(event.subject, UINT32_MAX - 1);
}
END_TEST

START_TEST(the_nearest_different_times_are_told_apart)
{
    const double times[] = { -HUGE_VAL,
                             -1e300,
                             nextafter(-3.0, -4.0),
                             -3.0,
                             nextafter(0.0, -1.0),
                             0.0,
                             nextafter(0.0, 1.0),
                             nextafter(3.0, 0.0),
                             3.0,
                             nextafter(3.0, 4.0),
                             1e300,
                             HUGE_VAL };
    const uint32_t count = sizeof(times) / sizeof(times[0]);
    for (uint32_t i = count; i > 0; --i) {
        push(times[i - 1], 0, i - 1);
    }

    for (uint32_t i = 0; i < count; ++i) {
        ck_assert_uint_eq(pop(), i);
    }
}
END_TEST

START_TEST(minus_zero_is_zero)
{
    push(0.0, 0, 0);
    push(-0.0, 0, 1);
    push(1.0, 0, 2);

    check_popped((const uint32_t[]){ 0, 1, 2 }, 3);
}
END_TEST

START_TEST(equal_times_come_by_priority)
{
    push(5.0, 15, 4);
    push(5.0, 1, 2);
    push(5.0, 8, 3);
    push(5.0, 0, 1);
    push(4.0, 15, 0);

    check_popped((const uint32_t[]){ 0, 1, 2, 3, 4 }, 5);
}
END_TEST

START_TEST(equal_time_and_priority_come_in_order_of_scheduling)
{
    for (uint32_t i = 0; i < 1000; ++i) {
        push(5.0, 3, i);
    }
    for (uint32_t i = 0; i < 2000; ++i) {
        ck_assert_uint_eq(pop(), i);
        push(5.0, 3, 1000 + i);
    }
}
END_TEST

START_TEST(a_hundred_thousand_events_are_sorted)
{
    const uint32_t count = 100000;
    for (uint32_t i = count; i > 0; --i) {
        push(i - 1, 0, i - 1);
    }

    ck_assert_uint_eq(bide_event_list_count(&list), count);
    for (uint32_t i = 0; i < count; ++i) {
        if (pop() != i) {
            ck_abort_msg("event %u is not in its place", i);
        }
    }
}
END_TEST

START_TEST(a_cancelled_event_does_not_happen)
{
    push(1.0, 0, 1);
    const uint64_t handle = push(2.0, 0, 2);
    push(3.0, 0, 3);

    ck_assert(bide_event_list_cancel(&list, handle));

    ck_assert_uint_eq(bide_event_list_count(&list), 2);
    check_popped((const uint32_t[]){ 1, 3 }, 2);
}
END_TEST

START_TEST(only_a_pending_event_can_be_cancelled)
{
    const uint64_t happened = push(1.0, 0, 1);
    const uint64_t cancelled = push(2.0, 0, 2);
    ck_assert_uint_eq(pop(), 1);
    ck_assert(bide_event_list_cancel(&list, bide_event_list_find(&list, 7, 2)));

    ck_assert(!bide_event_list_cancel(&list, bide_event_list_find(&list, 7, 2)));
    ck_assert(!bide_event_list_cancel(&list, happened));
    ck_assert(!bide_event_list_cancel(&list, cancelled));
    ck_assert(!bide_event_list_cancel(&list, UINT64_MAX));
    ck_assert_uint_eq(bide_event_list_count(&list), 0);
}
END_TEST

START_TEST(an_old_handle_does_not_cancel_the_next_user_of_its_slot)
{
    const uint64_t popped = push(1.0, 0, 1);
    ck_assert_uint_eq(pop(), 1);
    const uint64_t cancelled = push(1.0, 0, 2);
    ck_assert(bide_event_list_cancel(&list, cancelled));
    ck_assert_double_infinite(bide_event_list_next_time(&list));
    push(1.0, 0, 3);
    ck_assert_uint_eq(list.slot_count, 1); /* all three had the same slot */

    ck_assert(!bide_event_list_cancel(&list, popped));
    ck_assert(!bide_event_list_cancel(&list, cancelled));
    ck_assert_uint_eq(pop(), 3);
}
END_TEST

START_TEST(cancelled_timers_do_not_pile_up)
{
    uint64_t handles[100];
    for (uint32_t i = 0; i < 100; ++i) {
        handles[i] = push(1000.0, 0, i);
    }
    for (uint32_t i = 100; i < 20000; ++i) {
        ck_assert(bide_event_list_cancel(&list, handles[i % 100]));
        handles[i % 100] = push(1000.0 + i, 0, i);
    }

    ck_assert_uint_eq(bide_event_list_count(&list), 100);
    ck_assert_uint_le(list.heap.count, 2 * 100 + 2);
    ck_assert_uint_le(list.slot_count, 2 * 100 + 2);
    for (uint32_t i = 0; i < 100; ++i) {
        ck_assert_uint_eq(pop(), 19900 + i);
    }
}
END_TEST

START_TEST(events_later_than_the_horizon_are_not_stored)
{
    bide_event_list_clear(&list, 10.0);

    ck_assert_uint_ne(push(10.0, 0, 1), 0);
    ck_assert_uint_eq(push(nextafter(10.0, 11.0), 0, 2), 0);
    ck_assert_uint_eq(push(HUGE_VAL, 0, 3), 0);

    ck_assert_int_eq(list.err, BIDE_OK);
    check_popped((const uint32_t[]){ 1 }, 1);
}
END_TEST

START_TEST(a_cleared_list_is_empty_and_keeps_its_storage)
{
    for (uint32_t i = 0; i < 1000; ++i) {
        push(1000 - i, 0, i);
    }
    ck_assert_uint_eq(pop(), 999);
    const struct bide_event_list before = list;

    bide_event_list_clear(&list, HUGE_VAL);
    ck_assert_uint_eq(pop(), UINT32_MAX);
    for (uint32_t i = 0; i < 990; ++i) {
        push(2000 + i, 0, i); /* later than all that must be gone */
    }
    for (uint32_t i = 0; i < 2000; ++i) {
        ck_assert_uint_eq(pop(), i);
        push(2990 + i, 0, 990 + i);
    }

    ck_assert_ptr_eq(list.heap.keys, before.heap.keys);
    ck_assert_ptr_eq(list.slots, before.slots);
    ck_assert_ptr_eq(list.buckets, before.buckets);
    ck_assert_ptr_eq(list.pile, before.pile);
    ck_assert_uint_eq(list.key_capacity, before.key_capacity);
    ck_assert_uint_eq(list.slot_capacity, before.slot_capacity);
    ck_assert_uint_eq(list.bucket_capacity, before.bucket_capacity);
    ck_assert_uint_eq(list.pile_capacity, before.pile_capacity);
}
END_TEST

START_TEST(the_last_sequence_number_sorts_and_the_next_is_refused)
{
    list.sequence = BIDE_EVENT_LIST_MOST_SEQUENCE - 3;
    push(1.0, 15, 3);
    push(1.0, 0, 1);
    const uint64_t last = push(1.0, 0, 2);
    ck_assert_uint_ne(last, 0);

    ck_assert_uint_eq(push(1.0, 0, 4), 0);

    ck_assert_int_eq(list.err, BIDE_ERR_LIMIT);
    ck_assert_uint_eq(pop(), 1);
    ck_assert(bide_event_list_cancel(&list, last));
    check_popped((const uint32_t[]){ 3 }, 1);
    bide_event_list_clear(&list, HUGE_VAL);
    ck_assert_uint_ne(push(1.0, 0, 5), 0);
}
END_TEST

START_TEST(too_many_pending_events_fail_until_the_list_is_cleared)
{
    push(1.0, 0, 1);
    list.slot_count = BIDE_EVENT_LIST_MOST;

    ck_assert_uint_eq(push(2.0, 0, 2), 0);
    ck_assert_int_eq(list.err, BIDE_ERR_LIMIT);
    ck_assert_uint_eq(pop(), 1);
    ck_assert_uint_eq(push(3.0, 0, 3), 0);

    bide_event_list_clear(&list, HUGE_VAL);
    ck_assert_int_eq(list.err, BIDE_OK);
    ck_assert_uint_ne(push(4.0, 0, 4), 0);
    ck_assert_uint_eq(pop(), 4);
}
END_TEST

START_TEST(a_list_may_be_freed_twice_and_used_again)
{
    push(1.0, 0, 1);
    bide_event_list_free(&list);
    bide_event_list_free(&list);

    push(2.0, 0, 2);

    check_popped((const uint32_t[]){ 2 }, 1);
}
END_TEST

START_TEST(nothing_is_taken_before_its_time)
{
    struct bide_event event = { 0.5, 2, 3 };
    push(1.0, 0, 1);

    ck_assert(!bide_event_list_pop_until(&list, nextafter(1.0, 0.0), &event));
    ck_assert_uint_eq(event.subject, 3);
    ck_assert(bide_event_list_pop_until(&list, 1.0, &event));
    ck_assert_uint_eq(event.subject, 1);
    ck_assert(!bide_event_list_pop_until(&list, HUGE_VAL, &event));
}
END_TEST

START_TEST(no_number_is_no_time)
{
    push(NAN, 0, 1);
}
END_TEST

START_TEST(a_priority_past_the_last_aborts)
{
    push(1.0, BIDE_EVENT_LIST_MOST_PRIORITY + 1, 1);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, an_empty_list_has_no_event);
    tcase_add_test(tests, an_event_comes_back_whole);
    tcase_add_test(tests, the_nearest_different_times_are_told_apart);
    tcase_add_test(tests, minus_zero_is_zero);
    tcase_add_test(tests, nothing_is_taken_before_its_time);
    tcase_add_test(tests, equal_times_come_by_priority);
    tcase_add_test(tests, equal_time_and_priority_come_in_order_of_scheduling);
    tcase_add_test(tests, a_hundred_thousand_events_are_sorted);
    tcase_add_test(tests, a_cancelled_event_does_not_happen);
    tcase_add_test(tests, only_a_pending_event_can_be_cancelled);
    tcase_add_test(tests, an_old_handle_does_not_cancel_the_next_user_of_its_slot);
    tcase_add_test(tests, cancelled_timers_do_not_pile_up);
    tcase_add_test(tests, events_later_than_the_horizon_are_not_stored);
    tcase_add_test(tests, a_cleared_list_is_empty_and_keeps_its_storage);
    tcase_add_test(tests, the_last_sequence_number_sorts_and_the_next_is_refused);
    tcase_add_test(tests, too_many_pending_events_fail_until_the_list_is_cleared);
    tcase_add_test(tests, a_list_may_be_freed_twice_and_used_again);
}

int main(void)
{
    Suite *suite = suite_create("event_list");
    TCase *tests = tcase_create("event_list");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    add_tests(tests);
    tcase_add_checked_fixture(aborts, set_up, tear_down);
    tcase_add_test_raise_signal(aborts, no_number_is_no_time, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_priority_past_the_last_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
