/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event lists about as long as where they change their form - sorted, heap, year - held
 * against a sorted array. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/des/event_list.h"
#include "tests/lcg.h"
#include "tests/sorted.h"

enum { STEPS = 6000 };

static struct bide_event_list list;
static struct sorted sorted;
static uint32_t subject;

static void set_up(void)
{
    bide_event_list_init(&list);
    sorted.count = 0;
    subject = 0;
}

static void tear_down(void)
{
    bide_event_list_free(&list);
}

static void push(double time, unsigned priority)
{
    const struct bide_event event = { time, 1, subject };
    const uint64_t handle = bide_event_list_push(&list, priority, event);
    ck_assert_uint_ne(handle, 0);
    sorted_push(&sorted, (struct sorted_item){ time, priority, subject++, handle });
}

static double pop(void)
{
    struct bide_event event;
    ck_assert(bide_event_list_pop(&list, &event));
    const struct sorted_item first = sorted_take(&sorted, 0);
    ck_assert_uint_eq(event.subject, first.id);
    ck_assert_double_eq(event.time, first.key);
    return event.time;
}

static void cancel_any(uint64_t *dice)
{
    const size_t place = lcg_below(dice, (uint32_t) sorted.count);
    ck_assert(bide_event_list_cancel(&list, sorted_take(&sorted, place).handle));
}

/* Keep about so many events pending, at times of which many are equal. */
static void do_step(uint64_t *dice, uint32_t length, double *now)
{
    const uint32_t what = lcg_below(dice, 10);
    const bool is_short = sorted.count <= lcg_below(dice, 2 * length);
    if (is_short) {
        push(*now + 0.5 * lcg_below(dice, 40), lcg_below(dice, 3));
    } else if (what < 3) {
        cancel_any(dice);
    } else {
        *now = pop();
    }
    ck_assert_uint_eq(bide_event_list_count(&list), sorted.count);
    const double next = sorted.count > 0 ? sorted.items[0].key : INFINITY;
    ck_assert(bide_event_list_next_time(&list) >= next
              && bide_event_list_next_time(&list) <= next);
}

START_TEST(few_events_agree_with_a_sorted_array)
{
    static const uint32_t lengths[] = { 1, 2, 4, 16, 32, 33, 48, 64, 97 };
    uint64_t dice = (uint64_t) _i;
    double now = 0.0;
    for (int i = 0; i < STEPS; ++i) {
        do_step(&dice, lengths[_i], &now);
    }
    while (sorted.count > 0) {
        pop();
    }
    ck_assert(isinf(bide_event_list_next_time(&list)));
}
END_TEST

/* Each length, in three orders of coming, without a push after the first pop. */
START_TEST(any_length_comes_back_in_order)
{
    for (uint32_t length = 1; length <= 100; ++length) {
        for (uint32_t i = 0; i < length; ++i) {
            const uint32_t turned = _i == 0 ? i : length - i;
            push(_i == 2 ? i % 3 : turned, i % 2);
        }
        while (sorted.count > 0) {
            pop();
        }
        ck_assert_uint_eq(bide_event_list_count(&list), 0);
    }
}
END_TEST

static bool comes_before(double time, unsigned priority, uint64_t sequence)
{
    struct bide_event event = { .subject = 0 };
    return bide_event_list_pop_before(&list, time, priority, sequence, &event);
}

/* An event outside the list, scheduled after the first of two at one time and priority,
 * comes between them. */
START_TEST(an_event_outside_the_list_has_its_place)
{
    push(5.0, 3);
    push(5.0, 3);
    ck_assert(!comes_before(5.0, 3, 0)); /* before any was scheduled */
    ck_assert(!comes_before(nextafter(5.0, 0.0), 15, 2));
    ck_assert(!comes_before(5.0, 2, 2)); /* a smaller priority is first */
    ck_assert_uint_eq(bide_event_list_count(&list), 2);
    ck_assert(comes_before(5.0, 3, 1));
    ck_assert(!comes_before(5.0, 3, 1));
    ck_assert(comes_before(5.0, 4, 0));
    ck_assert(!comes_before(INFINITY, 15, 2)); /* there is none */
}
END_TEST

/* All but the first and the last cancelled, from the end and from the front. */
START_TEST(cancelled_events_at_the_ends_are_passed_over)
{
    for (uint32_t length = 3; length <= 60; ++length) {
        for (uint32_t i = 0; i < length; ++i) {
            push(i, 0);
        }
        while (sorted.count > 2) {
            const size_t place = _i == 0 ? 0 : sorted.count - 1;
            ck_assert(bide_event_list_cancel(&list, sorted_take(&sorted, place).handle));
        }
        pop();
        pop();
        struct bide_event event;
        ck_assert(!bide_event_list_pop(&list, &event));
    }
}
END_TEST

/* The slot of whoever is looked for may have been used by another. */
START_TEST(a_pending_event_is_found_by_what_it_is_about)
{
    for (uint32_t i = 0; i < 40; ++i) {
        push(40 - i, 0);
    }
    const uint64_t handle = bide_event_list_find(&list, 1, 39);
    ck_assert_uint_eq(handle, sorted.items[0].handle);
    pop();
    ck_assert_uint_eq(bide_event_list_find(&list, 1, 39), 0);
    ck_assert_uint_eq(bide_event_list_find(&list, 2, 38), 0);
    push(100.0, 0);
    ck_assert_uint_eq(bide_event_list_find(&list, 1, 40), sorted.items[39].handle);
    ck_assert(!bide_event_list_cancel(&list, handle));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("event_few");
    TCase *tests = tcase_create("event_few");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, few_events_agree_with_a_sorted_array, 0, 9);
    tcase_add_loop_test(tests, any_length_comes_back_in_order, 0, 3);
    tcase_add_test(tests, an_event_outside_the_list_has_its_place);
    tcase_add_loop_test(tests, cancelled_events_at_the_ends_are_passed_over, 0, 2);
    tcase_add_test(tests, a_pending_event_is_found_by_what_it_is_about);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
