/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/missed.h"

#include "models/service/measure.h"
#include "models/service/onward.h"
#include "models/service/watch.h"

static const struct bide_model_step *step_of(const struct bide_run *run,
                                             const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway].steps[child->step];
}

void bide_missed_return(struct bide_run *run, struct bide_run_child *child)
{
    if ((child->flags & BIDE_RUN_NULLIFIED) != 0) {
        child->flags &= (uint16_t) ~BIDE_RUN_NULLIFIED;
        bide_measure_restarted(run, child);
    }
    if (step_of(run, child)->missed_to_back) {
        child->since = run->loop.now;
    }
}

/* Nobody leaves while no clock runs: the time to leave is put off by as much. */
static void nullify(struct bide_run *run, struct bide_run_child *child, double delay)
{
    bide_measure_nullified(run, child);
    child->flags |= BIDE_RUN_NULLIFIED;
    child->leave_at += delay;
    bide_watch_child(run, child);
}

bool bide_missed_book_again(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if ((child->flags & BIDE_RUN_REBOOKED) == 0) {
        bide_measure_end(run, child, BIDE_MEASURE_DISCHARGED);
        bide_onward_go(run, id, BIDE_SPEC_OVER_DISCHARGED);
        return false;
    }
    const struct bide_model_step *step = step_of(run, child);
    if (step->missed_restarts && (child->flags & BIDE_RUN_WAITING) != 0) {
        nullify(run, child, step->rebook_days);
    }
    if (step->rebook_days > 0.0) {
        bide_loop_after(&run->loop, step->rebook_days, BIDE_RUN_THEN_CHILDREN,
                        BIDE_RUN_REBOOK, id);
        return false;
    }
    bide_missed_return(run, child);
    return true;
}
