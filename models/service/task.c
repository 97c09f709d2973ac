/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/task.h"

bool bide_task_is_gone(const struct bide_run *run, const struct bide_run_child *child)
{
    while (child->parent != BIDE_POOL_NONE) {
        child = bide_run_child(run, child->parent);
        const bool is_leaving =
            (child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= run->loop.now;
        if (is_leaving || (child->flags & BIDE_RUN_GONE) != 0) {
            return true;
        }
    }
    return false;
}

void bide_task_answer(struct bide_run *run, struct bide_run_child *child)
{
    if (child->parent != BIDE_POOL_NONE) {
        bide_loop_after(&run->loop, 0.0, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_ANSWER,
                        child->parent);
        child->parent = BIDE_POOL_NONE;
    }
}
