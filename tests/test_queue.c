/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/queue.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

#include "tests/lcg.h"
#include "tests/sorted.h"

static struct bide_queue queue;
static struct sorted sorted;

static void set_up(void)
{
    bide_queue_init(&queue);
    sorted.count = 0;
}

static void tear_down(void)
{
    bide_queue_free(&queue);
}

/* Join class 0 with these keys and ids 0, 1, 2, ... */
static void join_all(const double *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; ++i) {
        bide_queue_join(&queue, 0, keys[i], i);
    }
}

static enum bide_queue_answer is_id(void *context, struct bide_queue_entry entry)
{
    const uint32_t *const id = context;
    return entry.id == *id ? BIDE_QUEUE_YES : BIDE_QUEUE_NO;
}

static bool take_id(uint32_t id)
{
    struct bide_queue_entry entry;
    return bide_queue_take_first(&queue, 0, is_id, &id, &entry) && entry.id == id;
}

static void check_taken(const uint32_t *ids, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        struct bide_queue_entry first = { 0, UINT32_MAX, 0 };
        ck_assert_uint_eq(bide_queue_length(&queue, 0), count - i);
        ck_assert(bide_queue_first(&queue, 0, &first));
        ck_assert_uint_eq(first.id, ids[i]);
        ck_assert_uint_eq(bide_queue_take(&queue, 0).id, ids[i]);
    }
    ck_assert_uint_eq(bide_queue_length(&queue, 0), 0);
}

START_TEST(an_empty_class_has_no_first)
{
    struct bide_queue_entry entry = { 0, 9, 0 };

    ck_assert(!bide_queue_first(&queue, 0, &entry));
    ck_assert(!take_id(0));

    ck_assert_uint_eq(bide_queue_length(&queue, 0), 0);
    ck_assert_uint_eq(entry.id, 9);
}
END_TEST

START_TEST(the_smallest_key_is_first)
{
    const double keys[] = { 3.0, 5.0, 1.0, 4.0, -2.0, 5.5, 0.0 };
    const uint32_t ids[] = { 4, 6, 2, 0, 3, 1, 5 };

    join_all(keys, 7);

    check_taken(ids, 7);
}
END_TEST

START_TEST(equal_keys_come_in_order_of_joining)
{
    const double keys[] = { 1.0, 2.0, 2.0, 1.0, 1.0, 2.0, 0.0, -0.0 };
    const uint32_t ids[] = { 6, 7, 0, 3, 4, 1, 2, 5 };

    join_all(keys, 8);

    check_taken(ids, 8);
}
END_TEST

START_TEST(classes_are_apart)
{
    for (uint32_t i = 0; i < 100; ++i) {
        bide_queue_join(&queue, i % 8, i, i);
    }

    ck_assert_uint_eq(queue.occupied, 255);
    for (uint32_t class_index = 0; class_index < 8; ++class_index) {
        const size_t length = class_index < 4 ? 13 : 12;
        ck_assert_uint_eq(bide_queue_length(&queue, class_index), length);
        ck_assert_uint_eq(bide_queue_take(&queue, class_index).id, class_index);
        ck_assert_uint_eq(bide_queue_take(&queue, class_index).id, class_index + 8);
    }
}
END_TEST

START_TEST(a_long_list_wraps_and_grows_in_order)
{
    uint32_t joined = 0;
    uint32_t taken = 0;
    for (int round = 0; round < 200; ++round) {
        for (int i = 0; i < 37; ++i) {
            bide_queue_join(&queue, 0, joined, joined);
            ++joined;
        }
        for (int i = 0; i < 31; ++i) {
            ck_assert_uint_eq(bide_queue_take(&queue, 0).id, taken);
            ++taken;
        }
    }

    ck_assert_uint_eq(bide_queue_length(&queue, 0), 200 * 6);
    ck_assert_uint_eq(queue.classes[0].ring_capacity, 2048);
}
END_TEST

static void join_both(uint64_t *random, double now, uint32_t id)
{
    const bool is_late = lcg_below(random, 100) < 30;
    const double key = is_late ? now - lcg_below(random, 200) : now;
    bide_queue_join(&queue, 3, key, id);
    sorted_push(&sorted, (struct sorted_item){ .key = key, .id = id });
}

static void take_both(void)
{
    struct bide_queue_entry first;
    ck_assert(bide_queue_first(&queue, 3, &first));
    const struct bide_queue_entry taken = bide_queue_take(&queue, 3);
    ck_assert_uint_eq(first.id, taken.id);
    ck_assert_uint_eq(taken.id, sorted_take(&sorted, 0).id);
}

/* Wants an id that divisor divides, from the first most_asked. */
struct search {
    size_t asked;
    size_t most_asked;
    uint32_t divisor;
};

static enum bide_queue_answer is_wanted(void *context, struct bide_queue_entry entry)
{
    struct search *const search = context;
    if (search->asked >= sorted.count || entry.id != sorted.items[search->asked].id) {
        ck_abort_msg("id %u was asked out of order", entry.id);
    }
    if (search->asked == search->most_asked) {
        return BIDE_QUEUE_END;
    }
    if (entry.id % search->divisor == 0) {
        return BIDE_QUEUE_YES;
    }
    ++search->asked;
    return BIDE_QUEUE_NO;
}

static void take_first_both(uint64_t *random)
{
    struct search search = { 0, lcg_below(random, 60), 1 + lcg_below(random, 60) };
    struct bide_queue_entry taken = { 0, UINT32_MAX, 0 };
    if (bide_queue_take_first(&queue, 3, is_wanted, &search, &taken)) {
        ck_assert_uint_eq(taken.id % search.divisor, 0);
        ck_assert_uint_eq(taken.id, sorted_take(&sorted, search.asked).id);
    } else {
        ck_assert_uint_eq(taken.id, UINT32_MAX);
        ck_assert(search.asked == search.most_asked || search.asked == sorted.count);
    }
}

/* Out of 100 steps so many join and so many take, in three seasons. */
static const uint32_t join_share[] = { 55, 30, 45 };
static const uint32_t take_share[] = { 20, 50, 15 };

START_TEST(random_use_agrees_with_a_sorted_array)
{
    uint64_t random = (uint64_t) _i;
    for (uint32_t step = 0; step < 30000; ++step) {
        const uint32_t season = step / 5000 % 3;
        const uint32_t choice = lcg_below(&random, 100);
        if (choice < join_share[season]) {
            join_both(&random, floor(step / 10.0), step);
        } else if (choice >= join_share[season] + take_share[season]) {
            take_first_both(&random);
        } else if (sorted.count > 0) {
            take_both();
        }
        ck_assert_uint_eq(bide_queue_length(&queue, 3), sorted.count);
        ck_assert_uint_eq(queue.occupied, sorted.count > 0 ? 1U << 3 : 0U);
    }
    while (sorted.count > 0) {
        take_both();
    }
    ck_assert_int_eq(queue.err, BIDE_OK);
}
END_TEST

START_TEST(anyone_can_be_taken_out_of_the_middle)
{
    for (uint32_t i = 0; i < 16; ++i) { /* fills the first ring, which wraps */
        bide_queue_join(&queue, 0, 0, i);
        bide_queue_take(&queue, 0);
    }
    for (uint32_t i = 0; i < 13; ++i) {
        bide_queue_join(&queue, 0, i, i);
    }

    const struct bide_queue_class *const line = &queue.classes[0];
    const size_t head = line->head;
    const size_t tail = line->tail;
    ck_assert(take_id(0));
    ck_assert(take_id(3));
    ck_assert_uint_eq(line->tail, tail); /* the shorter side has moved */
    ck_assert(take_id(12));
    ck_assert(take_id(9));
    ck_assert_uint_eq(line->head, head + 2);
    ck_assert(take_id(6));

    ck_assert(!take_id(6));
    const uint32_t ids[] = { 1, 2, 4, 5, 7, 8, 10, 11 };
    check_taken(ids, 8);
}
END_TEST

START_TEST(only_the_late_who_are_asked_move_into_the_ring)
{
    bide_queue_join(&queue, 0, 1000, 1000);
    for (uint32_t i = 500; i > 0; --i) {
        bide_queue_join(&queue, 0, i - 1, i - 1);
    }
    ck_assert_uint_eq(queue.classes[0].late_count, 500);

    ck_assert(take_id(0));
    ck_assert_uint_eq(queue.classes[0].late_count, 499);
    ck_assert(take_id(10));

    ck_assert_uint_eq(queue.classes[0].late_count, 489);
    ck_assert_uint_eq(bide_queue_length(&queue, 0), 499);
    ck_assert(take_id(1000));
    ck_assert_uint_eq(queue.classes[0].late_count, 0);
    ck_assert_uint_eq(bide_queue_take(&queue, 0).id, 1);
}
END_TEST

static enum bide_queue_answer end_at_once(void *context, struct bide_queue_entry entry)
{
    int *const asked = context;
    *asked += entry.id == 0 ? 1 : 100;
    return BIDE_QUEUE_END;
}

START_TEST(the_end_is_the_end)
{
    struct bide_queue_entry entry;
    int asked = 0;
    bide_queue_join(&queue, 0, 1, 0);
    bide_queue_join(&queue, 0, 2, 1);

    ck_assert(!bide_queue_take_first(&queue, 0, end_at_once, &asked, &entry));

    ck_assert_int_eq(asked, 1);
    ck_assert_uint_eq(bide_queue_length(&queue, 0), 2);
}
END_TEST

static void fill(void)
{
    for (uint32_t i = 0; i < 1000; ++i) {
        bide_queue_join(&queue, 0, i % 3 == 0 ? 1000 - i : i, i);
    }
}

START_TEST(a_cleared_queue_is_empty_and_keeps_its_storage)
{
    fill();
    ck_assert_uint_gt(queue.classes[0].late_count, 0);
    const struct bide_queue_class before = queue.classes[0];

    bide_queue_clear(&queue);
    ck_assert_uint_eq(bide_queue_length(&queue, 0), 0);
    ck_assert_uint_eq(queue.occupied, 0);
    ck_assert_uint_eq(queue.turn, 0);
    fill();

    ck_assert_uint_eq(bide_queue_length(&queue, 0), 1000);
    ck_assert_ptr_eq(queue.classes[0].ring, before.ring);
    ck_assert_ptr_eq(queue.classes[0].late, before.late);
    ck_assert_uint_eq(queue.classes[0].ring_capacity, before.ring_capacity);
    ck_assert_uint_eq(queue.classes[0].late_capacity, before.late_capacity);
}
END_TEST

START_TEST(a_queue_without_turns_left_fails_until_it_is_cleared)
{
    queue.turn = UINT32_MAX - 1;
    bide_queue_join(&queue, 0, 2, 0);
    ck_assert_int_eq(queue.err, BIDE_OK);

    bide_queue_join(&queue, 0, 1, 1);
    ck_assert_int_eq(queue.err, BIDE_ERR_LIMIT);
    bide_queue_join(&queue, 1, 1, 1);

    ck_assert_uint_eq(bide_queue_length(&queue, 0), 1);
    ck_assert_uint_eq(bide_queue_length(&queue, 1), 0);
    ck_assert_uint_eq(bide_queue_take(&queue, 0).id, 0);
    bide_queue_clear(&queue);
    ck_assert_int_eq(queue.err, BIDE_OK);
    bide_queue_join(&queue, 0, 1, 1);
    ck_assert_uint_eq(bide_queue_length(&queue, 0), 1);
}
END_TEST

START_TEST(a_queue_may_be_freed_twice_and_used_again)
{
    fill();
    bide_queue_free(&queue);
    bide_queue_free(&queue);

    bide_queue_join(&queue, 0, 1, 5);

    ck_assert_uint_eq(bide_queue_take(&queue, 0).id, 5);
}
END_TEST

START_TEST(taking_from_an_empty_class_aborts)
{
    bide_queue_join(&queue, 0, 1, 5);
    bide_queue_take(&queue, 1);
}
END_TEST

START_TEST(a_class_that_does_not_exist_aborts)
{
    bide_queue_join(&queue, BIDE_QUEUE_MOST_CLASSES, 1, 5);
}
END_TEST

START_TEST(a_key_that_is_not_a_number_aborts)
{
    bide_queue_join(&queue, 0, NAN, 5);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, an_empty_class_has_no_first);
    tcase_add_test(tests, the_smallest_key_is_first);
    tcase_add_test(tests, equal_keys_come_in_order_of_joining);
    tcase_add_test(tests, classes_are_apart);
    tcase_add_test(tests, a_long_list_wraps_and_grows_in_order);
    tcase_add_loop_test(tests, random_use_agrees_with_a_sorted_array, 1, 5);
    tcase_add_test(tests, anyone_can_be_taken_out_of_the_middle);
    tcase_add_test(tests, only_the_late_who_are_asked_move_into_the_ring);
    tcase_add_test(tests, the_end_is_the_end);
    tcase_add_test(tests, a_cleared_queue_is_empty_and_keeps_its_storage);
    tcase_add_test(tests, a_queue_without_turns_left_fails_until_it_is_cleared);
    tcase_add_test(tests, a_queue_may_be_freed_twice_and_used_again);
}

int main(void)
{
    Suite *suite = suite_create("queue");
    TCase *tests = tcase_create("queue");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    add_tests(tests);
    tcase_add_checked_fixture(aborts, set_up, tear_down);
    tcase_add_test_raise_signal(aborts, taking_from_an_empty_class_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_class_that_does_not_exist_aborts, SIGABRT);
    tcase_add_test_raise_signal(aborts, a_key_that_is_not_a_number_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
