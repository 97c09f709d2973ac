/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/job.h"

#include <stdint.h>
#include <string.h>

/* Only who was given a task looks at its flag before it is set, so no order is needed. */
static bool is_done(const struct bide_mc_plan *plan, size_t task)
{
    return plan->done != NULL
           && atomic_load_explicit(&plan->done[task], memory_order_relaxed);
}

static size_t count_done(const struct bide_mc_plan *plan)
{
    size_t count = 0;
    for (size_t task = 0; plan->done != NULL && task < plan->task_count; ++task) {
        count += is_done(plan, task);
    }
    return count;
}

void bide_job_init(struct bide_job *job, const struct bide_mc_study *study,
                   const struct bide_mc_plan *plan, double *rows)
{
    *job = (struct bide_job){ .study = study,
                              .plan = plan,
                              .group = plan->group > 0 ? plan->group : 1,
                              .failed = SIZE_MAX };
    job->rows = rows;
    job->done = count_done(plan);
}

void bide_job_fail(struct bide_job *job, size_t task, enum bide_err err)
{
#pragma omp critical(bide_job_fail)
    if (task < atomic_load(&job->failed)) {
        atomic_store(&job->failed, task);
        job->err = err;
    }
}

bool bide_job_is_stopped(const struct bide_job *job)
{
    return job->plan->stop != NULL && atomic_load(job->plan->stop) != 0;
}

/* Only tasks above a failed one are left out. All below it run, so the error returned is
 * that of the lowest failing task, whatever the order in which threads came to them. */
static bool may_start(struct bide_job *job, size_t task)
{
    return !bide_job_is_stopped(job) && task < atomic_load(&job->failed);
}

static void trim(const struct bide_job *job, struct bide_job_part *part)
{
    while (part->count > 0 && is_done(job->plan, part->first)) {
        ++part->first;
        --part->count;
    }
    while (part->count > 0 && is_done(job->plan, part->first + part->count - 1)) {
        --part->count;
    }
}

bool bide_job_take(struct bide_job *job, size_t most, struct bide_job_part *part)
{
    const size_t end = job->plan->task_count;
    const size_t wish = most * job->group;
    part->count = 0;
    while (part->count == 0 && !bide_job_is_stopped(job)) {
        part->first = atomic_fetch_add(&job->next, wish);
        if (part->first >= end) {
            return false;
        }
        part->count = end - part->first < wish ? end - part->first : wish;
        trim(job, part);
    }
    part->rows = job->rows + part->first * job->study->width;
    return part->count > 0;
}

void bide_job_note(struct bide_job *job, size_t first, size_t count)
{
    atomic_bool *flags = job->plan->done;
    size_t fresh = flags == NULL ? count : 0;
    for (size_t i = first; flags != NULL && i < first + count; ++i) {
        fresh += !is_done(job->plan, i);
        atomic_store_explicit(&flags[i], true, memory_order_release);
    }
    atomic_fetch_add(&job->done, fresh);
}

static bool run_task(struct bide_job *job, void *worker, size_t task, double *row)
{
    const struct bide_mc_study *study = job->study;
    memset(row, 0, study->width * sizeof(row[0]));
    const enum bide_err err = study->replicate(study->context, worker, task, row);
    if (err != BIDE_OK) {
        bide_job_fail(job, task, err);
        return false;
    }
    if (job->rows != NULL) {
        bide_job_note(job, task, 1);
    }
    return true;
}

size_t bide_job_run(struct bide_job *job, void *worker, const struct bide_job_part *part)
{
    const bool has_flags = job->rows != NULL; /* else the rows are for the first rank */
    size_t done = 0;
    for (size_t i = 0; i < part->count; ++i) {
        const size_t task = part->first + i;
        double *row = part->rows + i * job->study->width;
        if (may_start(job, task) && !(has_flags && is_done(job->plan, task))) {
            done += run_task(job, worker, task, row);
        }
    }
    return done;
}
