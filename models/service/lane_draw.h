/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_draw.h - chance in a lane: the same streams, named by the same children, as
 * everywhere else. */
#ifndef BIDE_SERVICE_LANE_DRAW_H
#define BIDE_SERVICE_LANE_DRAW_H

#include "models/service/lane_work.h"

/* The first referrals of all pathways, and then the next. */
void bide_lane_draw_first(struct bide_lane *lane);
void bide_lane_draw_next(struct bide_lane *lane);

/* Days that the appointment of a child takes, who is brought; others may be drawn ahead.
 */
double bide_lane_draw_visit(const struct bide_lane *lane, struct bide_lane_part *part,
                            uint32_t serial);

/* The same, perhaps drawn before. */
static inline double bide_lane_draw_days(const struct bide_lane *lane,
                                         struct bide_lane_part *part, uint32_t serial)
{
    const struct bide_lane_times *times = &part->times;
    const uint32_t number = serial - times->first;
    return number < times->count ? times->days[number]
                                 : bide_lane_draw_visit(lane, part, serial);
}

/* Put children on the starting list, from the longest wait down; *serial names the next.
 */
void bide_lane_draw_list(struct bide_lane *lane, const struct bide_lane_part *part,
                         const struct bide_model_waiting *waiting, uint32_t *serial);

#endif
