/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lead.h - what the first rank's calling thread does: it hands out chunks of tasks to the
 * other ranks and takes in their rows, while its other threads do tasks themselves. */
#ifndef BIDE_RUN_LEAD_H
#define BIDE_RUN_LEAD_H

#include "engine/run/job.h"
#include "engine/run/ranks.h"

/* Start the run in the other ranks, serve them until they are through with it, and tell
 * plan->progress. Returns early if the user asked to stop and one does not answer. */
void bide_lead_attend(struct bide_job *job);

/* Have the other ranks end with this code. */
void bide_lead_end(struct bide_ranks *ranks, int code);

#endif
