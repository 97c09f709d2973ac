/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting lists of a lane, held against a look at every child. */
#include "models/service/lane_list.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lcg.h"

enum { PARTS = 2, CELLS = PARTS * BIDE_MODEL_MOST_CLASSES, LINES = 3, MOST = 1000 };
enum { FIRST_DAY = -200, HORIZON = 70, STEPS_A_DAY = 4 };

/* A child as the obvious way keeps it. */
struct known {
    struct bide_lane_child child;
    bool is_called;
};

static struct bide_lane_list list;
static struct bide_spans spans;
static struct bide_cohort cohorts[PARTS];
static struct known known[MOST];
static uint32_t known_count;

static void open_list(void)
{
    ck_assert_int_eq(bide_lane_list_open(&list, LINES, CELLS), BIDE_OK);
    for (size_t i = 0; i < PARTS; ++i) {
        ck_assert_int_eq(bide_cohort_open(&cohorts[i], FIRST_DAY, HORIZON), BIDE_OK);
    }
    for (size_t i = 0; i < CELLS; ++i) {
        list.cells[i].days = cohorts[i / BIDE_MODEL_MOST_CLASSES].counts;
    }
    list.first_day = cohorts[0].first_day;
    known_count = 0;
}

static void set_up(void)
{
    struct bide_plan_moment moments[10];
    struct bide_model model;
    memset(&model, 0, sizeof(model));
    memset(moments, 0, sizeof(moments));
    for (size_t i = 0; i < 10; ++i) {
        moments[i].time = 7.0 * ((double) i + 1.0);
    }
    const struct bide_plan plan = { .moments = moments, .moment_count = 10 };
    model.horizon = HORIZON;
    bide_spans_init(&spans);
    bide_lane_list_init(&list);
    ck_assert_int_eq(bide_spans_make(&spans, &model, &plan), BIDE_OK);
    list.spans = &spans;
    for (size_t i = 0; i < PARTS; ++i) {
        bide_cohort_init(&cohorts[i]);
    }
    open_list();
}

static void tear_down(void)
{
    bide_lane_list_free(&list);
    bide_spans_free(&spans);
    for (size_t i = 0; i < PARTS; ++i) {
        bide_cohort_free(&cohorts[i]);
    }
}

static size_t line_of(uint8_t cell)
{
    return cell % BIDE_MODEL_MOST_CLASSES;
}

static const struct bide_lane_child *know(double clock_start, double leave_at,
                                          unsigned cell)
{
    ck_assert_uint_lt(known_count, MOST);
    struct known *one = &known[known_count];
    one->is_called = false;
    one->child = (struct bide_lane_child){ .clock_start = clock_start,
                                           .leave_at = leave_at,
                                           .serial = known_count++,
                                           .cell = (uint8_t) cell };
    return &one->child;
}

static void join(double now, double leave_at, unsigned cell)
{
    const struct bide_lane_child *child = know(now, leave_at, cell);
    bide_lane_list_count(&list);
    ck_assert(bide_lane_list_reserve(&list, 1));
    bide_lane_list_draw(&list, line_of(child->cell), child);
    bide_lane_list_join(&list, line_of(child->cell), now);
}

static void put(double clock_start, double leave_at, unsigned cell)
{
    const struct bide_lane_child *child = know(clock_start, leave_at, cell);
    ck_assert(bide_lane_list_reserve(&list, 1));
    bide_lane_list_put(&list, line_of(child->cell), child);
}

/* Serial number of the child that is called; MOST if nobody waits. */
static uint32_t call(double now)
{
    const struct bide_lane_child *child = bide_lane_list_call(&list, now);
    if (child == NULL) {
        return MOST;
    }
    struct bide_lane_cell *cell = &list.cells[child->cell];
    ++cell->flow.called;
    bide_lane_list_stop(cell, child, bide_level_ticks(now));
    return child->serial;
}

static bool is_before(const struct bide_lane_child *a, const struct bide_lane_child *b)
{
    const size_t line_a = line_of(a->cell);
    const size_t line_b = line_of(b->cell);
    return line_a != line_b ? line_a < line_b : bide_lane_list_is_before(a, b);
}

/* Who should be called: of equals who joined first. */
static uint32_t find_first(double now)
{
    uint32_t first = MOST;
    for (uint32_t i = 0; i < known_count; ++i) {
        const bool is_there = !known[i].is_called && known[i].child.leave_at > now;
        if (is_there
            && (first == MOST || is_before(&known[i].child, &known[first].child))) {
            first = i;
        }
    }
    return first;
}

static void check_call(double now)
{
    const uint32_t first = find_first(now);
    ck_assert_uint_eq(call(now), first);
    if (first != MOST) {
        known[first].is_called = true;
    }
}

/* Everybody who left by now is counted, in the cell and with the wait of its own. */
static void check_flows(double now)
{
    struct bide_lane_flow flows[CELLS];
    uint64_t waiting[PARTS] = { 0 };
    memset(flows, 0, sizeof(flows));
    for (uint32_t i = 0; i < known_count; ++i) {
        const struct bide_lane_child *child = &known[i].child;
        struct bide_lane_flow *flow = &flows[child->cell];
        ++flow->joined;
        if (known[i].is_called) {
            ++flow->called;
        } else if (child->leave_at <= now) {
            ++flow->left;
            flow->left_ticks += bide_level_ticks(child->leave_at - child->clock_start);
        } else {
            ++waiting[child->cell / BIDE_MODEL_MOST_CLASSES];
        }
    }
    for (size_t i = 0; i < CELLS; ++i) {
        ck_assert_uint_eq(list.cells[i].flow.joined, flows[i].joined);
        ck_assert_uint_eq(list.cells[i].flow.called, flows[i].called);
        ck_assert_uint_eq(list.cells[i].flow.left, flows[i].left);
        ck_assert_int_eq(list.cells[i].flow.left_ticks, flows[i].left_ticks);
    }
    for (size_t i = 0; i < PARTS; ++i) {
        ck_assert_uint_eq(bide_cohort_between(&cohorts[i], FIRST_DAY, HORIZON),
                          waiting[i]);
    }
}

static double draw_leave_at(uint64_t *dice, double now)
{
    const double stay = (double) lcg_below(dice, 60) / STEPS_A_DAY;
    return lcg_below(dice, 3) == 0 ? INFINITY : now + stay;
}

static unsigned draw_cell(uint64_t *dice)
{
    return lcg_below(dice, PARTS) * BIDE_MODEL_MOST_CLASSES + lcg_below(dice, LINES);
}

static void do_step(uint64_t *dice, double now)
{
    for (uint32_t i = lcg_below(dice, 4); i > 0; --i) {
        const double leave_at = draw_leave_at(dice, now);
        join(now, leave_at, draw_cell(dice));
    }
    for (uint32_t i = lcg_below(dice, 3); i > 0; --i) {
        check_call(now);
    }
}

/* Times of quarter days, so that many join, leave and are called at one instant. */
START_TEST(calls_are_those_of_a_look_at_each)
{
    uint64_t dice = (uint64_t) _i;
    for (uint32_t i = 0; i < 100; ++i) {
        const double clock_start = -1.0 - lcg_below(&dice, 150);
        put(clock_start, 0.25 + lcg_below(&dice, 60), draw_cell(&dice));
        if (i % 30 == 29) {
            bide_lane_list_merge(&list);
        }
    }
    bide_lane_list_merge(&list);
    bide_lane_list_settle(&list);
    size_t span = 0;
    for (int step = 0; step < HORIZON * STEPS_A_DAY; ++step) {
        const double now = step * 0.25;
        if (spans.ends[span] <= now) {
            bide_lane_list_count(&list);
            bide_lane_list_tell(&list, span++, now);
            check_flows(now);
        }
        do_step(&dice, now);
    }
    ck_assert_uint_eq(span, 9);
    ck_assert_int_eq(list.err, BIDE_OK);
}
END_TEST

/* What was put in two goes is called as if it had been put in one. */
START_TEST(starting_lists_are_merged_by_clock_then_cell)
{
    put(-30.0, INFINITY, 0);
    put(-10.0, INFINITY, 0);
    put(-20.0, INFINITY, 0); /* a little out of order */
    bide_lane_list_merge(&list);
    put(-40.0, INFINITY, 8);
    put(-20.0, INFINITY, 8);
    put(-10.0, INFINITY, 0); /* the same as one before: later */
    bide_lane_list_merge(&list);
    bide_lane_list_settle(&list);

    static const uint32_t serials[] = { 3, 0, 2, 4, 1, 5, MOST };
    for (size_t i = 0; i < sizeof(serials) / sizeof(serials[0]); ++i) {
        ck_assert_uint_eq(call(0.0), serials[i]);
    }
}
END_TEST

/* At one instant the lower cell is called first; who is already gone is passed over. */
START_TEST(referrals_at_one_instant_stand_in_order_of_cell)
{
    join(3.0, INFINITY, 8);
    join(3.0, 3.0, 0); /* leaves as it comes */
    join(3.0, 5.0, 0);
    join(3.0, INFINITY, 0);

    bide_lane_list_count(&list);
    ck_assert_uint_eq(list.cells[0].flow.left, 1);
    ck_assert_int_eq(list.cells[0].flow.left_ticks, 0);
    ck_assert_uint_eq(call(3.5), 2);
    ck_assert_uint_eq(call(3.5), 3);
    ck_assert_uint_eq(call(3.5), 0);
    ck_assert_uint_eq(call(3.5), MOST);
}
END_TEST

/* Gone at the very instant of the call; told once, by the call or at the end. */
START_TEST(who_leaves_as_it_is_called_has_left)
{
    join(1.0, 2.0, 1);
    join(1.5, 2.5, 1);
    ck_assert_uint_eq(call(2.0), 1);
    ck_assert_uint_eq(list.cells[1].flow.left, 1);
    bide_lane_list_tell(&list, 0, 7.0);
    ck_assert_uint_eq(list.cells[1].flow.left, 1);
    ck_assert_int_eq(list.cells[1].flow.left_ticks, bide_level_ticks(1.0));
    ck_assert_int_eq(list.cells[1].flow.stopped_sum, 2 * bide_level_ticks(2.0));
    ck_assert_int_eq(list.cells[1].flow.gone_sum,
                     bide_level_ticks(1.0) + bide_level_ticks(1.5));
}
END_TEST

/* Children of a rank with nobody before are found again after the rank was empty. */
START_TEST(a_more_urgent_child_is_called_before_those_who_wait)
{
    join(1.0, INFINITY, 2);
    join(2.0, INFINITY, 2);
    ck_assert_uint_eq(call(2.0), 0);
    join(3.0, INFINITY, 0);
    ck_assert_uint_eq(call(3.0), 2);
    ck_assert_uint_eq(call(3.0), 1);
}
END_TEST

/* The last place of a line has a number of its own; the next would not. */
START_TEST(a_line_without_places_left_fails)
{
    struct bide_lane_line *line = &list.lines[1];
    line->head = ((uint32_t) 1 << BIDE_LANE_PLACE_BITS) - 2;
    line->tail = line->head;
    line->drawn = line->head;
    line->counted = line->head;
    ck_assert(bide_lane_list_reserve(&list, 2));
    join(1.0, INFINITY, 1);
    join(2.0, INFINITY, 1);
    ck_assert(!bide_lane_list_reserve(&list, 1));
    ck_assert_int_eq(list.err, BIDE_ERR_LIMIT);
    ck_assert_uint_eq(call(3.0), 0);
    ck_assert_uint_eq(call(3.0), 1);

    open_list();
    ck_assert_int_eq(list.err, BIDE_OK);
    join(1.0, INFINITY, 1);
    ck_assert_uint_eq(call(1.0), 0);
}
END_TEST

/* Grown while its places wrap round. */
START_TEST(a_ring_that_wraps_grows_in_order)
{
    for (uint32_t i = 0; i < 300; ++i) {
        join(0.125 * i, INFINITY, 0);
        join(0.125 * i, INFINITY, 0);
        ck_assert_uint_eq(call(0.125 * i), i);
    }
    for (uint32_t i = 300; i < 600; ++i) {
        ck_assert_uint_eq(call(60.0), i);
    }
    ck_assert_uint_eq(call(60.0), MOST);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lane_list");
    TCase *tests = tcase_create("lane_list");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, calls_are_those_of_a_look_at_each, 0, 10);
    tcase_add_test(tests, starting_lists_are_merged_by_clock_then_cell);
    tcase_add_test(tests, referrals_at_one_instant_stand_in_order_of_cell);
    tcase_add_test(tests, who_leaves_as_it_is_called_has_left);
    tcase_add_test(tests, a_more_urgent_child_is_called_before_those_who_wait);
    tcase_add_test(tests, a_line_without_places_left_fails);
    tcase_add_test(tests, a_ring_that_wraps_grows_in_order);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
