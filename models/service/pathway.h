/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pathway.h - a child's way through the steps of its pathway and on to the next pathway.
 */
#ifndef BIDE_SERVICE_PATHWAY_H
#define BIDE_SERVICE_PATHWAY_H

#include "models/service/run.h"

/* The child needs its step: waits for it, or begins its delay. */
void bide_pathway_begin_step(struct bide_run *run, uint32_t id);

/* The child comes to its step: skips it, waits for it, or begins its delay. */
void bide_pathway_enter(struct bide_run *run, uint32_t id);

/* The step is done: the pathway ends here, or goes on to the next step. */
void bide_pathway_step_done(struct bide_run *run, uint32_t id);

/* The child was away, and comes to its next pathway. */
void bide_pathway_return(struct bide_run *run, uint32_t id);

/* A delay is over, or a task that others did for the child (is_answer): the step is done
 * when both are. */
void bide_pathway_part_done(struct bide_run *run, uint32_t id, bool is_answer);

/* The appointment is over: step done, booked again, or discharged. A child to be booked
 * again at once is left to the caller: true. */
bool bide_pathway_appointment_over(struct bide_run *run, uint32_t id);

#endif
