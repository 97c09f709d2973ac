/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_list.h - the waiting list of a lane: children in order of referral within each
 * class, each with the time at which it leaves if it still waits.
 *
 * A child takes 24 bytes: two times, a serial number, and its number in the bucket of the
 * span in which it will leave. Who leaves is found out when it would be called, or when
 * the span is over; nobody else is looked at then. */
#ifndef BIDE_SERVICE_LANE_LIST_H
#define BIDE_SERVICE_LANE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/stat/level.h"
#include "models/service/cohort.h"
#include "models/service/leavers.h"
#include "models/service/model_work.h"
#include "models/service/spans.h"

/* Numbers in buckets: the class above, the place in its line below. */
enum { BIDE_LANE_PLACE_BITS = 29 };

struct bide_lane_child {
    double clock_start; /* days */
    double leave_at;    /* days */
};

/* What happened to the children of a class since the start; sums in ticks. */
struct bide_lane_flow {
    uint64_t referred;
    uint64_t called;
    uint64_t left;
    int64_t joined_sum;  /* of the times of joining */
    int64_t stopped_sum; /* ... of being called or leaving */
    int64_t gone_sum;    /* of the times when those had joined */
    int64_t left_ticks;  /* waits of those who left, each rounded as a whole */
};

/* One class. */
struct bide_lane_line {
    struct bide_lane_child *children; /* owned; rings: place i is at i modulo capacity */
    uint32_t *serials;                /* owned */
    uint32_t capacity;                /* a power of two, or 0 */
    uint32_t head;                    /* the first in use, counted without wrapping */
    uint32_t tail;                    /* the place after the last: all who joined */
    struct bide_cohort cohort;
    struct bide_lane_flow flow;
};

struct bide_lane_list {
    struct bide_lane_line lines[BIDE_MODEL_MOST_CLASSES];
    size_t class_count;
    bool by_wait_alone;
    const struct bide_spans *spans;
    struct bide_leavers leavers; /* by span */
    double told_until;           /* days; all who left by then were counted */
    double last_end;             /* of the spans: nobody asks who leaves after that */
    enum bide_err err;           /* the first failed allocation or limit */
};

/* Whom staff call. */
struct bide_lane_call {
    unsigned class_index;
    uint32_t serial;
    double clock_start;
};

void bide_lane_list_init(struct bide_lane_list *list);
void bide_lane_list_free(struct bide_lane_list *list);

/* Empty, for clocks that start from the first to the last day; class_count and spans are
 * set. Storage is used again. */
BIDE_MUST_CHECK enum bide_err bide_lane_list_open(struct bide_lane_list *list,
                                                  int64_t first_day, int64_t last_day);

/* Make room for so many more in any class; false, and err set, if there is none. */
bool bide_lane_list_reserve(struct bide_lane_list *list, uint32_t children);

/* Children who wait at the start come from the longest wait down, nearly: they join one
 * by one, for whom room was made, and are then settled. */
void bide_lane_list_start(struct bide_lane_list *list, unsigned class_index,
                          struct bide_lane_child child, uint32_t serial);
void bide_lane_list_settle(struct bide_lane_list *list);

/* A child is referred, for whom room was made. */
void bide_lane_list_join(struct bide_lane_list *list, unsigned class_index,
                         struct bide_lane_child child, uint32_t serial);

/* Take the next to be seen now; false if nobody waits. */
bool bide_lane_list_call(struct bide_lane_list *list, double now,
                         struct bide_lane_call *call);

/* Tell of all who have left by the end of a span, which is now. */
void bide_lane_list_tell(struct bide_lane_list *list, size_t span, double now);

/* Whether a child of a line has left and was counted. */
static inline bool bide_lane_list_is_told(const struct bide_lane_list *list,
                                          const struct bide_lane_child *child)
{
    return child->leave_at <= list->told_until;
}

static inline struct bide_lane_child *bide_lane_list_at(const struct bide_lane_line *line,
                                                        uint32_t place)
{
    return &line->children[place & (line->capacity - 1)];
}

#endif
