/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which classes of a waiting list are occupied, through joins in and out of order. */
#include <check.h>
#include <stdlib.h>

#include "engine/des/queue.h"
#include "tests/lcg.h"
#include "tests/sorted.h"

enum { CLASSES = BIDE_QUEUE_MOST_CLASSES, STEPS = 4000 };

static struct bide_queue queue;
static struct sorted sorted[CLASSES];

static void set_up(void)
{
    bide_queue_init(&queue);
    for (unsigned c = 0; c < CLASSES; ++c) {
        sorted[c].count = 0;
    }
}

static void tear_down(void)
{
    bide_queue_free(&queue);
}

static void check_classes(void)
{
    uint32_t occupied = 0;
    for (unsigned c = 0; c < CLASSES; ++c) {
        struct bide_queue_entry first;
        ck_assert_uint_eq(bide_queue_length(&queue, c), sorted[c].count);
        if (bide_queue_first(&queue, c, &first)) {
            occupied |= 1U << c;
            ck_assert_uint_eq(first.id, sorted[c].items[0].id);
        }
    }
    ck_assert_uint_eq(queue.occupied, occupied);
}

static void join(unsigned c, double key, uint32_t id)
{
    bide_queue_join(&queue, c, key, id);
    sorted_push(&sorted[c], (struct sorted_item){ .key = key, .id = id });
}

static enum bide_queue_answer is_id(void *context, struct bide_queue_entry entry)
{
    const uint32_t *const id = context;
    return entry.id == *id ? BIDE_QUEUE_YES : BIDE_QUEUE_NO;
}

static void take_any(uint64_t *dice, unsigned c)
{
    const uint32_t count = (uint32_t) sorted[c].count;
    if (count == 0) {
        return;
    }
    const uint32_t place = lcg_below(dice, 2) == 0 ? 0 : lcg_below(dice, count);
    uint32_t id = sorted_take(&sorted[c], place).id;
    struct bide_queue_entry entry = { .id = UINT32_MAX };
    if (place == 0) {
        entry = bide_queue_take(&queue, c);
    } else {
        ck_assert(bide_queue_take_first(&queue, c, is_id, &id, &entry));
    }
    ck_assert_uint_eq(entry.id, id);
}

/* Few in each class, so that each is often emptied, from its front, middle or end. */
START_TEST(a_class_is_occupied_as_long_as_somebody_is_in_it)
{
    uint64_t dice = (uint64_t) _i;
    for (uint32_t i = 0; i < STEPS; ++i) {
        const unsigned c = lcg_below(&dice, CLASSES);
        if (lcg_below(&dice, 9) < 4) {
            join(c, lcg_below(&dice, 20), i);
        } else {
            take_any(&dice, c);
        }
        check_classes();
    }
}
END_TEST

START_TEST(who_is_late_keeps_the_class_occupied)
{
    join(5, 10.0, 1);
    join(5, 3.0, 2); /* beside the ring */
    ck_assert_uint_eq(queue.occupied, 1U << 5);
    ck_assert_uint_eq(bide_queue_take(&queue, 5).id, 2);
    ck_assert_uint_eq(queue.occupied, 1U << 5);
    ck_assert_uint_eq(bide_queue_take(&queue, 5).id, 1);
    ck_assert_uint_eq(queue.occupied, 0);
}
END_TEST

static enum bide_queue_answer refuse(void *context, struct bide_queue_entry entry)
{
    uint32_t *const asked = context;
    *asked += entry.id;
    return BIDE_QUEUE_NO;
}

/* The late are asked in their turn, and nobody is lost. */
START_TEST(a_look_that_takes_nobody_changes_no_class)
{
    join(0, 10.0, 1);
    join(0, 3.0, 10);
    join(7, 1.0, 100);
    uint32_t asked = 0;
    struct bide_queue_entry entry;
    ck_assert(!bide_queue_take_first(&queue, 0, refuse, &asked, &entry));
    ck_assert_uint_eq(asked, 11);
    check_classes();
    ck_assert(!bide_queue_take_first(&queue, 3, refuse, &asked, &entry));
    ck_assert_uint_eq(asked, 11);
    check_classes();
}
END_TEST

START_TEST(a_refused_join_occupies_no_class)
{
    join(1, 1.0, 1);
    queue.turn = UINT32_MAX;
    bide_queue_join(&queue, 2, 1.0, 2);
    ck_assert_int_eq(queue.err, BIDE_ERR_LIMIT);
    ck_assert_uint_eq(queue.occupied, 1U << 1);
    bide_queue_clear(&queue);
    ck_assert_uint_eq(queue.occupied, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("queue_classes");
    TCase *tests = tcase_create("queue_classes");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_class_is_occupied_as_long_as_somebody_is_in_it, 0, 8);
    tcase_add_test(tests, who_is_late_keeps_the_class_occupied);
    tcase_add_test(tests, a_look_that_takes_nobody_changes_no_class);
    tcase_add_test(tests, a_refused_join_occupies_no_class);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
