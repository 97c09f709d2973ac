/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/mc.h"

#include <omp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct job {
    const struct bide_mc_study *study;
    const struct bide_mc_plan *plan;
    double *rows;
    atomic_size_t done;   /* tasks, with those done before */
    atomic_size_t failed; /* lowest task that failed, SIZE_MAX while none has */
    enum bide_err err;    /* its error */
};

static void fail(struct job *job, size_t task, enum bide_err err)
{
#pragma omp critical(bide_mc_fail)
    if (task < atomic_load(&job->failed)) {
        atomic_store(&job->failed, task);
        job->err = err;
    }
}

/* A thread looks at the flag of a task that only it may run, so no order is needed. */
static bool is_done(const struct bide_mc_plan *plan, size_t task)
{
    return plan->done != NULL
           && atomic_load_explicit(&plan->done[task], memory_order_relaxed);
}

/* Only tasks above a failed one are left out. All below it run, so the error returned is
 * that of the lowest failing task, whatever the order in which threads came to them. */
static bool may_start(struct job *job, size_t task)
{
    const int stop = job->plan->stop != NULL ? atomic_load(job->plan->stop) : 0;
    return stop == 0 && task < atomic_load(&job->failed);
}

static void run_task(struct job *job, void *worker, size_t task)
{
    const struct bide_mc_study *study = job->study;
    double *row = job->rows + task * study->width;
    memset(row, 0, study->width * sizeof(row[0]));
    const enum bide_err err = study->replicate(study->context, worker, task, row);
    if (err != BIDE_OK) {
        fail(job, task, err);
        return;
    }
    if (job->plan->done != NULL) {
        atomic_store_explicit(&job->plan->done[task], true, memory_order_release);
    }
    atomic_fetch_add(&job->done, 1);
    if (job->plan->progress != NULL && omp_get_thread_num() == 0) {
        job->plan->progress(job->plan->progress_context, atomic_load(&job->done));
    }
}

/* What one thread does. A thread that could not open its worker takes part in the loop,
 * as OpenMP asks of all, but no task may start any more: none is below task 0. */
static void run_thread(struct job *job)
{
    const struct bide_mc_study *study = job->study;
    void *worker = NULL;
    const enum bide_err err = study->open(study->context, &worker);
    if (err != BIDE_OK) {
        fail(job, 0, err);
    }
#pragma omp for schedule(dynamic, 1) nowait
    for (size_t task = 0; task < job->plan->task_count; ++task) {
        if (!is_done(job->plan, task) && may_start(job, task)) {
            run_task(job, worker, task);
        }
    }
    study->close(worker);
}

static size_t count_done(const struct bide_mc_plan *plan)
{
    size_t count = 0;
    for (size_t task = 0; plan->done != NULL && task < plan->task_count; ++task) {
        count += is_done(plan, task);
    }
    return count;
}

static int thread_count(const struct bide_mc_plan *plan, size_t tasks)
{
    const int most = bide_mc_threads(plan->threads);
    return tasks < (size_t) most ? (int) tasks : most;
}

enum bide_err bide_mc_run(const struct bide_mc_study *study,
                          const struct bide_mc_plan *plan, double *rows)
{
    if (plan->task_count == 0) {
        return BIDE_OK;
    }
    struct job job = { .study = study, .plan = plan, .failed = SIZE_MAX };
    job.rows = rows;
    job.done = count_done(plan);
    const int threads = thread_count(plan, plan->task_count - job.done);

    if (threads > 0) {
#pragma omp parallel num_threads(threads) default(none) shared(job)
        run_thread(&job);
    }

    const size_t done = atomic_load(&job.done);
    if (plan->progress != NULL) {
        plan->progress(plan->progress_context, done);
    }
    if (job.err == BIDE_OK && done < plan->task_count) {
        return BIDE_ERR_STOPPED;
    }
    return job.err;
}

int bide_mc_threads(int threads)
{
    BIDE_REQUIRE(threads >= 0);
    return threads > 0 ? threads : omp_get_max_threads();
}
