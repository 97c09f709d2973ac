/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories: what happens to a child is told, once, in order, and changes nothing. */
#include <check.h>
#include <string.h>

#include "models/service/history.h"
#include "models/service/replicate.h"
#include "tests/service.h"

static struct service service;
static struct bide_story story;

static const struct bide_story_wish everyone = { .pathway = -1 };

static void open_text(const char *const *text)
{
    service_open(&service, text);
}

static void tear_down(void)
{
    bide_story_free(&story);
    service_close(&service);
}

static void play(struct bide_story_wish wish, size_t scenario)
{
    const struct bide_history history = { .scenario = scenario, .seed = 1 };
    bide_story_init(&story, wish);
    ck_assert_int_eq(bide_history_play(&history, &service.spec, &story, &service.diag),
                     BIDE_OK);
}

static void assert_line(size_t index, enum bide_story_what what, double time,
                        double waited)
{
    ck_assert_uint_lt(index, story.line_count);
    ck_assert_int_eq(story.lines[index].what, what);
    ck_assert_double_eq_tol(story.lines[index].time, time, 1e-9);
    ck_assert_double_eq_tol(story.lines[index].waited, waited, 1e-9);
}

/* One child, referred somewhere in the week before the start; a form takes a week, then
 * the first clinic sees it at nine. */
static const char *const one_child[] = {
    SERVICE_MONDAY(4),
    "milestones = ( { weeks = 4; label = \"End\"; } );"
    "staff = { team = { wte = 1.0; }; };"
    "pathways = { p = { referrals = { per_week = 0; };"
    "waiting = { from_weeks = [ 0 ]; children = [ 1 ]; };"
    "steps = ( { name = \"form\"; weeks = 1; },"
    "{ name = \"visit\"; staff = \"team\"; minutes = 30; } ); }; };"
    "scenarios = { now = { }; shut = { changes = ( { type = \"set\";"
    "path = \"staff.team.wte\"; value = 0.0; } ); }; };",
    NULL
};

START_TEST(every_step_of_the_way_is_told_in_order)
{
    open_text(one_child);

    play(everyone, 0);

    const double waited = story.lines[0].waited;
    const double nine = 9.0 / 24;
    ck_assert(waited > 0 && waited <= 8);
    ck_assert_uint_eq(story.line_count, 6);
    assert_line(0, BIDE_STORY_AT_START, 0, waited);
    assert_line(1, BIDE_STORY_DELAY, 0, waited);
    assert_line(2, BIDE_STORY_JOINED, 7, waited + 7);
    assert_line(3, BIDE_STORY_ATTENDED, 7 + nine, waited + 7 + nine);
    assert_line(4, BIDE_STORY_SEEN, 7 + nine, waited + 7 + nine);
    ck_assert_int_eq(story.lines[5].what, BIDE_STORY_COMPLETED);
    ck_assert_double_nan(story.lines[5].waited); /* no clock runs any more */
}
END_TEST

START_TEST(the_same_child_is_found_in_another_scenario)
{
    open_text(one_child);
    play(everyone, 0);
    const struct bide_story_wish again = { .pathway = -1,
                                           .by_key = true,
                                           .key = story.lines[0].key };
    bide_story_free(&story);

    play(again, 1);

    ck_assert_uint_eq(story.line_count, 3); /* nobody is there to see it */
    assert_line(2, BIDE_STORY_JOINED, 7, story.lines[0].waited + 7);
}
END_TEST

static bool is_end(unsigned what)
{
    return what == BIDE_STORY_LEFT || what == BIDE_STORY_ENDED
           || what == BIDE_STORY_DISCHARGED || what == BIDE_STORY_COMPLETED;
}

/* 0: not come in, 1: under way, 2: done. A referral on begins as the pathway before it is
 * completed. */
static int state_before(unsigned what)
{
    if (what == BIDE_STORY_AT_START || what == BIDE_STORY_REFERRED) {
        return 0;
    }
    return what == BIDE_STORY_REFERRED_ON ? 2 : 1;
}

/* Whoever comes in begins with a clock; whoever ends, ends once and says nothing more. */
START_TEST(every_story_has_a_beginning_and_at_most_one_end)
{
    open_text(SERVICE_TEXT(service_rich));
    play(everyone, 1);
    static int state[100000];
    ck_assert_uint_lt(story.child_count, sizeof(state) / sizeof(state[0]));
    ck_assert_uint_gt(story.line_count, 3 * (size_t) story.child_count);

    memset(state, 0, sizeof(state));
    double time = 0;
    for (size_t i = 0; i < story.line_count; ++i) {
        const struct bide_story_line *line = &story.lines[i];
        int *of_child = &state[line->child];
        ck_assert_double_ge(line->time, time);
        time = line->time;
        ck_assert_int_eq(*of_child, state_before(line->what));
        *of_child = is_end(line->what) ? 2 : 1;
    }
}
END_TEST

/* Told after the warm-up, from which on things are counted. */
static size_t count_lines(enum bide_story_what what)
{
    size_t count = 0;
    for (size_t i = 0; i < story.line_count; ++i) {
        const bool is_counted = story.lines[i].time > service.model.warm_up;
        count += is_counted && story.lines[i].what == (uint8_t) what ? 1 : 0;
    }
    return count;
}

START_TEST(what_is_told_adds_up_to_what_is_counted)
{
    open_text(SERVICE_TEXT(service_rich));
    play(everyone, 0);
    service_play(&service, 0);

    uint64_t seen = 0;
    uint64_t missed = 0;
    for (size_t i = 0; i < service.model.cell_count; ++i) {
        seen += service.run.cells[i].counts.seen;
        missed += service.run.cells[i].counts.not_brought;
    }
    ck_assert_uint_eq(count_lines(BIDE_STORY_SEEN), seen);
    ck_assert_uint_eq(count_lines(BIDE_STORY_NOT_BROUGHT), missed);
    ck_assert_uint_gt(count_lines(BIDE_STORY_LEFT), 0);
}
END_TEST

START_TEST(children_can_be_counted_on_one_pathway)
{
    open_text(SERVICE_TEXT(service_rich));
    const struct bide_story_wish third = { .child = 3, .pathway = 2 };

    play(third, 0);

    ck_assert_uint_gt(story.line_count, 0);
    for (size_t i = 0; i < story.line_count; ++i) {
        ck_assert_uint_eq(story.lines[i].child, 3);
    }
    ck_assert_int_eq(story.lines[0].pathway, 2);
}
END_TEST

START_TEST(a_child_who_never_came_has_no_story)
{
    open_text(one_child);
    const struct bide_story_wish second = { .child = 2, .pathway = -1 };

    play(second, 0);

    ck_assert_uint_eq(story.line_count, 0);
    ck_assert_uint_eq(story.child_count, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("story");
    TCase *cases = tcase_create("story");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_add_test(cases, every_step_of_the_way_is_told_in_order);
    tcase_add_test(cases, the_same_child_is_found_in_another_scenario);
    tcase_add_test(cases, every_story_has_a_beginning_and_at_most_one_end);
    tcase_add_test(cases, what_is_told_adds_up_to_what_is_counted);
    tcase_add_test(cases, children_can_be_counted_on_one_pathway);
    tcase_add_test(cases, a_child_who_never_came_has_no_story);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
