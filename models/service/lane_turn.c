/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_turn.h"

#include <string.h>

#include "models/service/lane_draw.h"
#include "models/service/lane_seen.h"

/* An appointment instead of the first, which is over: without a branch, for chance would
 * decide it. */
static inline void add_end(double *ends, uint32_t count, double end)
{
    double here = ends[0];
    for (uint32_t i = 0; i < count; ++i) {
        const double after = ends[i + 1];
        const double low = end < after ? end : after;
        ends[i] = low > here ? low : here;
        here = after;
    }
}

static inline void see(struct bide_lane *lane, const struct bide_lane_child *child,
                       double now)
{
    struct bide_lane_part *part = &lane->parts[0];
    lane->state.idle_sum += bide_level_ticks(now) - bide_level_ticks(lane->ends[0]);
    ++lane->state.tail;
    if (part->has_fixed_days) {
        memmove(lane->ends, lane->ends + 1, (lane->clinicians - 1) * sizeof(double));
        lane->ends[lane->clinicians - 1] = now + part->fixed_days;
    } else {
        add_end(lane->ends, lane->clinicians,
                now + bide_lane_draw_days(lane, part, child->serial));
    }
    bide_lane_seen_count(lane, &lane->list.cells[0], child, now);
}

/* Whether there is a child at a place, who may be drawn now. */
static inline bool has_child(struct bide_lane *lane, struct bide_lane_line *line,
                             uint32_t place)
{
    if (place == line->drawn && lane->referrals.count == BIDE_LANE_AHEAD) {
        line->counted = line->counted > line->head ? line->counted : line->head;
        line->tail = place;
        bide_lane_draw_next(lane);
    }
    return place != line->drawn;
}

/* The first of the line is called at a time, or is found to have left. */
static inline void call(struct bide_lane *lane, struct bide_lane_line *line, double now)
{
    const uint32_t place = line->head++;
    struct bide_lane_child *child = bide_lane_list_at(line, place);
    if (place >= line->counted) {
        bide_lane_list_count_joined(&lane->list.cells[0], child);
    }
    if (child->leave_at > now) {
        see(lane, child, now);
    } else if (bide_lane_list_is_waiting(child)) {
        bide_lane_list_left(&lane->list, child);
    }
}

void bide_lane_turn_before(struct bide_lane *lane, double time)
{
    struct bide_lane_line *line = &lane->list.lines[0];
    double now = 0.0;
    while (now < time && has_child(lane, line, line->head)) {
        const double start = bide_lane_list_at(line, line->head)->clock_start;
        now = start > lane->ends[0] ? start : lane->ends[0];
        if (now < time) {
            call(lane, line, now);
        }
    }
    line->counted = line->counted > line->head ? line->counted : line->head;
    line->tail = line->tail > line->head ? line->tail : line->head;
    while (has_child(lane, line, line->tail)
           && bide_lane_list_at(line, line->tail)->clock_start < time) {
        ++line->tail;
    }
}
