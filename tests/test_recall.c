/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/recall.h"

#include <check.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/service/study.h"
#include "tests/service.h"

enum { REPLICATIONS = 6, SCENARIOS = 2, TASKS = REPLICATIONS * SCENARIOS };

static struct service service;
static struct bide_study whole; /* done in one go */

static void set_up(void)
{
    const struct bide_study_plan plan = { .threads = 1 };
    service_open(&service, SERVICE_TEXT(service_rich));
    ck_assert_int_eq(bide_study_run(&whole, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    ck_assert_uint_eq(whole.scenario_count * whole.replications, TASKS);
}

static void tear_down(void)
{
    bide_study_free(&whole);
    service_close(&service);
}

/* What an earlier run has done, and what is seen of the one that goes on. */
struct earlier {
    bool done[TASKS];
    size_t wrong; /* this task's row is not what this program makes */
    enum bide_err err;
    size_t first_told;
    bool is_told;
    struct bide_mc_table table;
};

static enum bide_err begin(void *context, const struct bide_mc_table *table)
{
    struct earlier *earlier = context;
    earlier->table = *table;
    ck_assert_uint_eq(table->task_count, TASKS);
    const size_t width = table->width;
    for (size_t task = 0; task < TASKS; ++task) {
        if (earlier->done[task]) {
            memcpy(table->rows + task * width, whole.rows + task * width,
                   width * sizeof(double));
            atomic_store(&table->done[task], true);
        }
        if (task == earlier->wrong) {
            table->rows[task * width + 3] += 1.0;
        }
    }
    return earlier->err;
}

static void progress(void *context, size_t done, size_t total)
{
    struct earlier *earlier = context;
    earlier->first_told = earlier->is_told ? earlier->first_told : done;
    earlier->is_told = true;
    ck_assert_uint_eq(total, TASKS);
    size_t flags = 0;
    for (size_t task = 0; task < TASKS; ++task) {
        flags += atomic_load(&earlier->table.done[task]);
    }
    ck_assert_uint_ge(flags, done);
}

static enum bide_err go_on(struct bide_study *study, struct earlier *earlier, int threads)
{
    const struct bide_study_plan plan = { .threads = threads,
                                          .begin = begin,
                                          .progress = progress,
                                          .progress_context = earlier };
    return bide_study_run(study, &service.spec, &plan, &service.diag);
}

START_TEST(a_study_taken_up_again_is_the_same_to_the_last_bit)
{
    for (size_t step = 1; step <= 4; ++step) {
        struct earlier earlier = { .wrong = TASKS };
        struct bide_study study;
        size_t before = 0;
        for (size_t task = 0; task < TASKS; task += step) {
            earlier.done[task] = true;
            ++before;
        }

        ck_assert_int_eq(go_on(&study, &earlier, _i), BIDE_OK);

        ck_assert_mem_eq(study.rows, whole.rows,
                         TASKS * study.plan.column_count * sizeof(double));
        ck_assert_mem_eq(study.estimates, whole.estimates,
                         SCENARIOS * study.plan.column_count
                             * sizeof(struct bide_estimate));
        ck_assert_uint_eq(study.audit.event_count, whole.audit.event_count);
        ck_assert_uint_ge(earlier.first_told, before);
        bide_study_free(&study);
    }
}
END_TEST

START_TEST(rows_of_a_program_that_plays_otherwise_are_refused)
{
    struct earlier earlier = { .wrong = (size_t) _i };
    struct bide_study study;
    earlier.done[0] = earlier.done[1] = earlier.done[5] = true;

    ck_assert_int_eq(go_on(&study, &earlier, 2), BIDE_ERR_INPUT);

    ck_assert_uint_eq(service.diag.error_count, 1);
    ck_assert_str_eq(service.diag.items[0].id, "BD-C166");
    ck_assert(!earlier.is_told); /* nothing was begun */
}
END_TEST

/* A row that is not marked as done is filled anew, whatever stands in it. */
START_TEST(what_was_not_done_is_not_compared)
{
    struct earlier earlier = { .wrong = 1 };
    struct bide_study study;
    earlier.done[0] = earlier.done[4] = true;

    ck_assert_int_eq(go_on(&study, &earlier, 1), BIDE_OK);

    ck_assert_mem_eq(study.rows, whole.rows,
                     TASKS * study.plan.column_count * sizeof(double));
    bide_study_free(&study);
}
END_TEST

START_TEST(an_error_at_the_beginning_ends_the_study)
{
    struct earlier earlier = { .wrong = TASKS, .err = BIDE_ERR_INPUT };
    struct bide_study study;

    ck_assert_int_eq(go_on(&study, &earlier, 1), BIDE_ERR_INPUT);

    ck_assert(!earlier.is_told);
    ck_assert_uint_eq(service.diag.error_count, 0); /* begin has told it */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("recall");
    TCase *tests = tcase_create("recall");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_study_taken_up_again_is_the_same_to_the_last_bit, 1, 4);
    tcase_add_loop_test(tests, rows_of_a_program_that_plays_otherwise_are_refused, 0, 2);
    tcase_add_test(tests, what_was_not_done_is_not_compared);
    tcase_add_test(tests, an_error_at_the_beginning_ends_the_study);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
