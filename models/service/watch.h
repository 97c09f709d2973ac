/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watch.h - leavers are found out late, but for those whose leaving matters to others. */
#ifndef BIDE_SERVICE_WATCH_H
#define BIDE_SERVICE_WATCH_H

#include "models/service/run.h"

/* Look at the child when it leaves: BIDE_RUN_LEAVE. */
BIDE_SELDOM void bide_watch_closely(struct bide_run *run,
                                    const struct bide_run_child *child);

/* The same where it matters that this is found out at once. To be called whenever
 * leave_at was set. */
static inline void bide_watch_child(struct bide_run *run,
                                    const struct bide_run_child *child)
{
    if (child->parent != BIDE_POOL_NONE
        || run->model->routes[child->pathway].is_watched) {
        bide_watch_closely(run, child);
    }
}

#endif
