/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/replicate.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "tests/service.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static size_t row_bytes(void)
{
    return service.plan.column_count * sizeof(double);
}

static double *copy_row(void)
{
    double *copy = bide_mem_zeroed(service.plan.column_count, sizeof(double));
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, service.row, row_bytes());
    return copy;
}

/* --- storage --- */

START_TEST(a_replication_is_the_same_wherever_it_ran)
{
    service_open(&service, SERVICE_TEXT(service_rich));
    service_play(&service, 5);
    double *fresh = copy_row();

    service_play(&service, 3);
    service_choose(&service, "all");
    service_play(&service, 5);
    ck_assert_mem_ne(service.row, fresh, row_bytes());
    service_choose(&service, "now");
    service_play(&service, 5);

    ck_assert_mem_eq(service.row, fresh, row_bytes());
    bide_mem_free(fresh);
}
END_TEST

START_TEST(a_replication_is_the_same_in_pieces)
{
    service_open(&service, SERVICE_TEXT(service_rich));
    service_play(&service, 0);
    double *whole = copy_row();

    memset(service.row, 0, row_bytes());
    service_begin(&service);
    for (int i = 1; i < 260; ++i) {
        service_go_on(&service, 0.7 * i);
    }
    service_go_on(&service, 182);
    bide_replicate_end(&service.run);

    ck_assert_mem_eq(service.row, whole, row_bytes());
    bide_mem_free(whole);
}
END_TEST

static void play(uint64_t seed, uint64_t r)
{
    ck_assert_int_eq(bide_replicate_run(&service.run, &service.model, &service.plan, seed,
                                        r, service.row),
                     BIDE_OK);
}

START_TEST(replications_and_seeds_differ)
{
    service_open(&service, SERVICE_TEXT(service_rich));
    play(1, 0);
    double *first = copy_row();

    play(1, 1);
    ck_assert_mem_ne(service.row, first, row_bytes());
    play(2, 0);
    ck_assert_mem_ne(service.row, first, row_bytes());
    play(1, 0);
    ck_assert_mem_eq(service.row, first, row_bytes());
    bide_mem_free(first);
}
END_TEST

/* Elements that all growing arrays of a run have room for. */
static size_t capacity(void)
{
    const struct bide_run *run = &service.run;
    size_t sum = run->children.capacity + run->missed_capacity
                 + run->loop.events.key_capacity + run->loop.events.slot_capacity;
    for (size_t i = 0; i < run->list_count; ++i) {
        for (int c = 0; c < BIDE_QUEUE_MOST_CLASSES; ++c) {
            sum += run->lists[i].classes[c].ring_capacity
                   + run->lists[i].classes[c].late_capacity;
        }
    }
    return sum;
}

START_TEST(a_warm_run_takes_no_more_storage)
{
    service_open(&service, SERVICE_TEXT(service_rich));
    service_play(&service, 0);
    const size_t before = capacity();
    const void *const pathways = service.run.pathways;

    service_choose(&service, "now");
    for (int i = 0; i < 3; ++i) {
        service_play(&service, 0);
    }

    ck_assert_uint_eq(capacity(), before);
    ck_assert_ptr_eq(service.run.pathways, pathways);
}
END_TEST

/* --- common random numbers --- */

/* Every measure of a pathway and its priorities is the same to the last bit. */
static void check_same_pathway(const struct service *other, const char *name)
{
    for (int priority = -1; priority < 2; ++priority) {
        for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
            const enum bide_kpi kpi = (enum bide_kpi) i;
            const double a = service_priority(&service, name, priority, 56, kpi);
            const double b = service_priority(other, name, priority, 56, kpi);
            const bool is_same = (isnan(a) && isnan(b)) || a == b;
            ck_assert_msg(is_same, "%s: %.17g and %.17g", bide_kpi_info(kpi)->name, a, b);
        }
    }
}

START_TEST(a_pathway_does_not_notice_changes_of_others)
{
    struct service other;
    service_open(&service, SERVICE_TEXT(service_rich));
    service_open(&other, SERVICE_TEXT(service_rich));
    service_choose(&other, "all");

    for (uint64_t r = 0; r < 10; ++r) {
        service_play(&service, r);
        service_play(&other, r);
        check_same_pathway(&other, "alone");
    }

    service_close(&other);
}
END_TEST

#define HEAD                                                                             \
    SERVICE_MONDAY(8)                                                                    \
    "milestones = ( { weeks = 8; } );"                                                   \
    "staff = { a = { wte = 1.5; }; b = { clinicians = 9; schedule = ("                   \
    "{ from_week = 2; clinicians = 3; }, { from_week = 5; clinicians = 2; } ); }; };"
#define OTHER                                                                            \
    "o = { referrals = { per_week = 50; }; leaving = { per_week = 0.3; };"               \
    "priorities = { u = { share = 0.1; }; v = { share = 0.9; }; };"                      \
    "steps = ( { name = \"s\"; staff = \"a\"; minutes = 60; not_brought = 0.2; } ); };"
#define ONE                                                                              \
    "p = { referrals = { per_week = 40; }; leaving = { per_week = 0.2; };"               \
    "priorities = { u = { share = 0.4; }; v = { share = 0.6; }; };"                      \
    "waiting = { from_weeks = [ 0 ]; children = [ 30 ]; };"                              \
    "steps = ( { name = \"s\"; staff = \"b\"; not_brought = 0.1;"                        \
    "hours = { shape = \"exponential\"; mean = 12; }; } ); };"

START_TEST(a_pathway_does_not_notice_others_before_it_in_the_file)
{
    struct service other;
    service_open(&service, SERVICE_TEXT(HEAD, "pathways = {", ONE, "};"));
    service_open(&other, SERVICE_TEXT(HEAD, "pathways = {", OTHER, ONE, "};"));

    for (uint64_t r = 0; r < 10; ++r) {
        service_play(&service, r);
        service_play(&other, r);
        check_same_pathway(&other, "p");
    }

    service_close(&other);
}
END_TEST

/* Nobody is ever seen here, so all children are still there to be looked at; in the
 * scenario twice as many come. */
#define MORE_CHILDREN                                                                    \
    SERVICE_MONDAY(8)                                                                    \
    "milestones = ( { weeks = 8; } ); staff = { a = { wte = 0; }; };"                    \
    "groups = { g = { label = \"G\"; }; };"                                              \
    "pathways = { p = { referrals = { per_week = 20; }; leaving = { per_week = 0.001; "  \
    "};"                                                                                 \
    "priorities = { u = { share = 0.4; }; v = { share = 0.6; }; };"                      \
    "groups = { group = \"g\"; share = 0.5; };"                                          \
    "steps = ( { name = \"s\"; staff = \"a\"; minutes = 60; } ); }; };"                  \
    "scenarios = { now = { }; more = { changes = ( { type = \"set\";"                    \
    "path = \"pathways.p.referrals.per_week\"; value = 40; } ); }; };"

static const struct bide_run_child *find_key(const struct service *other, uint64_t key)
{
    for (uint32_t id = 0; id < other->run.children.count; ++id) {
        if (bide_run_child(&other->run, id)->key == key) {
            return bide_run_child(&other->run, id);
        }
    }
    return NULL;
}

START_TEST(every_scenario_meets_the_same_children)
{
    struct service more;
    service_open(&service, SERVICE_TEXT(MORE_CHILDREN));
    service_open(&more, SERVICE_TEXT(MORE_CHILDREN));
    service_choose(&more, "more");
    service_play(&service, 0);
    service_play(&more, 0);

    ck_assert_uint_gt(service.run.children.count, 100);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const struct bide_run_child *twin = find_key(&more, child->key);
        ck_assert_ptr_nonnull(twin);
        ck_assert_uint_eq(twin->class_index, child->class_index);
        ck_assert_uint_eq(twin->group, child->group);
        ck_assert_double_eq_tol(twin->clock_start, child->clock_start / 2, 1e-9);
        ck_assert_double_eq_tol(twin->leave_at - twin->clock_start,
                                child->leave_at - child->clock_start, 1e-6);
    }
    service_close(&more);
}
END_TEST

/* Thirty visits of random length and some missed: however many clinicians there are, the
 * same hours are worked in all and the same visits missed. */
START_TEST(visits_do_not_depend_on_capacity)
{
    const int clinicians[] = { 1, 2, 7 };
    double used[3];
    double missed[3];
    for (int i = 0; i < 3; ++i) {
        char text[2000];
        snprintf(
            text, sizeof(text),
            SERVICE_MONDAY(
                52) "milestones = ( { weeks = 52; } );"
                    "staff = { a = { clinicians = %d; }; };"
                    "pathways = { p = { referrals = { per_week = 0; };"
                    "waiting = { from_weeks = [ 0 ]; children = [ 30 ]; };"
                    "steps = ( { name = \"s\"; staff = \"a\"; not_brought = 0.3; rebook "
                    "= 0.8;"
                    "days = { shape = \"weibull\"; scale = 2; power = 0.8; }; },"
                    "{ name = \"t\"; staff = \"a\"; share = 0.5; days = 2; } ); }; };",
            clinicians[i]);
        service_run(&service, SERVICE_TEXT(text));
        ck_assert_uint_eq(service.run.children.in_use, 0);
        used[i] = service_staff(&service, "a", 364, BIDE_KPI_STAFF_USED) * clinicians[i];
        missed[i] = service_measure(&service, "p", 364, BIDE_KPI_NOT_BROUGHT);
        if (i < 2) {
            service_close(&service);
        }
    }

    ck_assert_double_eq_tol(used[1], used[0], 1e-9);
    ck_assert_double_eq_tol(used[2], used[0], 1e-9);
    ck_assert_double_eq(missed[1], missed[0]);
    ck_assert_double_eq(missed[2], missed[0]);
    ck_assert_double_gt(missed[0], 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("replicate");
    TCase *tests = tcase_create("replicate");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_replication_is_the_same_wherever_it_ran);
    tcase_add_test(tests, a_replication_is_the_same_in_pieces);
    tcase_add_test(tests, replications_and_seeds_differ);
    tcase_add_test(tests, a_warm_run_takes_no_more_storage);
    tcase_add_test(tests, a_pathway_does_not_notice_changes_of_others);
    tcase_add_test(tests, a_pathway_does_not_notice_others_before_it_in_the_file);
    tcase_add_test(tests, every_scenario_meets_the_same_children);
    tcase_add_test(tests, visits_do_not_depend_on_capacity);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
