/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane.h - a pathway that has nothing to do with any other, simulated by itself.
 *
 * Its only step is done by continuous clinicians who serve nobody else, and whatever
 * happens to a child is known when it is referred. So no list of events is needed: the
 * next is a referral or the end of an appointment. A lane is brought up to each moment of
 * measuring, and counts in the cells of the run as measure.c would have; all results are
 * the same to the last bit. model_lane.c says which pathways these are. */
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

/* Do all that happens before this moment, and tell of all who have left by then; count in
 * the cells. */
void bide_lane_measure(struct bide_run *run);

/* The lists of the lanes, as they stood when this day closed, into the run's cells. */
void bide_lane_count(struct bide_run *run, int64_t today);

/* Do all that happens up to and at this time. */
void bide_lane_until(struct bide_run *run, double time);

/* Events handled so far by all lanes. */
uint64_t bide_lane_events(const struct bide_run *run);

/* Children of a pathway found in storage, for the audit. */
struct bide_lane_found bide_lane_look(const struct bide_run *run, size_t pathway);

enum bide_err bide_lane_err(const struct bide_run *run);

#endif
