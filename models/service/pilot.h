/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pilot.h - what pilots change for one child at one step. */
#ifndef BIDE_SERVICE_PILOT_H
#define BIDE_SERVICE_PILOT_H

#include "models/service/run.h"

struct bide_pilot_effect {
    bool skips_step;
    double days_saved; /* of staff time */
};

/* Whether a child is in a pilot depends on a number of its own, so that those who are in
 * it early stay in it as it grows. */
struct bide_pilot_effect bide_pilot_effect(const struct bide_run *run,
                                           const struct bide_run_child *child);

#endif
