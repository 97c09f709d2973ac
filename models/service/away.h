/* SPDX-License-Identifier: GPL-3.0-or-later */
/* away.h - children who are done with a pathway and may come to another later. */
#ifndef BIDE_SERVICE_AWAY_H
#define BIDE_SERVICE_AWAY_H

#include "models/scenario/spec.h"
#include "models/service/run.h"

enum { BIDE_AWAY_DRAWS = BIDE_MODEL_NO_GROUP - 1 }; /* no group: the pathway draws one */

/* The child's group on another pathway. A group known there is kept; so is belonging to
 * none, where that was known. */
uint8_t bide_away_group(const struct bide_run *run, const struct bide_run_child *child,
                        uint32_t to);

/* Where the child goes whose stay is over in this way, and after how many days; NULL:
 * nowhere. */
const struct bide_model_way *bide_away_choose(const struct bide_run *run,
                                              const struct bide_run_child *child,
                                              enum bide_spec_over over, double *days);

/* Whether it may go anywhere. */
static inline bool bide_away_is_open(const struct bide_run *run,
                                     const struct bide_run_child *child,
                                     enum bide_spec_over over)
{
    return run->epoch->pathways[child->pathway].onward[over].count > 0;
}

/* Away for so many days, then on to another pathway: BIDE_RUN_RETURN. */
void bide_away_send(struct bide_run *run, uint32_t id, uint32_t to, double days);

/* A child is gone: the task it may be is answered, and it may come back one day, in
 * another place of storage, as lists may still know this one. Once for each child. */
void bide_away_left(struct bide_run *run, uint32_t id);

/* If nobody needs this task any more, it ends here and its place is given back: true. */
bool bide_away_withdraw(struct bide_run *run, uint32_t id);

/* Whoever is in this place: if its time to leave has come, it is gone. */
void bide_away_look(struct bide_run *run, uint32_t id);

#endif
