/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/urgency.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/history.h"
#include "models/service/story.h"
#include "tests/service.h"

#define NOBODY "staff = { team = { wte = 0; }; };"
#define HEAD                                                                             \
    SERVICE_MONDAY(40)                                                                   \
    "milestones = ( { weeks = 10; }, { weeks = 40; } );"                                 \
    "groups = { care = { label = \"In care\"; }; };"
#define RISES(soon, routine)                                                             \
    "priorities = { urgent = { share = 0.1; }; soon = { share = 0.2; escalates_per_week" \
    " = " soon "; }; routine = { share = 0.7; escalates_per_week = " routine "; }; };"
#define WAITING                                                                          \
    "waiting = ( { priority = \"urgent\"; from_weeks = [ 0 ]; children = [ 2000 ]; },"   \
    "{ priority = \"routine\"; from_weeks = [ 0 ]; children = [ 10000 ];"                \
    "longest_weeks = 60; } );"
#define PATHWAY(rest)                                                                    \
    "pathways = { p = { referrals = { per_week = 100; };"                                \
    "groups = ( { group = \"care\"; share = 0.3; } );" rest                              \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define SET(setting, value_)                                                             \
    "scenarios = { now = { }; s = { changes = ( { type = \"set\"; from_week = 10; path " \
    "= \"pathways.p.priorities." setting "\"; value = " value_ "; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double of_class(int priority, enum bide_kpi kpi)
{
    return service_priority(&service, "p", priority, 280, kpi);
}

static void check_share(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Children of the starting list in a class; the routine ones come after the urgent. */
static double of_start(unsigned class_index)
{
    double count = 0;
    for (uint32_t id = 2000; id < 12000; ++id) {
        count += bide_run_child(&service.run, id)->class_index == class_index ? 1 : 0;
    }
    return count;
}

/* Whoever is counted in a class is there, and stands once on its list, in order. */
static void check_lists(void)
{
    const struct bide_model_route *route = &service.model.routes[0];
    for (unsigned c = 0; c < 3; ++c) {
        int64_t counted = 0;
        int64_t found = 0;
        for (size_t part = 0; part < route->part_count; ++part) {
            const size_t cell = route->first_cell + c * route->part_count + part;
            counted += service.run.cells[cell].list.value;
        }
        for (uint32_t id = 0; id < service.run.children.count; ++id) {
            const struct bide_run_child *child = bide_run_child(&service.run, id);
            found += bide_pool_is_used(&service.run.children, id)
                             && child->class_index == c
                             && (child->flags & BIDE_RUN_WAITING) != 0
                         ? 1
                         : 0;
        }
        ck_assert_int_eq(counted, found);
        struct bide_queue *list = &service.run.lists[0];
        double last = -INFINITY;
        while (bide_queue_length(list, c) > 0) {
            const struct bide_queue_entry entry = bide_queue_take(list, c);
            struct bide_run_child *child = bide_run_child(&service.run, entry.id);
            ck_assert_double_ge(entry.key, last);
            ck_assert_double_eq(entry.key, child->since);
            ck_assert_uint_eq(child->class_index, c);
            child->class_index = 99; /* not twice */
            last = entry.key;
        }
    }
}

/* At 0.05 a week for 40 weeks, then on at 0.02: a sum of two exponential times. */
START_TEST(children_rise_at_the_stated_rates)
{
    const double routine = exp(-0.05 * 40);
    const double soon = 0.05 / (0.05 - 0.02) * (exp(-0.02 * 40) - exp(-0.05 * 40));
    service_run(&service,
                SERVICE_TEXT(HEAD, NOBODY, PATHWAY(RISES("0.02", "0.05") WAITING)));
    check_share(of_start(2), 10000, routine);
    check_share(of_start(1), 10000, soon);
    check_share(of_start(0), 10000, 1 - routine - soon);
    check_lists();
}
END_TEST

/* Nobody rises until week 10, then at 0.03 for those who wait since before too. */
START_TEST(a_new_rate_holds_for_those_waiting)
{
    service_open(&service, SERVICE_TEXT(HEAD, NOBODY, PATHWAY(RISES("0", "0") WAITING),
                                        SET("routine.escalates_per_week", "0.03")));
    service_choose(&service, "s");
    service_play(&service, 0);
    ck_assert_double_eq(service_measure(&service, "p", 70, BIDE_KPI_ESCALATED), 0);
    check_share(of_start(1), 10000, -expm1(-0.03 * 30));
    ck_assert_double_eq(of_start(0), 0);
    check_lists();
}
END_TEST

/* Two rates compete: of those who do either, r / (r + l) rise; and who leaves does so
 * when it would have left anyway. */
START_TEST(who_rises_still_leaves)
{
    struct service other;
    unsigned risen = 0;
    unsigned left = 0;
    service_open(&other, SERVICE_TEXT(HEAD, NOBODY,
                                      PATHWAY(RISES("0", "0") WAITING
                                              "leaving = { per_week = 0.1; };")));
    service_play(&other, 0);
    service_run(&service, SERVICE_TEXT(HEAD, NOBODY,
                                       PATHWAY(RISES("0", "0.3") WAITING
                                               "leaving = { per_week = 0.1; };")));
    for (uint32_t id = 2000; id < 12000; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        ck_assert_double_eq(child->leave_at, bide_run_child(&other.run, id)->leave_at);
        risen += child->class_index == 1 ? 1 : 0;
        left += child->class_index == 2 && child->leave_at <= 280 ? 1 : 0;
    }
    check_share(risen, risen + left, 0.75);
    service_close(&other);
}
END_TEST

START_TEST(support_may_slow_it)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, NOBODY, PATHWAY(RISES("0", "0.1") WAITING),
                             "scenarios = { s = { changes = ( { type = \"support\";"
                             "pathway = \"p\"; group = \"care\"; from_week = 5;"
                             "escalation_factor = 0.2; } ); }; };"));
    double in_care = 0;
    double stayed = 0;
    for (uint32_t id = 2000; id < 12000; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        in_care += child->group == 0 ? 1 : 0;
        stayed += child->group == 0 && child->class_index == 2 ? 1 : 0;
    }
    check_share(stayed, in_care, exp(-0.1 * 5 - 0.02 * 35));
}
END_TEST

/* Places in storage are used again all the time: somebody may rise whose time was that of
 * an earlier child in its place, if it were not looked at. */
START_TEST(flows_of_each_class_add_up)
{
    static const char busy[] =
        "staff = { team = { clinicians = 2; }; };"
        "pathways = { p = { referrals = { per_week = 220; }; leaving = { per_week = 0.2; "
        "};" RISES(
            "0.5",
            "1.5") "waiting = ( { priority = \"soon\"; from_weeks = [ 0 ]; children = [ "
                   "300 ]; } );"
                   "steps = ( { name = \"form\"; days = 2; share = 0.5; }, { name = "
                   "\"visit\";"
                   "staff = \"team\"; not_brought = 0.3; rebook = 0.8; rebook_weeks = 1;"
                   "hours = { shape = \"exponential\"; mean = 1.5; }; } ); }; };";
    service_run(&service, SERVICE_TEXT(HEAD, busy));
    const double start[] = { 0, 300, 0 };
    for (int c = 0; c < 3; ++c) {
        const double in = start[c] + of_class(c, BIDE_KPI_REFERRED)
                          + (c < 2 ? of_class(c + 1, BIDE_KPI_ESCALATED) : 0);
        const double out = of_class(c, BIDE_KPI_ESCALATED) + of_class(c, BIDE_KPI_SEEN)
                           + of_class(c, BIDE_KPI_LEFT) + of_class(c, BIDE_KPI_CLOSED);
        ck_assert_double_eq(of_class(c, BIDE_KPI_LIST), in - out);
    }
    ck_assert_double_eq(of_class(0, BIDE_KPI_ESCALATED), 0);
    ck_assert_double_gt(of_class(1, BIDE_KPI_ESCALATED), 500);
    ck_assert_double_gt(of_class(2, BIDE_KPI_ESCALATED), 500);
    ck_assert_double_eq(service_measure(&service, "p", 280, BIDE_KPI_ESCALATED),
                        of_class(1, BIDE_KPI_ESCALATED)
                            + of_class(2, BIDE_KPI_ESCALATED));
    ck_assert_uint_lt(service.run.children.count, 3000); /* of nearly 9000 */
}
END_TEST

/* A child in a clinic's queue that has risen is called before others of its old class,
 * and those who do not rise wait longer for it. */
START_TEST(the_more_urgent_are_seen_sooner)
{
    static const char clinic[] = "staff = { team = { wte = 6; }; };";
    double never[3];
    service_open(&service, SERVICE_TEXT(HEAD, clinic, PATHWAY(RISES("0", "0")),
                                        SET("routine.escalates_per_week", "0.0")));
    service_play(&service, 0);
    for (int c = 0; c < 3; ++c) {
        never[c] = of_class(c, BIDE_KPI_SEEN);
    }
    service_close(&service);
    service_run(&service, SERVICE_TEXT(HEAD, clinic, PATHWAY(RISES("0", "0.1"))));
    ck_assert_double_gt(of_class(1, BIDE_KPI_SEEN), never[1] + 50);
    ck_assert_double_lt(of_class(2, BIDE_KPI_SEEN), never[2] - 50);
    ck_assert_double_eq(of_class(0, BIDE_KPI_SEEN), never[0]);
    check_lists();
}
END_TEST

/* Half the visits are missed and start the clock anew two weeks later: who would have
 * risen in between does not, but may later. */
START_TEST(a_stopped_clock_does_not_rise)
{
    static const char missed[] =
        "staff = { team = { clinicians = 500; }; };"
        "pathways = { p = { referrals = { per_week = 0; }; priorities = { urgent = {"
        "share = 0; }; routine = { share = 1; escalates_per_week = 0.1; }; };"
        "waiting = { from_weeks = [ 0 ]; children = [ 400 ]; };"
        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 1; not_brought = 1;"
        "rebook = 0.98; rebook_weeks = 2; missed_clock = \"restarts\"; } ); }; };";
    service_run(&service, SERVICE_TEXT(HEAD, missed));
    ck_assert_double_eq(of_class(0, BIDE_KPI_ESCALATED), 0);
}
END_TEST

START_TEST(it_is_told)
{
    const struct bide_history history = { .seed = 1 };
    const struct bide_story_wish everyone = { .pathway = -1 };
    struct bide_story story;
    unsigned told = 0;
    service_run(
        &service,
        SERVICE_TEXT(HEAD, NOBODY,
                     PATHWAY(RISES("0.02", "0.05") "leaving = { per_week = 0.1; };")));
    bide_story_init(&story, everyone);
    ck_assert_int_eq(bide_history_play(&history, &service.spec, &story, &service.diag),
                     BIDE_OK);
    for (size_t i = 0; i < story.line_count; ++i) {
        told += story.lines[i].what == BIDE_STORY_ESCALATED ? 1 : 0;
        ck_assert(story.lines[i].what != BIDE_STORY_ESCALATED
                  || story.lines[i].class_index < 2); /* the new one */
    }
    ck_assert_uint_gt(told, 100);
    ck_assert_double_eq(told, service_measure(&service, "p", 280, BIDE_KPI_ESCALATED));
    bide_story_free(&story);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("urgency");
    TCase *tests = tcase_create("runs");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, children_rise_at_the_stated_rates);
    tcase_add_test(tests, a_new_rate_holds_for_those_waiting);
    tcase_add_test(tests, who_rises_still_leaves);
    tcase_add_test(tests, support_may_slow_it);
    tcase_add_test(tests, flows_of_each_class_add_up);
    tcase_add_test(tests, the_more_urgent_are_seen_sooner);
    tcase_add_test(tests, it_is_told);
    tcase_add_test(tests, a_stopped_clock_does_not_rise);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
