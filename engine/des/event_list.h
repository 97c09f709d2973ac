/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_list.h - events in order of time, then priority, then order of scheduling.
 *
 * A 4-ary heap of 16-byte keys over numbered slots that hold the rest. Taking the first
 * event leaves a hole at the root, which the next push fills. Cancelling marks the slot
 * and leaves the key to be skipped; when more than half of the keys are dead the heap is
 * rebuilt. Nothing is allocated once the list has been as long before. */
#ifndef BIDE_DES_EVENT_LIST_H
#define BIDE_DES_EVENT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_EVENT_LIST_MOST_PRIORITY = 15, BIDE_EVENT_LIST_MOST = 1 << 24 };
#define BIDE_EVENT_LIST_MOST_SEQUENCE ((UINT64_C(1) << 36) - 1)

struct bide_event {
    double time; /* days */
    uint32_t kind;
    uint32_t subject;
};

struct bide_event_list_key;
struct bide_event_list_slot;

struct bide_event_list {
    struct bide_event_list_key *heap;   /* owned; key_count keys, then padding */
    struct bide_event_list_slot *slots; /* owned */
    size_t key_count;                   /* live and dead, and the hole */
    size_t dead_count;
    size_t key_capacity;
    size_t slot_count; /* ever used since the last clear */
    size_t slot_capacity;
    uint64_t sequence;  /* events scheduled since the last clear */
    double horizon;     /* later events are not stored */
    uint32_t free_slot; /* head of the list of free slots */
    bool has_hole;      /* the root was taken and not yet replaced */
    enum bide_err err; /* the first failed allocation or limit; later pushes do nothing */
};

/* An empty list with horizon INFINITY. */
void bide_event_list_init(struct bide_event_list *list);
void bide_event_list_free(struct bide_event_list *list);

/* Forget all events and errors, keep the storage; events later than horizon (may be
 * INFINITY) will not be stored: nobody will ever look at them. Handles from before may
 * name new events and must not be used again. */
void bide_event_list_clear(struct bide_event_list *list, double horizon);

/* Schedule an event; time is 0 or later and not NaN, priority 0 (first) to 15 (last).
 * Returns a handle for cancelling, never 0, or 0 if the event lies past the horizon or
 * the list has failed. BIDE_ERR_LIMIT past 2^24 pending events (cancelled ones count
 * until the heap is rebuilt) or past 2^36 - 1 scheduled since the last clear. */
uint64_t bide_event_list_push(struct bide_event_list *list, unsigned priority,
                              struct bide_event event);

/* Cancel a pending event; false if it has happened, was cancelled or is 0. Constant time,
 * taken over many. */
bool bide_event_list_cancel(struct bide_event_list *list, uint64_t handle);

/* Handle of a pending event of this kind about this subject, 0 if there is none. Looks
 * through all of them. */
uint64_t bide_event_list_find(const struct bide_event_list *list, uint32_t kind,
                              uint32_t subject);

/* Take the first event; false, with *event unchanged, if there is none. */
bool bide_event_list_pop(struct bide_event_list *list, struct bide_event *event);

/* Time of the first event, INFINITY if there is none. */
double bide_event_list_next_time(struct bide_event_list *list);

/* Pending events, cancelled ones left out. */
size_t bide_event_list_count(const struct bide_event_list *list);

#endif
