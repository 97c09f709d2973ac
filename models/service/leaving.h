/* SPDX-License-Identifier: GPL-3.0-or-later */
/* leaving.h - when and why a waiting child would leave unseen. */
#ifndef BIDE_SERVICE_LEAVING_H
#define BIDE_SERVICE_LEAVING_H

#include "models/service/run.h"

/* Set leave_at and why of a child whose clock started at clock_start and who has waited
 * until now, for the pathway's rate and each further reason: whichever comes first.
 * patience is exponential with mean 1 and goes with the pathway's rate; each reason has a
 * number of its own. Group must be known. */
void bide_leaving_plan(const struct bide_run *run, struct bide_run_child *child,
                       double patience);

/* Leave at this time for this reason, unless another comes first. */
static inline void bide_leaving_by(struct bide_run_child *child, double time,
                                   enum bide_run_why why)
{
    if (time < child->leave_at) {
        child->leave_at = time;
        child->why = (uint8_t) why;
    }
}

#endif
