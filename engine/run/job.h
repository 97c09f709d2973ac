/* SPDX-License-Identifier: GPL-3.0-or-later */
/* job.h - a run of mc.h seen from inside: what its threads share, and who does what. */
#ifndef BIDE_RUN_JOB_H
#define BIDE_RUN_JOB_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "engine/run/plan.h"

struct bide_job {
    const struct bide_mc_study *study;
    const struct bide_mc_plan *plan;
    double *rows;         /* of all tasks; NULL in a rank that follows */
    size_t group;         /* tasks that one thread does in a row */
    atomic_size_t next;   /* task; those before it are given out */
    atomic_size_t done;   /* tasks, with those done before */
    atomic_size_t failed; /* lowest task that failed, SIZE_MAX while none has */
    enum bide_err err;    /* its error */
};

/* Tasks in a row, and where the first one's row goes. */
struct bide_job_part {
    size_t first;
    size_t count;
    double *rows;
};

void bide_job_init(struct bide_job *job, const struct bide_mc_study *study,
                   const struct bide_mc_plan *plan, double *rows);

/* Remember the error of the lowest task that failed. */
void bide_job_fail(struct bide_job *job, size_t task, enum bide_err err);

/* The user asked to stop. */
bool bide_job_is_stopped(const struct bide_job *job);

/* The next groups, at most most of them, without those at both ends that are done
 * already; false: none are left. */
bool bide_job_take(struct bide_job *job, size_t most, struct bide_job_part *part);

/* Note that the rows of these tasks are filled. */
void bide_job_note(struct bide_job *job, size_t first, size_t count);

/* Do what may still start of the part; answers how many tasks were done. */
size_t bide_job_run(struct bide_job *job, void *worker, const struct bide_job_part *part);

#endif
