/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_list.h - events in order of time, then priority, then order of scheduling.
 *
 * Few events: all of them in a heap. Many: only the nearest are in the heap; those of the
 * present *year* lie unsorted in buckets of equal width, and those after it unsorted on a
 * pile. When the heap is empty the next bucket is put into it, and when the buckets are,
 * the pile is laid out as a new year that holds at least three quarters of it (a two-tier
 * form of the ladder queue of Tang, Goh and Thng 2005). A badly spread year costs no more
 * than a heap does, for that is where its events are. What is due at once is chained
 * beside the heap. So all work is O(log n) an event, taken over many, and O(1) where
 * times are spread as most are.
 *
 * Cancelling marks the event, which is skipped when its turn comes; when more than half
 * of all are dead they are swept out. An event takes 60 bytes. Nothing is allocated once
 * the list has been as long before, and only by a push. */
#ifndef BIDE_DES_EVENT_LIST_H
#define BIDE_DES_EVENT_LIST_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/des/event_due.h"
#include "engine/des/event_heap.h"
#include "engine/des/event_year.h"

enum {
    BIDE_EVENT_LIST_MOST_PRIORITY = 15,
    BIDE_EVENT_LIST_MOST = BIDE_EVENT_DUE_MOST_SLOTS
};
#define BIDE_EVENT_LIST_MOST_SEQUENCE ((UINT64_C(1) << 36) - 1)

struct bide_event {
    double time; /* days */
    uint32_t kind;
    uint32_t subject;
};

struct bide_event_list {
    struct bide_event_heap heap;
    struct bide_event_due due; /* no later than what was taken last */
    struct bide_event_year year;
    struct bide_event_list_slot *slots; /* owned; slot 0 is never used */
    uint32_t *buckets;                  /* owned; the first slot of each chain, or 0 */
    uint32_t *pile;                     /* owned; slots */
    size_t pile_count;
    size_t pending_count; /* cancelled ones left out */
    size_t dead_count;    /* cancelled and not yet swept out */
    size_t crowded_count; /* lay out anew when more are pending */
    size_t hasty_count;   /* pushes into the heap until the year is known to be wrong */
    size_t slot_count;    /* ever used since the last clear */
    size_t slot_capacity;
    size_t key_capacity;
    size_t pile_capacity;
    size_t bucket_capacity;
    uint64_t sequence; /* events scheduled since the last clear */
    double horizon;    /* later events are not stored */
    double heap_until; /* what comes no later belongs into the heap, without a look at the
                          year: the horizon if there is none, or what was taken last */
    uint32_t free_slot; /* head of the list of free slots, or 0 */
    enum bide_err err; /* the first failed allocation or limit; later pushes do nothing */
};

/* An empty list with horizon INFINITY. */
void bide_event_list_init(struct bide_event_list *list);
void bide_event_list_free(struct bide_event_list *list);

/* Forget all events and errors, keep the storage; events later than horizon (may be
 * INFINITY) will not be stored: nobody will ever look at them. Handles from before may
 * name new events and must not be used again. */
void bide_event_list_clear(struct bide_event_list *list, double horizon);

/* Schedule an event; time may be negative or infinite but not NaN, priority is 0 (first)
 * to 15 (last). Returns a handle for cancelling, never 0, or 0 if the event lies past the
 * horizon or the list has failed. BIDE_ERR_LIMIT past 2^24 - 1 pending events (cancelled
 * ones count until they are swept out) or past 2^36 - 1 scheduled since the last clear.
 */
uint64_t bide_event_list_push(struct bide_event_list *list, unsigned priority,
                              struct bide_event event);

/* Cancel a pending event; false if it has happened, was cancelled or is 0. Constant time,
 * taken over many. */
bool bide_event_list_cancel(struct bide_event_list *list, uint64_t handle);

/* Handle of a pending event of this kind about this subject, 0 if there is none. Looks
 * through all of them. */
uint64_t bide_event_list_find(const struct bide_event_list *list, uint32_t kind,
                              uint32_t subject);

/* Take the first event; false, with *event unchanged, if there is none or it is later
 * than until. */
bool bide_event_list_pop_until(struct bide_event_list *list, double until,
                               struct bide_event *event);

static inline bool bide_event_list_pop(struct bide_event_list *list,
                                       struct bide_event *event)
{
    return bide_event_list_pop_until(list, INFINITY, event);
}

/* The same, and false too unless the first event comes before one that is not in the
 * list: at this time and with this priority, scheduled right after so many others. */
bool bide_event_list_pop_before(struct bide_event_list *list, double time,
                                unsigned priority, uint64_t sequence,
                                struct bide_event *event);

/* Time of the first event, INFINITY if there is none. */
double bide_event_list_next_time(struct bide_event_list *list);

/* Pending events, cancelled ones left out. */
static inline size_t bide_event_list_count(const struct bide_event_list *list)
{
    return list->pending_count;
}

#endif
