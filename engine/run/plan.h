/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.h - what a run of mc.h is to do, and how. */
#ifndef BIDE_RUN_PLAN_H
#define BIDE_RUN_PLAN_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/run/ranks.h"

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
    /* Tasks that one thread does in a row, as the scenarios of a replication; 0: 1. */
    size_t group;
    /* May be NULL: this process is the only one. Else they share the tasks: all call
     * bide_mc_run with the same plan, after the others got the first one's order (see
     * follow.h); the first alone has rows, done and progress, and stop is not NULL. With
     * identity, which is to be the same in all, it knows who runs something else. */
    struct bide_ranks *ranks;
    uint64_t order[BIDE_RANKS_WORDS];
    uint64_t identity;
};

#endif
