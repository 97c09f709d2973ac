/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_sum.h - what a lane has counted, measured at its moments and told to its run. */
#ifndef BIDE_SERVICE_LANE_SUM_H
#define BIDE_SERVICE_LANE_SUM_H

#include "models/service/lane_work.h"

/* Room for what is measured. */
BIDE_MUST_CHECK enum bide_err bide_lane_sum_open(struct bide_lane *lane);

/* The start, or the end of the warm-up: flows and averages are those from here on. */
void bide_lane_sum_base(struct bide_lane *lane, double now);

/* The measures of a moment, before which all has happened and been told, into the row of
 * the replication. */
void bide_lane_sum_measure(struct bide_lane *lane, size_t moment);

/* Bring the run's counts up to the lane's. */
void bide_lane_sum_up(struct bide_lane *lane);

/* Who is there now, found one by one: added by pathway. */
void bide_lane_sum_find(const struct bide_lane *lane, double now,
                        struct bide_lane_found *pathways);

#endif
