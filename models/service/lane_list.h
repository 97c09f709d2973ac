/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_list.h - the waiting lists of a lane: all who are called by one rank stand in one
 * line, whichever pathway they are of, in the order in which they are called.
 *
 * A child takes 28 bytes: two times, a serial number, whose it is, and its number in the
 * bucket of the span in which it will leave. Who leaves is found out when it would be
 * called, or when the span is over; nobody else is looked at then.
 *
 * Children stand in their line as soon as they are drawn, behind its tail; a referral
 * moves the tail past the next of them. That they have joined is counted later, of many
 * at once. */
#ifndef BIDE_SERVICE_LANE_LIST_H
#define BIDE_SERVICE_LANE_LIST_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/stat/level.h"
#include "models/service/cohort.h"
#include "models/service/leavers.h"
#include "models/service/model_work.h"
#include "models/service/spans.h"

/* Numbers in buckets: the line above, the place in it below. */
enum { BIDE_LANE_PLACE_BITS = 29 };

struct bide_lane_child {
    double clock_start; /* days */
    double leave_at;    /* days; below 0 once it is told that the child has left */
    uint32_t serial;
    uint16_t day; /* of the clock start, from the list's first on; set by the list */
    uint8_t cell;
};
_Static_assert(sizeof(struct bide_lane_child) <= 24, "a million children wait in 24 MB");

/* What happened to the children of a cell; sums in ticks, as measure.c has them. */
struct bide_lane_flow {
    uint64_t joined; /* referred, or waiting at the start */
    uint64_t called;
    uint64_t called_within; /* the standard */
    uint64_t prompt;        /* called without a wait */
    uint64_t completed;     /* by those called */
    uint64_t left;
    int64_t joined_sum;  /* of the times of joining */
    int64_t stopped_sum; /* ... of being called or leaving */
    int64_t gone_sum;    /* of the times when those had joined */
    int64_t left_ticks;  /* waits of those who left, each rounded as a whole */
    double seen_sum;     /* days waited by those called, since the warm-up */
    double seen_squares;
};

struct bide_lane_part;
struct bide_run_cell;

/* One class of one pathway: cell BIDE_MODEL_MOST_CLASSES * pathway + class. */
struct bide_lane_cell {
    struct bide_lane_flow flow;  /* since the start */
    struct bide_lane_part *part; /* its pathway */
    uint32_t *days;              /* who waits, by day of clock start */
    struct bide_run_cell *told;  /* where the run counts these children */
    uint32_t *waits; /* its bins of those called; NULL: its pathway's say it all */
};

/* All who are called by one rank: earlier clocks first, of equals the lower cell. */
struct bide_lane_line {
    struct bide_lane_child *children; /* owned; a ring: place i is at i modulo capacity */
    uint32_t mask;                    /* capacity less 1; all bits: none */
    uint32_t head;                    /* the first in use, counted without wrapping */
    uint32_t tail;                    /* the place after the last who was referred */
    uint32_t drawn;                   /* ... and after the last who will be */
    uint32_t counted;                 /* those before are counted as joined */
    uint32_t start; /* of those being put on the starting list, not yet merged; then the
                     * first who is referred
                     */
};

struct bide_lane_list {
    struct bide_lane_line lines[BIDE_MODEL_MOST_CLASSES];
    size_t line_count;
    size_t first;                 /* nobody waits in the lines before */
    struct bide_lane_cell *cells; /* owned */
    size_t cell_capacity;
    const struct bide_spans *spans;
    struct bide_leavers leavers; /* by span */
    int64_t first_day;           /* of clock starts that are counted */
    double last_joined;          /* days: the last referral */
    enum bide_err err;           /* the first failed allocation or limit */
};

void bide_lane_list_init(struct bide_lane_list *list);
void bide_lane_list_free(struct bide_lane_list *list);

/* Nobody in any of so many lines, and no flow; spans and what cells point to are set.
 * Storage is used again. */
BIDE_MUST_CHECK enum bide_err bide_lane_list_open(struct bide_lane_list *list,
                                                  size_t line_count, size_t cell_count);

/* Make room for so many more in any line, those who have joined being counted; false, and
 * err set, if there is none. */
bool bide_lane_list_reserve(struct bide_lane_list *list, uint32_t children);

/* Children who wait at the start come from the longest wait down, nearly: they are put
 * one by one, for whom room was made, and then merged with those put before. */
void bide_lane_list_put(struct bide_lane_list *list, size_t index,
                        const struct bide_lane_child *child);
void bide_lane_list_merge(struct bide_lane_list *list);

/* The starting lists are complete. */
void bide_lane_list_settle(struct bide_lane_list *list);

/* The child at a place is told to have left. */
void bide_lane_list_left(struct bide_lane_list *list, struct bide_lane_child *child);

/* Count those who have joined. */
void bide_lane_list_count(struct bide_lane_list *list);

/* Look at who joined a line last, at the instant of another. */
void bide_lane_list_look(struct bide_lane_list *list, size_t index);

/* Tell of all who have left by the end of a span, which is now. */
void bide_lane_list_tell(struct bide_lane_list *list, size_t span, double now);

static inline struct bide_lane_child *bide_lane_list_at(const struct bide_lane_line *line,
                                                        uint32_t place)
{
    return &line->children[place & line->mask];
}

/* Whether a child of a line still waits, as far as is told. */
static inline bool bide_lane_list_is_waiting(const struct bide_lane_child *child)
{
    return child->leave_at >= 0.0;
}

/* Whether a is called before b, of the same line. */
static inline bool bide_lane_list_is_before(const struct bide_lane_child *a,
                                            const struct bide_lane_child *b)
{
    return a->clock_start < b->clock_start
           || (a->clock_start <= b->clock_start && a->cell < b->cell);
}

/* Count the child at a place when the span is over in which it leaves. Whether that is
 * after the last is chance, so these have a bucket too, at which nobody looks. */
static inline void bide_lane_list_note(struct bide_lane_list *list, size_t index,
                                       uint32_t place, double leave_at)
{
    if (leave_at < INFINITY) {
        bide_leavers_add(&list->leavers, bide_spans_at(list->spans, leave_at),
                         (uint32_t) index << BIDE_LANE_PLACE_BITS | place);
    }
}

/* Member by member: a copy of all would wait until what was just written is there. */
static inline void bide_lane_list_write(struct bide_lane_child *place,
                                        const struct bide_lane_child *child, int64_t day)
{
    place->clock_start = child->clock_start;
    place->leave_at = child->leave_at;
    place->serial = child->serial;
    place->day = (uint16_t) day;
    place->cell = child->cell;
}

/* A child will be the next of its line to be referred, for whom room was made. */
static inline void bide_lane_list_draw(struct bide_lane_list *list, size_t index,
                                       const struct bide_lane_child *child)
{
    struct bide_lane_line *line = &list->lines[index];
    bide_lane_list_write(bide_lane_list_at(line, line->drawn++), child,
                         (int64_t) child->clock_start - list->first_day);
}

/* The next of those drawn is referred. */
static inline void bide_lane_list_join(struct bide_lane_list *list, size_t index,
                                       double now)
{
    ++list->lines[index].tail;
    list->first = index < list->first ? index : list->first;
    if (now <= list->last_joined) {
        bide_lane_list_look(list, index);
    }
    list->last_joined = now;
}

/* When a child joined, which was at 0 if it waited at the start. */
static inline int64_t bide_lane_list_ticks(const struct bide_lane_child *child)
{
    return bide_level_ticks(child->clock_start > 0.0 ? child->clock_start : 0.0);
}

/* A child of a cell has joined, whose clock started after the start. */
static inline void bide_lane_list_count_joined(struct bide_lane_cell *cell,
                                               const struct bide_lane_child *child)
{
    ++cell->flow.joined;
    cell->flow.joined_sum += bide_level_ticks(child->clock_start);
    ++cell->days[child->day];
}

/* A child of a cell stops waiting at a time in ticks. */
static inline void bide_lane_list_stop(struct bide_lane_cell *cell,
                                       const struct bide_lane_child *child, int64_t ticks)
{
    cell->flow.stopped_sum += ticks;
    cell->flow.gone_sum += bide_lane_list_ticks(child);
    --cell->days[child->day];
}

/* Children referred so far. */
static inline uint64_t bide_lane_list_referred(const struct bide_lane_list *list)
{
    uint64_t count = 0;
    for (size_t i = 0; i < list->line_count; ++i) {
        count += list->lines[i].tail - list->lines[i].start;
    }
    return count;
}

/* Take the first of a line off who still waits; NULL if nobody does. */
static inline const struct bide_lane_child *bide_lane_list_take(
    struct bide_lane_list *list, struct bide_lane_line *line, double now)
{
    while (line->head != line->tail) {
        struct bide_lane_child *child = bide_lane_list_at(line, line->head++);
        if (child->leave_at > now) {
            return child;
        }
        if (bide_lane_list_is_waiting(child)) {
            bide_lane_list_left(list, child);
        }
    }
    return NULL;
}

/* Take who is to be seen now, the first of the first line; NULL if nobody waits. The
 * caller counts that it stops waiting. */
static inline const struct bide_lane_child *bide_lane_list_call(
    struct bide_lane_list *list, double now)
{
    const struct bide_lane_child *child = NULL;
    for (; list->first < list->line_count; ++list->first) {
        child = bide_lane_list_take(list, &list->lines[list->first], now);
        if (child != NULL) {
            break;
        }
    }
    return child;
}

#endif
