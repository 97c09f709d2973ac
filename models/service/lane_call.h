/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_call.h - calls in a lane of several pathways or classes. */
#ifndef BIDE_SERVICE_LANE_CALL_H
#define BIDE_SERVICE_LANE_CALL_H

#include "models/service/lane_work.h"

/* All that happens before a time: at one instant, what was scheduled earlier first. */
void bide_lane_call_before(struct bide_lane *lane, double time);

#endif
