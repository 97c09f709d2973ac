/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pilot.h - what pilots change for one child at one step. */
#ifndef BIDE_SERVICE_PILOT_H
#define BIDE_SERVICE_PILOT_H

#include "models/service/run.h"

struct bide_pilot_effect {
    bool skips_step;
    double days_saved;            /* of staff time */
    const struct bide_dist *time; /* the step takes this instead; NULL: its own */
};

/* All pilots as planned; their evaluations are scheduled. */
void bide_pilot_begin(struct bide_run *run);

/* A pilot is evaluated: it stops if it has not achieved what it had to. */
void bide_pilot_evaluate(struct bide_run *run, size_t pilot);

/* How far a pilot has grown: from 0 to 1, and 0 once it is over. */
double bide_pilot_grown(const struct bide_run *run, size_t pilot, double time);

/* Whether a child is in a pilot depends on a number of its own, so that those who are in
 * it early stay in it as it grows. */
struct bide_pilot_effect bide_pilot_effect(const struct bide_run *run,
                                           const struct bide_run_child *child);

#endif
