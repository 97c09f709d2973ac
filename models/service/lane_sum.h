/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_sum.h - what a lane has counted, told to its run. */
#ifndef BIDE_SERVICE_LANE_SUM_H
#define BIDE_SERVICE_LANE_SUM_H

#include "models/service/lane_work.h"

/* Bring the run's counts up to the lane's. */
void bide_lane_sum_up(const struct bide_lane_work *work);

/* Its list as it stood when this day closed, into the run's cells. */
void bide_lane_sum_list(const struct bide_lane_work *work, int64_t today);

/* Who is there now, found one by one. */
struct bide_lane_found bide_lane_sum_found(const struct bide_lane *lane, double now);

#endif
