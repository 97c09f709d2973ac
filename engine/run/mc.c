/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/mc.h"

#include <omp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/run/follow.h"
#include "engine/run/job.h"
#include "engine/run/lead.h"

/* Nobody reads it but a second such runtime in this process. */
static void remove_registration(void)
{
    char name[64];
    (void) snprintf(name, sizeof(name), "/__KMP_REGISTERED_LIB_%ld_%ld", (long) getpid(),
                    (long) getuid());
    (void) shm_unlink(name);
}

/* Unless the environment says otherwise, LLVM's runtime keeps threads that have nothing
 * to do turning for 0.2 s, on a core that another rank may need. */
static void let_idle_threads_sleep(void)
{
#ifdef KMP_VERSION_MAJOR
    enum { USUAL_MILLISECONDS = 200 };
    if (kmp_get_blocktime() == USUAL_MILLISECONDS) {
        kmp_set_blocktime(0);
    }
#endif
}

/* LLVM's runtime writes itself down in shared memory, in a file named after the process:
 * one killed between making and filling it leaves it empty, and the next process with
 * that number dies of SIGBUS. So what is there goes before the start, and our own after
 * it. */
static void start_openmp(void)
{
    remove_registration();
    let_idle_threads_sleep(); /* the first call, which starts it */
    remove_registration();
}

/* Where the rows are, threads take one group after another. */
static void work(struct bide_job *job, void *worker)
{
    const struct bide_mc_plan *plan = job->plan;
    const bool is_caller = omp_get_thread_num() == 0;
    struct bide_job_part part;
    while (bide_job_take(job, 1, &part)) {
        const size_t done = bide_job_run(job, worker, &part);
        if (is_caller && done > 0 && plan->progress != NULL) {
            plan->progress(plan->progress_context, atomic_load(&job->done));
        }
    }
}

/* What one thread does. One that could not open its worker takes part, but no task may
 * start any more: none is below task 0. */
static void run_thread(struct bide_job *job, struct bide_follow *follow)
{
    const struct bide_mc_study *study = job->study;
    void *worker = NULL;
    const enum bide_err err = study->open(study->context, &worker);
    if (err != BIDE_OK) {
        bide_job_fail(job, 0, err);
    }
    if (follow != NULL) {
        bide_follow_work(follow, worker);
    } else {
        work(job, worker);
    }
    study->close(worker);
}

static void attend(struct bide_job *job, struct bide_follow *follow)
{
    if (follow != NULL) {
        bide_follow_attend(follow, omp_get_num_threads() - 1);
    } else {
        bide_lead_attend(job);
    }
}

/* Among several ranks the calling thread speaks with the others and another one works in
 * its place, so that nobody waits for a task to end. Not inlined: clang starts OpenMP at
 * the head of a function that has a parallel region. */
static __attribute__((noinline)) void run_threads(struct bide_job *job,
                                                  struct bide_follow *follow, int threads)
{
    const bool is_joint = bide_ranks_are_several(job->plan->ranks);
#pragma omp parallel num_threads(threads + is_joint) default(none)                       \
    shared(job, follow, is_joint)
    {
        const bool is_caller = omp_get_thread_num() == 0;
        if (is_joint && is_caller) {
            attend(job, follow);
        }
        if (!is_joint || !is_caller || omp_get_num_threads() == 1) {
            run_thread(job, follow);
        }
    }
}

static enum bide_err result(const struct bide_job *job, bool is_whole)
{
    return job->err == BIDE_OK && !is_whole ? BIDE_ERR_STOPPED : job->err;
}

/* In a rank that follows. */
static enum bide_err run_share(struct bide_job *job)
{
    const struct bide_mc_plan *plan = job->plan;
    const int threads = bide_mc_threads(plan->threads);
    struct bide_follow follow;
    enum bide_err err = bide_follow_init(&follow, job, threads);
    if (err == BIDE_OK) {
        run_threads(job, &follow, threads);
        err = result(job, !bide_job_is_stopped(job));
    }
    bide_follow_free(&follow);
    bide_follow_leave(plan->ranks, plan->stop, err, atomic_load(&job->failed));
    return err;
}

/* In the only rank, or in the first. */
static enum bide_err run_all(struct bide_job *job)
{
    const struct bide_mc_plan *plan = job->plan;
    const size_t left = plan->task_count - atomic_load(&job->done);
    const int most = bide_mc_threads(plan->threads);
    const size_t groups = (left + job->group - 1) / job->group;
    if (left > 0) {
        run_threads(job, NULL, groups < (size_t) most ? (int) groups : most);
    }
    const size_t done = atomic_load(&job->done);
    if (plan->progress != NULL) {
        plan->progress(plan->progress_context, done);
    }
    return result(job, done == plan->task_count);
}

enum bide_err bide_mc_run(const struct bide_mc_study *study,
                          const struct bide_mc_plan *plan, double *rows)
{
    if (plan->task_count == 0) {
        return BIDE_OK;
    }
    BIDE_REQUIRE(plan->ranks == NULL || plan->stop != NULL);
    start_openmp();
    struct bide_job job;
    bide_job_init(&job, study, plan, rows);
    return bide_ranks_follows(plan->ranks) ? run_share(&job) : run_all(&job);
}

int bide_mc_threads(int threads)
{
    BIDE_REQUIRE(threads >= 0);
    start_openmp();
    return threads > 0 ? threads : omp_get_max_threads();
}
