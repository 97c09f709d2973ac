/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/loop.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

enum { MOST_SEEN = 64 };
enum { NOTE, ECHO_AT_ONCE, EVERY_DAY, FAIL };

static struct bide_loop loop;

/* What the handler saw. */
struct diary {
    double times[MOST_SEEN];
    uint32_t subjects[MOST_SEEN];
    uint32_t count;
    double last_now;
};

static struct diary diary;

static void set_up(void)
{
    bide_loop_init(&loop);
    diary = (struct diary){ .count = 0 };
}

static void tear_down(void)
{
    bide_loop_free(&loop);
}

static void handle(void *model, struct bide_event event)
{
    struct diary *const seen = model;
    ck_assert_double_eq(loop.now, event.time);
    ck_assert_double_ge(loop.now, seen->last_now);
    ck_assert_uint_lt(seen->count, MOST_SEEN);
    seen->last_now = loop.now;
    seen->times[seen->count] = event.time;
    seen->subjects[seen->count++] = event.subject;
    switch (event.kind) {
    case ECHO_AT_ONCE:
        bide_loop_after(&loop, 0.0, 0, NOTE, event.subject + 100);
        break;
    case EVERY_DAY:
        bide_loop_after(&loop, 1.0, 0, EVERY_DAY, event.subject + 1);
        break;
    case FAIL:
        loop.events.sequence = BIDE_EVENT_LIST_MOST_SEQUENCE;
        bide_loop_after(&loop, 1.0, 0, NOTE, 0);
        break;
    default:
        break;
    }
}

static void run_until(double until)
{
    ck_assert_int_eq(bide_loop_run(&loop, until, handle, &diary), BIDE_OK);
}

START_TEST(a_run_without_events_moves_the_clock)
{
    run_until(7.5);

    ck_assert_double_eq(loop.now, 7.5);
    ck_assert_uint_eq(loop.done_count, 0);
}
END_TEST

START_TEST(a_run_handles_what_is_due_up_to_and_at_its_end)
{
    bide_loop_after(&loop, 3.0, 0, NOTE, 3);
    bide_loop_after(&loop, 1.0, 0, NOTE, 1);
    bide_loop_after(&loop, nextafter(3.0, 4.0), 0, NOTE, 4);

    run_until(3.0);

    ck_assert_uint_eq(diary.count, 2);
    ck_assert_uint_eq(diary.subjects[0], 1);
    ck_assert_uint_eq(diary.subjects[1], 3);
    ck_assert_double_eq(loop.now, 3.0);
    ck_assert_uint_eq(loop.done_count, 2);
    ck_assert_uint_eq(bide_event_list_count(&loop.events), 1);
}
END_TEST

START_TEST(the_next_run_goes_on_where_the_last_ended)
{
    bide_loop_after(&loop, 0.5, 0, EVERY_DAY, 0);
    run_until(2.0);
    ck_assert_uint_eq(diary.count, 2);

    bide_loop_after(&loop, 0.25, 0, NOTE, 50); /* at 2.25 */
    run_until(2.0);
    ck_assert_uint_eq(diary.count, 2);
    run_until(4.0);

    const double times[] = { 0.5, 1.5, 2.25, 2.5, 3.5 };
    ck_assert_uint_eq(diary.count, 5);
    for (int i = 0; i < 5; ++i) {
        ck_assert_double_eq(diary.times[i], times[i]);
    }
    ck_assert_uint_eq(loop.done_count, 5);
}
END_TEST

START_TEST(an_event_without_delay_happens_after_its_equals)
{
    bide_loop_after(&loop, 1.0, 0, ECHO_AT_ONCE, 1);
    bide_loop_after(&loop, 1.0, 0, ECHO_AT_ONCE, 2);
    bide_loop_after(&loop, 1.0, 1, NOTE, 3);

    run_until(1.0);

    const uint32_t subjects[] = { 1, 2, 101, 102, 3 };
    ck_assert_uint_eq(diary.count, 5);
    for (int i = 0; i < 5; ++i) {
        ck_assert_uint_eq(diary.subjects[i], subjects[i]);
        ck_assert_double_eq(diary.times[i], 1.0);
    }
}
END_TEST

START_TEST(a_run_without_end_stops_when_nothing_is_left)
{
    bide_loop_clear(&loop, 10.0);
    bide_loop_after(&loop, 0.0, 0, EVERY_DAY, 0);

    run_until(HUGE_VAL);

    ck_assert_uint_eq(diary.count, 11); /* days 0 to 10; day 11 is past the horizon */
    ck_assert_double_eq(diary.times[10], 10.0);
}
END_TEST

START_TEST(a_cleared_loop_starts_again_at_zero)
{
    bide_loop_after(&loop, 1.0, 0, EVERY_DAY, 0);
    run_until(5.0);
    const void *const heap = loop.events.heap.keys;

    bide_loop_clear(&loop, HUGE_VAL);

    ck_assert_double_eq(loop.now, 0.0);
    ck_assert_uint_eq(loop.done_count, 0);
    ck_assert_uint_eq(bide_event_list_count(&loop.events), 0);
    ck_assert_ptr_eq(loop.events.heap.keys, heap);
}
END_TEST

START_TEST(a_failed_event_list_stops_the_run_at_once)
{
    bide_loop_after(&loop, 1.0, 0, FAIL, 1);
    bide_loop_after(&loop, 2.0, 0, NOTE, 2);

    ck_assert_int_eq(bide_loop_run(&loop, 9.0, handle, &diary), BIDE_ERR_LIMIT);

    ck_assert_uint_eq(diary.count, 1);
    ck_assert_double_eq(loop.now, 1.0);
    ck_assert_int_eq(bide_loop_run(&loop, 9.0, handle, &diary), BIDE_ERR_LIMIT);
    ck_assert_uint_eq(diary.count, 1);
}
END_TEST

static const double impossible[] = { -0.5, NAN };

START_TEST(an_impossible_delay_aborts)
{
    run_until(1.0);
    bide_loop_after(&loop, impossible[_i], 0, NOTE, 1);
}
END_TEST

START_TEST(a_run_into_the_past_aborts)
{
    run_until(1.0);
    run_until(0.5);
}
END_TEST

/* Before an event of day 3 with priority 2, after whose scheduling "late" was scheduled:
 * what is earlier, more urgent or was scheduled before it. */
START_TEST(an_event_outside_the_list_has_its_place)
{
    bide_loop_after(&loop, 1.0, 5, NOTE, 1);
    bide_loop_after(&loop, 3.0, 2, NOTE, 2);
    const uint64_t sequence = loop.events.sequence;
    bide_loop_after(&loop, 3.0, 2, NOTE, 13); /* late */
    bide_loop_after(&loop, 3.0, 3, NOTE, 14);
    bide_loop_after(&loop, 3.0, 1, NOTE, 0);
    bide_loop_after(&loop, nextafter(3.0, 4.0), 0, NOTE, 15);

    ck_assert_int_eq(bide_loop_run_before(&loop, 3.0, 2, sequence, handle, &diary),
                     BIDE_OK);
    const uint32_t before[] = { 1, 0, 2 };
    ck_assert_uint_eq(diary.count, 3);
    ck_assert_mem_eq(diary.subjects, before, sizeof(before));
    ck_assert_double_eq(loop.now, 3.0);
    ck_assert_uint_eq(loop.done_count, 4);

    run_until(4.0);
    const uint32_t after[] = { 13, 14, 15 };
    ck_assert_uint_eq(diary.count, 6);
    ck_assert_mem_eq(diary.subjects + 3, after, sizeof(after));
    ck_assert_uint_eq(loop.done_count, 7);
}
END_TEST

START_TEST(an_error_stops_before_an_event_outside_the_list)
{
    bide_loop_after(&loop, 1.0, 0, FAIL, 0);
    ck_assert_int_eq(bide_loop_run_before(&loop, 3.0, 2, 0, handle, &diary),
                     BIDE_ERR_LIMIT);
    ck_assert_double_eq(loop.now, 1.0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("loop");
    TCase *tests = tcase_create("loop");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_checked_fixture(aborts, set_up, tear_down);
    tcase_add_test(tests, a_run_without_events_moves_the_clock);
    tcase_add_test(tests, a_run_handles_what_is_due_up_to_and_at_its_end);
    tcase_add_test(tests, the_next_run_goes_on_where_the_last_ended);
    tcase_add_test(tests, an_event_without_delay_happens_after_its_equals);
    tcase_add_test(tests, a_run_without_end_stops_when_nothing_is_left);
    tcase_add_test(tests, a_cleared_loop_starts_again_at_zero);
    tcase_add_test(tests, a_failed_event_list_stops_the_run_at_once);
    tcase_add_loop_test_raise_signal(aborts, an_impossible_delay_aborts, SIGABRT, 0,
                                     sizeof(impossible) / sizeof(impossible[0]));
    tcase_add_test_raise_signal(aborts, a_run_into_the_past_aborts, SIGABRT);

    tcase_add_test(tests, an_event_outside_the_list_has_its_place);
    tcase_add_test(tests, an_error_stops_before_an_event_outside_the_list);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
