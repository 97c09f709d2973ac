/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pathway.h - a child's way through the steps of its pathway and on to the next pathway.
 */
#ifndef BIDE_SERVICE_PATHWAY_H
#define BIDE_SERVICE_PATHWAY_H

#include "models/service/run.h"

/* Draw what is fixed for the child on its pathway: priority (unless class_index is 0 or
 * more), group (unless group is, which may be BIDE_MODEL_NO_GROUP) and patience counted
 * from now. */
void bide_pathway_facts(struct bide_run *run, struct bide_run_child *child,
                        int class_index, int group);

/* The child needs its step: waits for it, or begins its delay. */
void bide_pathway_begin_step(struct bide_run *run, uint32_t id);

/* The child comes to its step: skips it, waits for it, or begins its delay. */
void bide_pathway_enter(struct bide_run *run, uint32_t id);

/* The step is done: the pathway ends here, or goes on to the next step. */
void bide_pathway_step_done(struct bide_run *run, uint32_t id);

/* The appointment is over: step done, booked again, or discharged. A child to be booked
 * again at once is left to the caller: true. */
bool bide_pathway_appointment_over(struct bide_run *run, uint32_t id);

#endif
