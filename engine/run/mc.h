/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mc.h - replications spread over threads. Replication r writes row r and nothing else,
 * so results do not depend on how many threads there are or on who was faster. */
#ifndef BIDE_RUN_MC_H
#define BIDE_RUN_MC_H

#include <stdatomic.h>
#include <stddef.h>

#include "engine/base/err.h"

/* What one task does. context is shared by all threads and only read. */
struct bide_mc_study {
    const void *context;
    size_t width; /* doubles in a row */
    /* Make the storage one thread keeps from task to task. */
    enum bide_err (*open)(const void *context, void **worker);
    /* Also called after a failed open, with what it left in *worker: NULL if nothing. */
    void (*close)(void *worker);
    /* Fill row (zeroed before the call) from the task's number alone. Neighbouring rows
     * may share a cache line, so a short row is best written once, at the end. */
    enum bide_err (*replicate)(const void *context, void *worker, size_t task,
                               double *row);
};

struct bide_mc_plan {
    size_t task_count;
    int threads;      /* 0: as many as OpenMP gives */
    atomic_int *stop; /* may be NULL; not 0: start no more tasks. Lock-free, so that a
                         signal handler may set it while threads look */
    /* By task; may be NULL. A task whose flag is set is done already: it is left out and
     * its row taken as it is. The flags of other tasks are set, with release order, once
     * their rows are filled, so that progress may read those rows while others run. */
    atomic_bool *done;
    /* May be NULL; called by the calling thread with the tasks done so far, those that
     * were done already among them, after each of its own tasks and once at the end. */
    void (*progress)(void *progress_context, size_t done);
    void *progress_context;
};

/* The rows of a study, and which of them are filled. */
struct bide_mc_table {
    double *rows;      /* by task and column */
    atomic_bool *done; /* by task, as in the plan */
    size_t task_count;
    size_t width;
};

/* Fill rows[task_count * width]. After an error only tasks below the failed one are still
 * started, so that the error returned is that of the lowest task that fails, whatever the
 * threads; a failed open counts as task 0. BIDE_ERR_STOPPED if tasks were left undone
 * because stop was set. Rows of tasks not done are left as they were. */
BIDE_MUST_CHECK enum bide_err bide_mc_run(const struct bide_mc_study *study,
                                          const struct bide_mc_plan *plan, double *rows);

/* Threads that a plan with this number would use. */
int bide_mc_threads(int threads);

#endif
