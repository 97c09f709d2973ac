/* SPDX-License-Identifier: GPL-3.0-or-later */
/* task.h - a task is a child of its own on another pathway, done for a child who waits
 * for it at a step that asks. */
#ifndef BIDE_SERVICE_TASK_H
#define BIDE_SERVICE_TASK_H

#include "models/service/run.h"

/* Whether the child it is for, or the one that one is for, has left by now. */
bool bide_task_is_gone(const struct bide_run *run, const struct bide_run_child *child);

static inline bool bide_task_is_withdrawn(const struct bide_run *run,
                                          const struct bide_run_child *child)
{
    return child->parent != BIDE_POOL_NONE && bide_task_is_gone(run, child);
}

/* If it is a task, it is done, one way or other: the child it is for is told, once. */
void bide_task_answer(struct bide_run *run, struct bide_run_child *child);

#endif
