/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waiting.h - the waiting lists: joining, being called, and having left. */
#ifndef BIDE_SERVICE_WAITING_H
#define BIDE_SERVICE_WAITING_H

#include "models/service/run.h"

/* Join the list of the child's step, in the place its clock gives it. Continuous staff
 * who work on that list are noted in run->woken. */
void bide_waiting_join(struct bide_run *run, uint32_t id);

/* Note that a staff group may have a child to call; does nothing for clinic sessions. */
void bide_waiting_wake(struct bide_run *run, size_t staff);

/* Take the child the staff group calls next: by the order of each pathway, and between
 * lists by priority and then by the clock. BIDE_POOL_NONE if nobody waits. */
uint32_t bide_waiting_call(struct bide_run *run, size_t staff);

/* True, and the child's place given back, if it has left or leaves by now. */
bool bide_waiting_has_left(struct bide_run *run, uint32_t id);

#endif
