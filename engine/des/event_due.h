/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_due.h - the part of an event list that is due at once: a chain of slots, one
 * after the other in the order of scheduling, beside the heap. Most of what is scheduled
 * without a delay comes in that order, and costs no comparisons with all the others. */
#ifndef BIDE_DES_EVENT_DUE_H
#define BIDE_DES_EVENT_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/des/event_heap.h"

struct bide_event_list_slot {
    double time;
    uint64_t rank; /* priority:4, then the handle: sequence:36, slot:24; 0 once dead */
    uint32_t kind;
    uint32_t subject;
    uint32_t next; /* in the same bucket or chain, or the next free slot; 0 ends */
};

enum { BIDE_EVENT_DUE_MOST_SLOTS = (1 << 24) - 1 };

static inline uint32_t bide_event_due_slot(uint64_t rank)
{
    return (uint32_t) (rank & BIDE_EVENT_DUE_MOST_SLOTS);
}

struct bide_event_due {
    uint32_t first; /* slot; 0: nothing is due at once */
    uint32_t last;
    struct bide_event_heap_key first_key;
    struct bide_event_heap_key last_key; /* as it was scheduled, dead or not */
};

static inline struct bide_event_heap_key bide_event_due_key(
    const struct bide_event_list_slot *slots, uint32_t slot)
{
    /* the number of the slot is there even if it is dead */
    return bide_event_heap_key(slots[slot].time, slots[slot].rank | slot);
}

/* Put a slot last; false if it belongs before that. */
static inline bool bide_event_due_push(struct bide_event_due *due,
                                       struct bide_event_list_slot *slots, uint32_t slot)
{
    const struct bide_event_heap_key key = bide_event_due_key(slots, slot);
    if (due->first == 0) {
        due->first = slot;
        due->first_key = key;
    } else if (bide_event_heap_is_before(&due->last_key, &key)) {
        slots[due->last].next = slot;
    } else {
        return false;
    }
    slots[slot].next = 0;
    due->last = slot;
    due->last_key = key;
    return true;
}

/* Whether the chain begins with what comes before all in the heap, which has no hole. */
static inline bool bide_event_due_is_first(const struct bide_event_due *due,
                                           const struct bide_event_heap *heap)
{
    return due->first != 0
           && (heap->count == 0
               || bide_event_heap_is_before(&due->first_key,
                                            bide_event_heap_first(heap)));
}

/* Take the first, which is there, off the chain. */
static inline void bide_event_due_take(struct bide_event_due *due,
                                       const struct bide_event_list_slot *slots)
{
    due->first = slots[due->first].next;
    if (due->first != 0) {
        due->first_key = bide_event_due_key(slots, due->first);
    }
}

/* Take the first of chain and heap, which is this slot's. */
static inline void bide_event_due_take_first(struct bide_event_due *due,
                                             struct bide_event_heap *heap,
                                             const struct bide_event_list_slot *slots,
                                             uint32_t slot)
{
    if (slot == due->first) {
        bide_event_due_take(due, slots);
    } else {
        bide_event_heap_take(heap);
    }
}

#endif
