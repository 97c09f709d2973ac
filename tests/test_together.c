/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs shared by several ranks, which are threads here. */
#include <check.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/run/follow.h"
#include "engine/run/lead.h"
#include "engine/run/mc.h"
#include "tests/fake_ranks.h"

enum { TASKS = 300, WIDTH = 2, NEVER = 1000000, CODE = 3, SEED = 77, SIGNAL = 15 };

/* What the tasks are to do, and what was seen of them; shared by all ranks. */
struct probe {
    size_t task_count;
    size_t group;
    int threads;
    size_t fails_at;
    int odd_rank;      /* has another identity; 0: none */
    int unready_rank;  /* cannot begin */
    int silent_rank;   /* never answers */
    int stopping_rank; /* a signal stops it at its first task */
    atomic_int stops[FAKE_RANKS_MOST];
    atomic_int ran[TASKS];
    double rows[TASKS][WIDTH];
    atomic_bool done[TASKS];
    size_t progress;
    bool progress_fell;
};

/* One rank. */
struct member {
    struct probe *probe;
    struct bide_ranks ranks;
    int code;      /* it ends with */
    uint64_t seed; /* it was told */
    pthread_t thread;
};

static double value_of(size_t task)
{
    return (double) ((task + 1) * 0x9E3779B97F4A7C15U >> 11) * 0x1p-53;
}

static enum bide_err open_worker(const void *context, void **made)
{
    (void) context;
    *made = NULL;
    return BIDE_OK;
}

static void close_worker(void *worker)
{
    (void) worker;
}

/* Where a signal is to come, a task ends only once it came, but for the first task that
 * brings it about. */
static void wait_for_stop(struct probe *probe, int rank, size_t task)
{
    const int who = probe->stopping_rank;
    const bool waits = probe->silent_rank > 0 ? task > 0 : who > 0 && rank != who;
    while (waits && atomic_load(&probe->stops[rank]) == 0) {
        sched_yield();
    }
}

static enum bide_err replicate(const void *context, void *worker, size_t task,
                               double *row)
{
    (void) worker;
    const struct member *member = context;
    struct probe *probe = member->probe;
    const int rank = member->ranks.rank;
    atomic_fetch_add(&probe->ran[task], 1);
    row[0] = (double) task;
    row[1] = value_of(task);
    if (rank > 0 && rank == probe->stopping_rank) {
        atomic_store(&probe->stops[rank], SIGNAL);
    }
    wait_for_stop(probe, rank, task);
    return task >= probe->fails_at ? BIDE_ERR_AUDIT : BIDE_OK;
}

static void note_progress(void *context, size_t done)
{
    struct probe *probe = context;
    probe->progress_fell = probe->progress_fell || done < probe->progress;
    probe->progress = done;
}

static enum bide_err run(struct member *member)
{
    struct probe *probe = member->probe;
    const int rank = member->ranks.rank;
    const bool leads = rank == 0;
    const struct bide_mc_study study = { member, WIDTH, open_worker, close_worker,
                                         replicate };
    struct bide_mc_plan plan = { .task_count = probe->task_count,
                                 .threads = probe->threads,
                                 .group = probe->group,
                                 .stop = &probe->stops[rank],
                                 .ranks = &member->ranks,
                                 .order = { SEED },
                                 .identity = rank > 0 && rank == probe->odd_rank };
    plan.done = leads ? probe->done : NULL;
    plan.progress = leads ? note_progress : NULL;
    plan.progress_context = probe;
    return bide_mc_run(&study, &plan, leads ? &probe->rows[0][0] : NULL);
}

static void *follow(void *context)
{
    struct member *member = context;
    struct probe *probe = member->probe;
    atomic_int *stop = &probe->stops[member->ranks.rank];
    uint64_t order[BIDE_RANKS_WORDS];
    while (bide_follow_await(&member->ranks, stop, order, &member->code)) {
        const int rank = member->ranks.rank;
        member->seed = order[0];
        enum bide_err err = BIDE_ERR_SPEC;
        if (rank == probe->silent_rank) {
            return NULL;
        }
        if (rank != probe->unready_rank) {
            err = run(member);
        }
        bide_follow_leave(&member->ranks, stop, err, SIZE_MAX);
    }
    return NULL;
}

static void start(struct member *members, struct probe *probe, int count)
{
    for (int rank = 0; rank < count; ++rank) {
        members[rank] =
            (struct member){ .probe = probe, .ranks = fake_ranks_new(rank, count) };
    }
    for (int rank = 1; rank < count; ++rank) {
        ck_assert_int_eq(
            pthread_create(&members[rank].thread, NULL, follow, &members[rank]), 0);
    }
}

static void end(struct member *members, int count)
{
    bide_lead_end(&members[0].ranks, CODE);
    for (int rank = 1; rank < count; ++rank) {
        ck_assert_int_eq(pthread_join(members[rank].thread, NULL), 0);
    }
}

static struct probe new_probe(int threads, size_t group)
{
    return (struct probe){ .task_count = TASKS,
                           .group = group,
                           .threads = threads,
                           .fails_at = NEVER,
                           .silent_rank = -1,
                           .unready_rank = -1 };
}

static enum bide_err run_with(struct probe *probe, struct member *members, int count)
{
    start(members, probe, count);
    const enum bide_err err = run(&members[0]);
    end(members, count);
    return err;
}

static void check_rows(const struct probe *probe)
{
    for (size_t task = 0; task < probe->task_count; ++task) {
        ck_assert_double_eq(probe->rows[task][0], (double) task);
        ck_assert_double_eq(probe->rows[task][1], value_of(task));
        ck_assert(probe->done[task]);
    }
}

/* _i: 1 to 4 ranks, each with 1 and 2 threads, groups of 1 and 7. */
START_TEST(row_r_comes_from_task_r_whoever_does_it)
{
    const int count = 1 + _i / 4;
    struct probe probe = new_probe(1 + _i % 2, _i % 4 < 2 ? 1 : 7);
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, count), BIDE_OK);

    check_rows(&probe);
    for (size_t task = 0; task < TASKS; ++task) {
        ck_assert_int_eq(probe.ran[task], 1);
    }
    ck_assert_uint_eq(probe.progress, TASKS);
    ck_assert(!probe.progress_fell);
    for (int rank = 1; rank < count; ++rank) {
        ck_assert_uint_eq(members[rank].seed, SEED);
        ck_assert_int_eq(members[rank].code, CODE);
        ck_assert(!members[rank].ranks.is_lost);
    }
}
END_TEST

START_TEST(one_run_may_follow_another)
{
    struct probe probe = new_probe(2, 1);
    struct member members[FAKE_RANKS_MOST];
    start(members, &probe, 3);

    ck_assert_int_eq(run(&members[0]), BIDE_OK);
    for (size_t task = 0; task < TASKS; ++task) {
        probe.done[task] = false;
        probe.rows[task][1] = 0;
    }
    probe.progress = 0;
    ck_assert_int_eq(run(&members[0]), BIDE_OK);
    end(members, 3);

    check_rows(&probe);
    ck_assert_int_eq(probe.ran[TASKS - 1], 2);
}
END_TEST

START_TEST(fewer_tasks_than_ranks_are_enough)
{
    struct probe probe = new_probe(2, 1);
    probe.task_count = 2;
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 4), BIDE_OK);

    check_rows(&probe);
}
END_TEST

START_TEST(tasks_done_before_are_not_done_again)
{
    struct probe probe = new_probe(1, 1);
    struct member members[FAKE_RANKS_MOST];
    for (size_t task = 0; task < TASKS / 2; ++task) {
        probe.done[task] = true;
        probe.rows[task][0] = (double) task;
        probe.rows[task][1] = value_of(task);
    }

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_OK);

    check_rows(&probe);
    ck_assert_uint_eq(probe.progress, TASKS);
    for (size_t task = 0; task < TASKS; ++task) {
        ck_assert_int_eq(probe.ran[task], task < TASKS / 2 ? 0 : 1);
    }
}
END_TEST

/* So that no rank waits long for another at the end, and a rank holds few rows. */
START_TEST(chunks_are_small_and_get_smaller)
{
    struct probe probe = new_probe(1, 1);
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_OK);

    ck_assert_uint_le(fake_ranks_most_rows(), TASKS / 6 * WIDTH);
    ck_assert_uint_le(fake_ranks_last_rows(), 4 * WIDTH);
}
END_TEST

/* All tasks from fails_at on fail, in whatever rank they are. */
START_TEST(the_error_of_the_lowest_task_is_returned)
{
    struct probe probe = new_probe(2, 1);
    probe.fails_at = (size_t) _i * 50;
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_ERR_AUDIT);

    for (size_t task = 0; task < TASKS; ++task) {
        ck_assert(!probe.done[task] || task < probe.fails_at);
    }
    ck_assert_int_eq(members[0].ranks.faulty, 0);
}
END_TEST

START_TEST(a_rank_that_runs_something_else_is_found_out)
{
    struct probe probe = new_probe(1, 1);
    probe.odd_rank = 2;
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_ERR_INPUT);

    ck_assert(members[0].ranks.faulty == 2 && members[0].ranks.is_other);
}
END_TEST

START_TEST(a_rank_that_cannot_begin_is_named)
{
    struct probe probe = new_probe(1, 1);
    probe.unready_rank = 1;
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_ERR_SPEC);

    ck_assert_int_eq(members[0].ranks.faulty, 1);
    ck_assert_int_eq(members[0].ranks.faulted, BIDE_ERR_SPEC);
    ck_assert(!members[0].ranks.is_other);
}
END_TEST

START_TEST(a_signal_to_one_rank_stops_all)
{
    struct probe probe = new_probe(1, 1);
    probe.stopping_rank = 1;
    struct member members[FAKE_RANKS_MOST];

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_ERR_STOPPED);

    ck_assert_int_eq(probe.stops[0], SIGNAL);
    ck_assert_int_eq(probe.stops[2], SIGNAL);
    ck_assert_int_eq(members[2].code, CODE);
    for (size_t task = 0; task < TASKS; ++task) {
        ck_assert(!probe.done[task] || fabs(probe.rows[task][1] - value_of(task)) <= 0.0);
    }
}
END_TEST

static void *stop_soon(void *context)
{
    struct probe *probe = context;
    while (atomic_load(&probe->ran[0]) == 0) {
        sched_yield();
    }
    atomic_store(&probe->stops[0], SIGNAL);
    return NULL;
}

/* A launcher stops the first rank when another dies: it keeps what it has and waits no
 * longer than a second for the dead. */
START_TEST(a_rank_that_died_is_not_waited_for)
{
    struct probe probe = new_probe(1, 1);
    probe.silent_rank = 1;
    struct member members[FAKE_RANKS_MOST];
    pthread_t stopper;
    ck_assert_int_eq(pthread_create(&stopper, NULL, stop_soon, &probe), 0);

    ck_assert_int_eq(run_with(&probe, members, 3), BIDE_ERR_STOPPED);

    ck_assert_int_eq(pthread_join(stopper, NULL), 0);
    ck_assert(members[0].ranks.is_lost);
    ck_assert(members[2].ranks.is_lost); /* so it does not wait for a common end either */
    ck_assert(probe.done[0]);
}
END_TEST

START_TEST(a_rank_left_alone_ends_when_told_by_a_signal)
{
    struct probe probe = new_probe(1, 1);
    struct member member = { .probe = &probe };
    (void) fake_ranks_new(0, 2);
    member.ranks = fake_ranks_new(1, 2);
    probe.stops[1] = SIGNAL;

    follow(&member);

    ck_assert_int_eq(member.code, 128 + SIGNAL);
    ck_assert(member.ranks.is_lost);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("together");
    TCase *tests = tcase_create("together");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, row_r_comes_from_task_r_whoever_does_it, 0, 16);
    tcase_add_test(tests, one_run_may_follow_another);
    tcase_add_test(tests, fewer_tasks_than_ranks_are_enough);
    tcase_add_test(tests, tasks_done_before_are_not_done_again);
    tcase_add_test(tests, chunks_are_small_and_get_smaller);
    tcase_add_loop_test(tests, the_error_of_the_lowest_task_is_returned, 0, 6);
    tcase_add_test(tests, a_rank_that_runs_something_else_is_found_out);
    tcase_add_test(tests, a_rank_that_cannot_begin_is_named);
    tcase_add_test(tests, a_signal_to_one_rank_stops_all);
    tcase_add_test(tests, a_rank_that_died_is_not_waited_for);
    tcase_add_test(tests, a_rank_left_alone_ends_when_told_by_a_signal);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
