/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_turn.h - calls in a lane of one pathway and class, whose children are called in
 * the order in which they are referred: each as soon as it is and a clinician is free, so
 * that nothing need be known of what happens meanwhile (Kiefer and Wolfowitz 1955). */
#ifndef BIDE_SERVICE_LANE_TURN_H
#define BIDE_SERVICE_LANE_TURN_H

#include "models/service/lane_work.h"

/* All that happens before a time. */
void bide_lane_turn_before(struct bide_lane *lane, double time);

#endif
