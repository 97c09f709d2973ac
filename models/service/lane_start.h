/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_start.h - a lane as it stands at the start, before anybody is called. */
#ifndef BIDE_SERVICE_LANE_START_H
#define BIDE_SERVICE_LANE_START_H

#include "models/service/lane_work.h"

/* The starting lists, and the first referrals drawn; run and model are set. */
void bide_lane_start_begin(struct bide_lane *lane);

#endif
