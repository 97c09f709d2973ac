/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replications that were done before, as those of a study that is taken up again. */
#include <check.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/run/mc.h"

enum { TASKS = 500, NEVER = 1000000, UNTOUCHED = -1 };

static const int thread_counts[] = { 1, 2, 3, 8 };
enum { THREAD_COUNTS = sizeof(thread_counts) / sizeof(thread_counts[0]) };

struct probe {
    double rows[TASKS];
    atomic_bool done[TASKS];
    size_t fails_at;
    atomic_int opened;
    atomic_int ran;
    size_t progress; /* the last told */
    int progress_calls;
    int broken_promises; /* flags without their row, or fewer flags than tasks told */
};

struct context {
    struct probe *probe;
};

static double value_of(size_t task)
{
    return (double) task + 0.25;
}

static enum bide_err open_worker(const void *context, void **made)
{
    atomic_fetch_add(&((const struct context *) context)->probe->opened, 1);
    *made = NULL;
    return BIDE_OK;
}

static void close_worker(void *worker)
{
    (void) worker;
}

static enum bide_err replicate(const void *context, void *worker, size_t task,
                               double *row)
{
    (void) worker;
    struct probe *probe = ((const struct context *) context)->probe;
    atomic_fetch_add(&probe->ran, 1);
    row[0] = value_of(task);
    return task == probe->fails_at ? BIDE_ERR_AUDIT : BIDE_OK;
}

static void look_at_flags(void *context, size_t done)
{
    struct probe *probe = context;
    size_t flags = 0;
    for (size_t task = 0; task < TASKS; ++task) {
        if (atomic_load_explicit(&probe->done[task], memory_order_acquire)) {
            const double gap = probe->rows[task] - value_of(task);
            probe->broken_promises += gap < 0.0 || gap > 0.0;
            ++flags;
        }
    }
    probe->broken_promises += flags < done || done < probe->progress;
    probe->progress = done;
    ++probe->progress_calls;
}

/* Every third task was done before. */
static void init(struct probe *probe)
{
    *probe = (struct probe){ .fails_at = NEVER };
    for (size_t task = 0; task < TASKS; ++task) {
        const bool is_done = task % 3 == 0;
        atomic_init(&probe->done[task], is_done);
        probe->rows[task] = is_done ? value_of(task) : UNTOUCHED;
    }
}

static enum bide_err run(struct probe *probe, size_t task_count, int threads)
{
    const struct context context = { probe };
    const struct bide_mc_study study = { &context, 1, open_worker, close_worker,
                                         replicate };
    const struct bide_mc_plan plan = { .task_count = task_count,
                                       .threads = threads,
                                       .done = probe->done,
                                       .progress = look_at_flags,
                                       .progress_context = probe };
    return bide_mc_run(&study, &plan, probe->rows);
}

START_TEST(only_what_is_left_runs_and_every_flag_promises_its_row)
{
    struct probe probe;
    init(&probe);

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_OK);

    ck_assert_int_eq(probe.ran, TASKS - (TASKS + 2) / 3);
    ck_assert_uint_eq(probe.progress, TASKS);
    ck_assert_int_eq(probe.broken_promises, 0);
    for (size_t task = 0; task < TASKS; ++task) {
        ck_assert(probe.done[task]);
        ck_assert_double_eq(probe.rows[task], value_of(task));
    }
}
END_TEST

/* It would be cleared and filled again if it ran. */
START_TEST(the_row_of_a_task_done_before_is_taken_as_it_is)
{
    struct probe probe;
    init(&probe);
    probe.rows[6] = 0.125;

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_OK);

    ck_assert_double_eq(probe.rows[6], 0.125);
}
END_TEST

START_TEST(threads_are_counted_by_what_is_left)
{
    struct probe probe;
    init(&probe);

    ck_assert_int_eq(run(&probe, 5, 8), BIDE_OK); /* 1, 2 and 4 */

    ck_assert_int_eq(probe.opened, 3);
    ck_assert_int_eq(probe.ran, 3);
}
END_TEST

START_TEST(a_study_that_is_all_done_opens_no_worker_and_says_so)
{
    struct probe probe;
    init(&probe);

    ck_assert_int_eq(run(&probe, 1, 8), BIDE_OK);

    ck_assert_int_eq(probe.opened, 0);
    ck_assert_int_eq(probe.progress_calls, 1);
    ck_assert_uint_eq(probe.progress, 1);
}
END_TEST

START_TEST(a_task_that_fails_and_those_after_it_get_no_flag)
{
    struct probe probe;
    init(&probe);
    probe.fails_at = 20;

    ck_assert_int_eq(run(&probe, TASKS, 1), BIDE_ERR_AUDIT);
    ck_assert_int_eq(probe.ran, 14); /* 1, 2, 4, 5 ... 19, 20 */
    ck_assert(probe.done[19]);
    ck_assert(!probe.done[20]);
    ck_assert(probe.done[21]); /* before */
    ck_assert(!probe.done[22]);

    probe.fails_at = NEVER;
    ck_assert_int_eq(run(&probe, TASKS, 1), BIDE_OK);
    ck_assert_int_eq(probe.ran, TASKS - (TASKS + 2) / 3 + 1);
}
END_TEST

/* No OpenMP before the runner forks: GNU's would wait for ever in the children. */
int main(void)
{
    Suite *suite = suite_create("mc_done");
    TCase *tests = tcase_create("mc_done");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, only_what_is_left_runs_and_every_flag_promises_its_row, 0,
                        THREAD_COUNTS);
    tcase_add_loop_test(tests, the_row_of_a_task_done_before_is_taken_as_it_is, 0,
                        THREAD_COUNTS);
    tcase_add_test(tests, threads_are_counted_by_what_is_left);
    tcase_add_test(tests, a_study_that_is_all_done_opens_no_worker_and_says_so);
    tcase_add_test(tests, a_task_that_fails_and_those_after_it_get_no_flag);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
