/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mc.h - replications spread over threads. Replication r writes row r and nothing else, so
 * results do not depend on how many threads there are or on who was faster. */
#ifndef BIDE_RUN_MC_H
#define BIDE_RUN_MC_H

#include <signal.h>
#include <stddef.h>

#include "engine/base/err.h"

/* What one task does. context is shared by all threads and only read. */
struct bide_mc_study {
    const void *context;
    size_t width; /* doubles in a row */
    /* Make the storage one thread keeps from task to task. */
    enum bide_err (*open)(const void *context, void **worker);
    void (*close)(void *worker); /* also called with NULL after a failed open */
    /* Fill row (zeroed before the call) from the task's number alone. */
    enum bide_err (*replicate)(const void *context, void *worker, size_t task, double *row);
};

struct bide_mc_plan {
    size_t task_count;
    int threads;                       /* 0: as many as OpenMP gives */
    const volatile sig_atomic_t *stop; /* may be NULL; not 0 asks to stop soon */
    /* May be NULL; called now and then by one thread with the tasks done so far. */
    void (*progress)(void *progress_context, size_t done);
    void *progress_context;
};

/* Fill rows[task_count * width]. The first error by task number is returned, and
 * BIDE_ERR_STOPPED if stop was set before all tasks were done. */
BIDE_MUST_CHECK enum bide_err bide_mc_run(const struct bide_mc_study *study,
                                          const struct bide_mc_plan *plan, double *rows);

/* Threads that a plan with this number would use. */
int bide_mc_threads(int threads);

#endif
