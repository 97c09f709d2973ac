/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/mc.h"

#include <check.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/mem.h"

enum { WIDTH = 3, TASKS = 500, NEVER = 1000000, PATIENCE = 10000000, UNTOUCHED = -1 };

static const int thread_counts[] = { 1, 2, 3, 8 };
enum { THREAD_COUNTS = sizeof(thread_counts) / sizeof(thread_counts[0]) };

/* What the tasks of a test are to do, and what was seen of them. */
struct probe {
    size_t fails_at;     /* with BIDE_ERR_AUDIT, once fails_first has failed */
    size_t fails_first;  /* with BIDE_ERR_LIMIT */
    size_t stops_at;     /* those above it wait for it */
    int opens_that_work; /* the rest fail */
    atomic_int stop;
    atomic_bool has_failed;
    atomic_int opened;
    atomic_int closed;
    atomic_int ran;
    atomic_int found_dirty; /* rows not zeroed */
    double rows[TASKS][WIDTH];
    pthread_t caller;
    size_t progress; /* the last told */
    int progress_calls;
    bool progress_fell;
    bool progress_elsewhere;
};

struct context {
    struct probe *probe;
};

struct worker {
    struct probe *probe;
    int tasks; /* counted without a lock: only one thread uses a worker */
};

static struct probe new_probe(void)
{
    struct probe probe = { .fails_at = NEVER,
                           .fails_first = NEVER,
                           .stops_at = NEVER,
                           .opens_that_work = NEVER,
                           .caller = pthread_self() };
    for (size_t i = 0; i < TASKS; ++i) {
        probe.rows[i][0] = probe.rows[i][1] = probe.rows[i][2] = UNTOUCHED;
    }
    return probe;
}

static enum bide_err open_worker(const void *context, void **made)
{
    struct probe *probe = ((const struct context *) context)->probe;
    if (atomic_fetch_add(&probe->opened, 1) >= probe->opens_that_work) {
        return BIDE_ERR_MEMORY;
    }
    struct worker *worker = bide_mem_zeroed(1, sizeof(*worker));
    if (worker == NULL) {
        return BIDE_ERR_MEMORY;
    }
    worker->probe = probe;
    *made = worker;
    return BIDE_OK;
}

static void close_worker(void *data)
{
    struct worker *worker = data;
    if (worker != NULL) {
        atomic_fetch_add(&worker->probe->closed, 1);
        atomic_fetch_add(&worker->probe->ran, worker->tasks);
    }
    bide_mem_free(worker);
}

static void fill(double *row, size_t task)
{
    row[0] = (double) task;
    row[1] = (double) ((task + 1) * 0x9E3779B97F4A7C15U >> 11) * 0x1p-53;
}

static enum bide_err fail_late(struct probe *probe)
{
    const bool is_second = probe->fails_first != NEVER;
    for (int i = 0; is_second && i < PATIENCE && !atomic_load(&probe->has_failed); ++i) {
        sched_yield();
    }
    return BIDE_ERR_AUDIT;
}

static void stop_or_wait(struct probe *probe, size_t task)
{
    if (task == probe->stops_at) {
        atomic_store(&probe->stop, 1);
    }
    for (int i = 0; task > probe->stops_at && i < PATIENCE; ++i) {
        if (atomic_load(&probe->stop) != 0) {
            return;
        }
        sched_yield();
    }
}

static enum bide_err replicate(const void *context, void *data, size_t task, double *row)
{
    struct probe *probe = ((const struct context *) context)->probe;
    ++((struct worker *) data)->tasks;
    if (task == probe->fails_first) {
        atomic_store(&probe->has_failed, true);
        return BIDE_ERR_LIMIT;
    }
    if (task == probe->fails_at) {
        return fail_late(probe);
    }
    stop_or_wait(probe, task);
    if (row[0] != 0 || row[1] != 0 || row[2] != 0) {
        atomic_fetch_add(&probe->found_dirty, 1);
    }
    fill(row, task);
    return BIDE_OK;
}

static void note_progress(void *progress_context, size_t done)
{
    struct probe *probe = progress_context;
    probe->progress_elsewhere |= pthread_equal(pthread_self(), probe->caller) == 0;
    probe->progress_fell |= done < probe->progress;
    probe->progress = done;
    ++probe->progress_calls;
}

static enum bide_err run(struct probe *probe, size_t task_count, int threads)
{
    const struct bide_mc_study study = { &(const struct context){ probe }, WIDTH,
                                         open_worker, close_worker, replicate };
    struct bide_mc_plan plan = { .task_count = task_count, .stop = &probe->stop };
    plan.threads = threads;
    plan.progress = note_progress;
    plan.progress_context = probe;
    return bide_mc_run(&study, &plan, &probe->rows[0][0]);
}

static void check_row(const struct probe *probe, size_t task)
{
    double expected[WIDTH] = { 0 };
    fill(expected, task);
    for (size_t i = 0; i < WIDTH; ++i) {
        ck_assert_double_eq(probe->rows[task][i], expected[i]);
    }
}

START_TEST(row_r_comes_from_task_r_for_any_number_of_threads)
{
    struct probe probe = new_probe();

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_OK);

    for (size_t task = 0; task < TASKS; ++task) {
        check_row(&probe, task);
    }
    ck_assert_int_eq(probe.ran, TASKS);
    ck_assert_int_eq(probe.found_dirty, 0);
}
END_TEST

START_TEST(each_thread_opens_one_worker_and_closes_it)
{
    struct probe probe = new_probe();

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_OK);

    ck_assert_int_eq(probe.opened, thread_counts[_i]);
    ck_assert_int_eq(probe.closed, thread_counts[_i]);
}
END_TEST

START_TEST(no_more_threads_are_used_than_tasks)
{
    struct probe probe = new_probe();

    ck_assert_int_eq(run(&probe, 2, 8), BIDE_OK);

    ck_assert_int_eq(probe.opened, 2);
    check_row(&probe, 0);
    check_row(&probe, 1);
    ck_assert_double_eq(probe.rows[2][0], UNTOUCHED);
}
END_TEST

START_TEST(no_tasks_are_done_without_a_worker)
{
    struct probe probe = new_probe();

    ck_assert_int_eq(run(&probe, 0, 2), BIDE_OK);

    ck_assert_int_eq(probe.opened, 0);
}
END_TEST

START_TEST(stop_and_progress_may_be_left_out)
{
    struct probe probe = new_probe();
    const struct context context = { &probe };
    const struct bide_mc_study study = { &context, WIDTH, open_worker, close_worker,
                                         replicate };
    const struct bide_mc_plan plan = { .task_count = TASKS, .threads = 2 };

    ck_assert_int_eq(bide_mc_run(&study, &plan, &probe.rows[0][0]), BIDE_OK);

    ck_assert_int_eq(probe.ran, TASKS);
}
END_TEST

START_TEST(an_error_leaves_out_the_tasks_after_it)
{
    struct probe probe = new_probe();
    probe.fails_at = 20;

    ck_assert_int_eq(run(&probe, TASKS, 1), BIDE_ERR_AUDIT);

    ck_assert_int_eq(probe.ran, 21);
    ck_assert_int_eq(probe.closed, 1);
    ck_assert_uint_eq(probe.progress, 20);
    check_row(&probe, 19);
    ck_assert_double_eq(probe.rows[21][0], UNTOUCHED);
}
END_TEST

/* Task 3 ends only after task 7 has failed, and still its error is the one returned. */
START_TEST(the_error_of_the_lowest_task_is_returned)
{
    for (int repeat = 0; repeat < 20; ++repeat) {
        struct probe probe = new_probe();
        probe.fails_at = 3;
        probe.fails_first = 7;

        ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_ERR_AUDIT);

        ck_assert(atomic_load(&probe.has_failed));
        ck_assert_int_eq(probe.opened, probe.closed);
    }
}
END_TEST

START_TEST(a_worker_that_does_not_open_fails_the_run_and_blocks_no_one)
{
    struct probe probe = new_probe();
    probe.opens_that_work = _i;

    ck_assert_int_eq(run(&probe, TASKS, 3), BIDE_ERR_MEMORY);

    ck_assert_int_eq(probe.opened, 3);
    ck_assert_int_eq(probe.closed, _i);
}
END_TEST

START_TEST(a_run_stopped_before_it_starts_does_nothing)
{
    struct probe probe = new_probe();
    probe.stop = 1;

    ck_assert_int_eq(run(&probe, TASKS, 2), BIDE_ERR_STOPPED);

    ck_assert_int_eq(probe.ran, 0);
    ck_assert_int_eq(probe.closed, probe.opened);
}
END_TEST

START_TEST(a_stop_lets_only_the_tasks_under_way_end)
{
    struct probe probe = new_probe();
    probe.stops_at = 20;

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_ERR_STOPPED);

    ck_assert_int_le(probe.ran, 20 + thread_counts[_i]);
    check_row(&probe, 20);
}
END_TEST

START_TEST(a_stop_after_the_last_task_comes_too_late)
{
    struct probe probe = new_probe();
    probe.stops_at = TASKS - 1;

    ck_assert_int_eq(run(&probe, TASKS, 1), BIDE_OK);

    ck_assert_int_eq(probe.ran, TASKS);
}
END_TEST

START_TEST(progress_only_rises_and_ends_at_the_total)
{
    struct probe probe = new_probe();

    ck_assert_int_eq(run(&probe, TASKS, thread_counts[_i]), BIDE_OK);

    ck_assert_uint_eq(probe.progress, TASKS);
    ck_assert_int_ge(probe.progress_calls, thread_counts[_i] == 1 ? TASKS : 1);
    ck_assert(!probe.progress_fell);
    ck_assert(!probe.progress_elsewhere);
}
END_TEST

START_TEST(the_threads_asked_for_are_the_threads_used)
{
    ck_assert_int_eq(bide_mc_threads(5), 5);
    ck_assert_int_ge(bide_mc_threads(0), 1);
}
END_TEST

/* OpenMP reads its environment when a program starts, so another one is needed: this same
 * program, which answers with its number of threads if it is given an argument. */
START_TEST(no_number_means_what_the_environment_says)
{
    char name[] = "test_mc";
    char ask[] = "threads";
    char setting[] = "OMP_NUM_THREADS=3";
    char *const arguments[] = { name, ask, NULL };
    char *const environment[] = { setting, NULL };
    const pid_t child = fork();
    ck_assert_int_ne(child, -1);
    if (child == 0) {
        execve("/proc/self/exe", arguments, environment);
        _exit(100);
    }

    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);

    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 3);
}
END_TEST

START_TEST(fewer_than_no_threads_abort)
{
    bide_mc_threads(-1);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, row_r_comes_from_task_r_for_any_number_of_threads, 0,
                        THREAD_COUNTS);
    tcase_add_loop_test(tests, each_thread_opens_one_worker_and_closes_it, 0,
                        THREAD_COUNTS);
    tcase_add_test(tests, no_more_threads_are_used_than_tasks);
    tcase_add_test(tests, no_tasks_are_done_without_a_worker);
    tcase_add_test(tests, an_error_leaves_out_the_tasks_after_it);
    tcase_add_loop_test(tests, the_error_of_the_lowest_task_is_returned, 1,
                        THREAD_COUNTS);
    tcase_add_loop_test(
        tests, a_worker_that_does_not_open_fails_the_run_and_blocks_no_one, 0, 3);
    tcase_add_test(tests, a_run_stopped_before_it_starts_does_nothing);
    tcase_add_loop_test(tests, a_stop_lets_only_the_tasks_under_way_end, 0,
                        THREAD_COUNTS);
    tcase_add_test(tests, a_stop_after_the_last_task_comes_too_late);
    tcase_add_loop_test(tests, progress_only_rises_and_ends_at_the_total, 0,
                        THREAD_COUNTS);
    tcase_add_test(tests, stop_and_progress_may_be_left_out);
    tcase_add_test(tests, the_threads_asked_for_are_the_threads_used);
    tcase_add_test(tests, no_number_means_what_the_environment_says);
}

/* No OpenMP before the runner forks: GNU's would wait for ever in the children. */
int main(int argc, char **argv)
{
    (void) argv;
    if (argc > 1) {
        return bide_mc_threads(0);
    }
    Suite *suite = suite_create("mc");
    TCase *tests = tcase_create("mc");
    TCase *aborts = tcase_create("abort");
    tcase_set_tags(aborts, "abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    add_tests(tests);
    tcase_add_test_raise_signal(aborts, fewer_than_no_threads_abort, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
