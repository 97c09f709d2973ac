/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clinician.h - continuous clinicians: always open, one child at a time each. */
#ifndef BIDE_SERVICE_CLINICIAN_H
#define BIDE_SERVICE_CLINICIAN_H

#include "models/service/run.h"

void bide_clinician_call_woken(struct bide_run *run);

/* Everyone who was woken calls children while somebody is free and somebody waits; those
 * who are with their last child call no more. */
static inline void bide_clinician_call(struct bide_run *run)
{
    if (run->woken_count > 0 || run->epoch->limits != NULL) {
        bide_clinician_call_woken(run);
    }
}

/* A child's time with a clinician is over. */
void bide_clinician_finish(struct bide_run *run, uint32_t id);

/* The child is with a clinician already as the simulation starts, if one is free; it has
 * all of its time before it. False if none is free or the staff hold sessions. */
bool bide_clinician_start_with(struct bide_run *run, uint32_t id);

#endif
