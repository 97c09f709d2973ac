/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of an event list, counted and not timed: comparisons of events, and moves of
 * events and buckets. This program compiles its own list, which counts. */
#include <stdint.h>

static uint64_t steps;
#define BIDE_EVENT_HEAP_STEP() ((void) ++steps)
#include "engine/des/event_list.c" /* NOLINT(bugprone-suspicious-include) */

#include <check.h>
#include <stdlib.h>

#include "tests/event_pattern.h"

static struct bide_event_list list;

static void tear_down(void)
{
    bide_event_list_free(&list);
}

static void push(enum event_pattern pattern, double now, uint64_t turn, uint64_t *random)
{
    const struct bide_event event = { event_pattern_time(pattern, now, turn, random), 0,
                                      0 };
    bide_event_list_push(&list, 0, event);
}

/* Steps an operation when a list grows to this size, holds and shrinks again. */
static double cost(enum event_pattern pattern, uint32_t size)
{
    uint64_t random = 5;
    uint64_t turn = 0;
    double now = 0;
    struct bide_event event;
    steps = 0;
    bide_event_list_free(&list);
    for (uint32_t i = 0; i < size; ++i) {
        push(pattern, now, turn++, &random);
    }
    for (uint32_t i = 0; i < 3 * size; ++i) {
        ck_assert(bide_event_list_pop(&list, &event));
        now = event.time < 1e200 ? event.time : now;
        push(pattern, now, turn++, &random);
    }
    while (bide_event_list_pop(&list, &event)) {
    }
    return (double) steps / (5.0 * size);
}

/* A 4-ary heap compares up to 4 times a level on the way down and once on the way up; the
 * rest is moves between bucket, pile and heap. */
START_TEST(no_times_cost_more_than_the_logarithm_of_the_size)
{
    static const uint32_t sizes[] = { 30, 1000, 8000, 64000 };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); ++i) {
        const double levels = 1 + log2(sizes[i]) / 2;
        const double steps_each = cost((enum event_pattern) _i, sizes[i]);
        if (steps_each > 5 * levels + 8) {
            ck_abort_msg("pattern %d: %g steps an event with %u pending", _i, steps_each,
                         sizes[i]);
        }
    }
}
END_TEST

START_TEST(usual_times_cost_the_same_at_any_size)
{
    const enum event_pattern usual[] = { EVENT_PATTERN_UNIFORM,
                                         EVENT_PATTERN_EXPONENTIAL };
    ck_assert_double_lt(cost(usual[_i], 64000), 1.25 * cost(usual[_i], 1000));
}
END_TEST

/* A long list that has become short must not go on paying for what it was. */
START_TEST(a_list_that_grows_and_shrinks_pays_for_its_present_size)
{
    uint64_t random = 9;
    double now = 0;
    struct bide_event event;
    for (uint32_t i = 0; i < 50000; ++i) {
        push(EVENT_PATTERN_EXPONENTIAL, 0, i, &random);
    }
    for (uint32_t i = 0; i < 50000 - 40; ++i) {
        ck_assert(bide_event_list_pop(&list, &event));
        now = event.time;
    }
    steps = 0;
    for (uint32_t round = 0; round < 300; ++round) {
        for (uint32_t i = 0; i < 200; ++i) {
            push(EVENT_PATTERN_EXPONENTIAL, now, i, &random);
        }
        for (uint32_t i = 0; i < 200; ++i) {
            ck_assert(bide_event_list_pop(&list, &event));
            now = event.time;
        }
    }
    ck_assert_double_lt((double) steps / (300 * 400), 30);
}
END_TEST

/* Events that are due at once come in the order of scheduling: a hundred of them are
 * compared with their neighbours alone, and no year is laid out anew for them. */
START_TEST(what_is_due_at_once_costs_next_to_nothing)
{
    enum { PENDING = 5000, ROUNDS = 1000, EACH = 100 };
    uint64_t random = 13;
    struct bide_event event;
    for (uint32_t i = 0; i < PENDING; ++i) {
        push(EVENT_PATTERN_UNIFORM, 0, i, &random);
    }
    ck_assert(bide_event_list_pop(&list, &event));
    steps = 0;
    for (uint32_t i = 0; i < ROUNDS; ++i) {
        for (uint32_t k = 0; k < EACH; ++k) {
            const struct bide_event at_once = { event.time, 1, k };
            bide_event_list_push(&list, 0, at_once);
        }
        for (uint32_t k = 0; k < EACH; ++k) {
            ck_assert(bide_event_list_pop(&list, &event));
            ck_assert_uint_eq(event.subject, k);
        }
    }
    ck_assert_uint_le(steps, 2 * ROUNDS * EACH);
}
END_TEST

/* What is more urgent than others that are due at once comes before them, what was there
 * before at the same moment in its place, and what is cancelled not at all. */
START_TEST(what_is_due_at_once_keeps_its_place)
{
    enum { PENDING = 500 };
    static const unsigned priorities[] = { 2, 2, 1, 2, 3, 2 };
    static const uint32_t expected[] = { 2, 100, 0, 3, 5, 4 };
    uint64_t random = 17;
    struct bide_event event;
    uint64_t handles[6];
    const struct bide_event first = { -1, 1, 99 };
    const struct bide_event other = { -1, 1, 100 };
    for (uint32_t i = 0; i < PENDING; ++i) {
        push(EVENT_PATTERN_UNIFORM, 0, i, &random);
    }
    bide_event_list_push(&list, 0, first);
    bide_event_list_push(&list, 2, other);
    ck_assert(bide_event_list_pop(&list, &event));
    ck_assert_uint_eq(event.subject, 99);
    for (uint32_t i = 0; i < 6; ++i) {
        const struct bide_event at_once = { -1, 1, i };
        handles[i] = bide_event_list_push(&list, priorities[i], at_once);
    }
    ck_assert(bide_event_list_cancel(&list, handles[1]));
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); ++i) {
        ck_assert(bide_event_list_pop(&list, &event));
        ck_assert_uint_eq(event.subject, expected[i]);
    }
    ck_assert_uint_eq(bide_event_list_count(&list), PENDING);
}
END_TEST

/* Timers that are set and cancelled all the time, some near, some far. */
START_TEST(cancelling_costs_the_same_at_any_size)
{
    enum { TIMERS = 5000, ROUNDS = 100000 };
    static uint64_t handles[TIMERS];
    uint64_t random = 11;
    for (uint32_t i = 0; i < ROUNDS; ++i) {
        const struct bide_event event = {
            event_pattern_time((enum event_pattern) _i, 0, i, &random), 0, i
        };
        bide_event_list_cancel(&list, handles[i % TIMERS]);
        handles[i % TIMERS] = bide_event_list_push(&list, 0, event);
    }
    ck_assert_uint_eq(bide_event_list_count(&list), TIMERS);
    ck_assert_uint_le(list.slot_count, 2 * TIMERS + 2);
    ck_assert_double_lt((double) steps / ROUNDS, 20);
}
END_TEST

static void set_up(void)
{
    bide_event_list_init(&list);
    steps = 0;
}

int main(void)
{
    Suite *suite = suite_create("event_cost");
    TCase *tests = tcase_create("event_cost");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, no_times_cost_more_than_the_logarithm_of_the_size, 0,
                        EVENT_PATTERN_COUNT);
    tcase_add_loop_test(tests, usual_times_cost_the_same_at_any_size, 0, 2);
    tcase_add_test(tests, a_list_that_grows_and_shrinks_pays_for_its_present_size);
    tcase_add_test(tests, what_is_due_at_once_costs_next_to_nothing);
    tcase_add_test(tests, what_is_due_at_once_keeps_its_place);
    tcase_add_loop_test(tests, cancelling_costs_the_same_at_any_size, 0,
                        EVENT_PATTERN_COUNT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
