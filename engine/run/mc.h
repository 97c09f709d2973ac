/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mc.h - replications spread over threads and ranks. Replication r writes row r and
 * nothing else, so results do not depend on how many there are or on who was faster. */
#ifndef BIDE_RUN_MC_H
#define BIDE_RUN_MC_H

#include <stdatomic.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "engine/run/plan.h"

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
 * because stop was set. Rows of tasks not done are left as they were. In ranks that
 * follow rows is NULL: the first one gets them. */
BIDE_MUST_CHECK enum bide_err bide_mc_run(const struct bide_mc_study *study,
                                          const struct bide_mc_plan *plan, double *rows);

/* Threads that a plan with this number would use. */
int bide_mc_threads(int threads);

#endif
