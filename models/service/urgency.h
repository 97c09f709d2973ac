/* SPDX-License-Identifier: GPL-3.0-or-later */
/* urgency.h - children who become more urgent while they wait. */
#ifndef BIDE_SERVICE_URGENCY_H
#define BIDE_SERVICE_URGENCY_H

#include "models/service/run.h"

/* The child joins its class now: plan when it will rise to the next. Its class and time
 * of leaving must be known. */
void bide_urgency_plan(struct bide_run *run, const struct bide_run_child *child);

/* Time for the child to rise, unless it has been seen or left, or its place is another's
 * now: it goes to the more urgent list, to the place that its clock gives it there. */
void bide_urgency_escalate(struct bide_run *run, uint32_t id);

#endif
