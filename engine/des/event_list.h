/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_list.h - events in order of time, then priority, then order of scheduling.
 *
 * A 4-ary heap of 16-byte keys over a pool of payloads. Cancelling marks the payload and
 * leaves the key to be skipped; when more than half of the keys are dead the heap is rebuilt.
 * Nothing is allocated once the list has been as long before. */
#ifndef BIDE_DES_EVENT_LIST_H
#define BIDE_DES_EVENT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_EVENT_LIST_MOST_PRIORITY = 15, BIDE_EVENT_LIST_MOST = 1 << 24 };

struct bide_event {
    double time; /* days */
    uint32_t kind;
    uint32_t subject;
};


struct bide_event_list_key;
struct bide_event_list_slot;

struct bide_event_list {
    struct bide_event_list_key *heap;   /* owned */
    struct bide_event_list_slot *slots; /* owned */
    size_t key_count;                   /* live and dead */
    size_t dead_count;
    size_t key_capacity;
    size_t slot_count; /* ever used */
    size_t slot_capacity;
    uint32_t free_slot;  /* head of the list of free slots */
    uint64_t sequence;   /* events scheduled so far */
    double horizon;      /* later events are not stored */
    enum bide_err err;   /* the first failed allocation or limit; later pushes do nothing */
};

void bide_event_list_init(struct bide_event_list *list);
void bide_event_list_free(struct bide_event_list *list);

/* Forget all events and errors, keep the storage; events later than horizon (may be
 * INFINITY) will not be stored: nobody will ever look at them. */
void bide_event_list_clear(struct bide_event_list *list, double horizon);

/* Schedule an event; time is 0 or later and not NaN, priority 0 (first) to 15 (last).
 * Returns a handle for cancelling, never 0, or 0 if the event lies past the horizon or the
 * list has failed. At most 2^24 events may be pending: BIDE_ERR_LIMIT. */
uint64_t bide_event_list_push(struct bide_event_list *list, unsigned priority,
                              struct bide_event event);

/* Cancel a pending event; false if it has happened, was cancelled or is 0. Constant time. */
bool bide_event_list_cancel(struct bide_event_list *list, uint64_t handle);

/* Take the first event; false if there is none. */
bool bide_event_list_pop(struct bide_event_list *list, struct bide_event *event);

/* Time of the first event, INFINITY if there is none. */
double bide_event_list_next_time(struct bide_event_list *list);

/* Pending events, cancelled ones left out. */
size_t bide_event_list_count(const struct bide_event_list *list);

#endif
