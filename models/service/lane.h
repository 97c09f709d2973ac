/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane.h - a staff group and its pathways, which have nothing to do with any other,
 * simulated by themselves.
 *
 * The only step of each pathway is done by continuous clinicians who serve nobody else,
 * and whatever happens to a child is known when it is referred. So no list of events is
 * needed: a lane goes from call to call, each of which is when a clinician is free and a
 * child waits. It goes from one moment of measuring to the next by itself and writes its
 * own measures, while all it works on is in the cache; all results are the same to the
 * last bit. model_lane.c says which these are. */
#ifndef BIDE_SERVICE_LANE_H
#define BIDE_SERVICE_LANE_H

#include "models/service/lane_work.h"

/* Room for the lanes of a model; free is safe at any time. */
BIDE_MUST_CHECK enum bide_err bide_lane_make(struct bide_run *run,
                                             const struct bide_model *model);
void bide_lane_free(struct bide_run *run);

/* The starting lists, and who is called from them at once. None of the lanes is used if a
 * story is told. */
void bide_lane_begin(struct bide_run *run);

/* Do all that happens up to and at this time, measure at every moment on the way, and
 * bring the run's counts up to that. */
void bide_lane_until(struct bide_run *run, double time);

/* Events handled so far by all lanes. */
uint64_t bide_lane_events(const struct bide_run *run);

/* Children found in storage, for the audit: added by pathway. */
void bide_lane_look(const struct bide_run *run, struct bide_lane_found *pathways);

enum bide_err bide_lane_err(const struct bide_run *run);

#endif
