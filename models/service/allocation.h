/* SPDX-License-Identifier: GPL-3.0-or-later */
/* allocation.h - which of its lists a staff group calls from.
 *
 * Each list puts forward the child who is next by the order of its pathway; the group
 * calls one of these: of the smallest rank, and then by its allocation. With shares, a
 * list's time used divided by its share is its account; the list with the smallest
 * account is next. A list where nobody waits saves nothing: its account keeps up with the
 * others' (start-time fair queueing: Goyal, Vin and Cheng 1997, IEEE/ACM Transactions on
 * Networking 5(5)). */
#ifndef BIDE_SERVICE_ALLOCATION_H
#define BIDE_SERVICE_ALLOCATION_H

#include "models/service/run.h"

/* All accounts as at the start. */
void bide_allocation_clear(struct bide_run *run);

/* Take the child a staff group calls next; BIDE_POOL_NONE if nobody waits. */
uint32_t bide_allocation_call(struct bide_run *run, size_t staff);

/* The same from one of its lists alone, whoever its time is kept for. */
uint32_t bide_allocation_call_from(struct bide_run *run, size_t staff, size_t list);

/* The group sees the child at its step, which takes so many days at the usual pace. The
 * days of its own time that the group uses: more if it is slower. */
double bide_allocation_use(struct bide_run *run, size_t staff,
                           const struct bide_run_child *child, double days);

/* Times the usual time that the group needs for the child at its step. */
double bide_allocation_pace(const struct bide_run *run, size_t staff,
                            const struct bide_run_child *child);

#endif
