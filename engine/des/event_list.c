/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/event_list.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"

#define SEQUENCE_AND_SLOT ((UINT64_C(1) << PRIORITY_SHIFT) - 1)
enum {
    SLOT_BITS = 24,
    PRIORITY_SHIFT = 60,
    FEWEST_DEAD_TO_SWEEP = 64,
    FEW = 48,     /* are best kept in the heap */
    CROWDED = 96, /* no longer are */
    BUCKETS_PER_EVENT = 2,
    AHEAD = 8 /* buckets whose events are fetched from memory before their turn */
};

static inline void release_slot(struct bide_event_list *list, uint32_t slot)
{
    list->slots[slot].rank = 0;
    list->slots[slot].next = list->free_slot;
    list->free_slot = slot;
}

static inline void to_heap(struct bide_event_list *list, uint32_t slot)
{
    const struct bide_event_list_slot *const from = &list->slots[slot];
    bide_event_heap_push(&list->heap, bide_event_heap_key(from->time, from->rank));
}

static inline enum bide_event_year_place put(struct bide_event_list *list, uint32_t slot,
                                             double time)
{
    size_t bucket = 0;
    const enum bide_event_year_place place =
        bide_event_year_place(&list->year, time, &bucket);
    if (place == BIDE_EVENT_YEAR_BUCKET) {
        list->slots[slot].next = list->buckets[bucket];
        list->buckets[bucket] = slot;
    } else if (place == BIDE_EVENT_YEAR_AFTER) {
        list->pile[list->pile_count++] = slot;
    } else {
        to_heap(list, slot);
    }
    return place;
}

/* Onto the pile, unless it was cancelled. */
static void to_pile(struct bide_event_list *list, uint32_t slot)
{
    BIDE_EVENT_HEAP_STEP();
    if (list->slots[slot].rank == 0) {
        release_slot(list, slot);
        --list->dead_count;
    } else {
        list->pile[list->pile_count++] = slot;
    }
}

static void chain_to_pile(struct bide_event_list *list, uint32_t slot)
{
    while (slot != 0) {
        const uint32_t next = list->slots[slot].next;
        to_pile(list, slot);
        slot = next;
    }
}

static struct bide_event_year year_of_pile(const struct bide_event_list *list)
{
    const size_t count = list->pile_count;
    double first = INFINITY;
    for (size_t i = 0; i < count; ++i) {
        const double time = list->slots[list->pile[i]].time;
        first = time < first ? time : first;
    }
    double sum = 0;
    for (size_t i = 0; i < count; ++i) {
        sum += bide_event_year_span(list->slots[list->pile[i]].time, first);
    }
    return bide_event_year_of(first, sum / (double) count, BUCKETS_PER_EVENT * count);
}

/* Spread the pile, which is all there is. */
static void lay_out(struct bide_event_list *list)
{
    const size_t count = list->pile_count;
    const bool is_few = count <= FEW;
    const struct bide_event_year none = { .count = 0 };
    list->year = is_few ? none : year_of_pile(list);
    list->heap_until = is_few ? list->horizon : -INFINITY;
    list->crowded_count = 2 * count > CROWDED ? 2 * count : CROWDED;
    list->hasty_count = count;
    list->pile_count = 0;
    for (size_t i = 0; i < count; ++i) {
        BIDE_EVENT_HEAP_STEP();
        const uint32_t slot = list->pile[i];
        put(list, slot, list->slots[slot].time);
    }
}

/* Put everything on the pile, without the dead. */
static void gather(struct bide_event_list *list)
{
    const size_t pile_count = list->pile_count;
    list->pile_count = 0;
    for (size_t i = 0; i < pile_count; ++i) {
        to_pile(list, list->pile[i]);
    }
    for (size_t i = list->heap.has_hole ? 1 : 0; i < list->heap.count; ++i) {
        to_pile(list, bide_event_due_slot(list->heap.keys[i].rank));
    }
    bide_event_heap_clear(&list->heap);
    chain_to_pile(list, list->due.first);
    list->due.first = 0;
    for (size_t i = list->year.next; i < list->year.count; ++i) {
        BIDE_EVENT_HEAP_STEP();
        chain_to_pile(list, list->buckets[i]);
        list->buckets[i] = 0;
    }
}

/* Put the events of the next bucket into the heap. */
static void open_bucket(struct bide_event_list *list)
{
    uint32_t *const bucket = &list->buckets[list->year.next++];
    BIDE_EVENT_HEAP_STEP();
    __builtin_prefetch(&list->slots[bucket[AHEAD]]);
    uint32_t slot = *bucket;
    *bucket = 0;
    while (slot != 0) {
        const uint32_t next = list->slots[slot].next;
        if (list->slots[slot].rank == 0) {
            release_slot(list, slot);
            --list->dead_count;
        } else {
            to_heap(list, slot);
        }
        slot = next;
    }
}

/* Refill the empty heap; false if nothing is pending. */
static bool refill(struct bide_event_list *list)
{
    while (list->heap.count == 0) {
        if (list->year.next < list->year.count) {
            open_bucket(list);
            continue;
        }
        if (list->pile_count == 0) {
            return false;
        }
        if (list->dead_count > 0) {
            gather(list);
        }
        lay_out(list);
    }
    return true;
}

/* The first live key; NULL if there is none. What is due at once is before all buckets.
 */
static inline const struct bide_event_heap_key *settle(struct bide_event_list *list)
{
    struct bide_event_heap *const heap = &list->heap;
    for (;;) {
        if (heap->has_hole) {
            bide_event_heap_fill_hole(heap);
        }
        if (heap->count == 0 && list->due.first == 0 && !refill(list)) {
            return NULL;
        }
        const struct bide_event_heap_key *const first =
            bide_event_due_is_first(&list->due, heap) ? &list->due.first_key
                                                      : bide_event_heap_first(heap);
        const uint32_t slot = bide_event_due_slot(first->rank);
        if (list->dead_count == 0 || list->slots[slot].rank != 0) {
            return first;
        }
        bide_event_due_take_first(&list->due, &list->heap, list->slots, slot);
        release_slot(list, slot);
        --list->dead_count;
    }
}

void bide_event_list_init(struct bide_event_list *list)
{
    *list = (struct bide_event_list){ .horizon = INFINITY,
                                      .heap_until = INFINITY,
                                      .crowded_count = CROWDED };
}

void bide_event_list_free(struct bide_event_list *list)
{
    bide_mem_free(list->heap.keys);
    bide_mem_free(list->slots);
    bide_mem_free(list->buckets);
    bide_mem_free(list->pile);
    bide_event_list_init(list);
}

void bide_event_list_clear(struct bide_event_list *list, double horizon)
{
    bide_event_heap_clear(&list->heap);
    for (size_t i = list->year.next; i < list->year.count; ++i) {
        list->buckets[i] = 0;
    }
    list->year = (struct bide_event_year){ .count = 0 };
    list->due.first = 0;
    list->pile_count = 0;
    list->pending_count = 0;
    list->dead_count = 0;
    list->crowded_count = CROWDED;
    list->slot_count = 0;
    list->sequence = 0;
    list->horizon = horizon;
    list->heap_until = horizon;
    list->free_slot = 0;
    list->err = BIDE_OK;
}

/* bide_mem_grow, for a pointer of any type. */
static void *grow_array(void *data, size_t *capacity, size_t needed, size_t size,
                        enum bide_err *err)
{
    if (*err == BIDE_OK) {
        *err = bide_mem_grow(&data, capacity, needed, size);
    }
    return data;
}

/* Make room for one more slot, wherever it may have to go. */
static enum bide_err grow(struct bide_event_list *list)
{
    if (list->slot_count == BIDE_EVENT_LIST_MOST) {
        return BIDE_ERR_LIMIT;
    }
    const size_t needed = list->slot_count + 1;
    const size_t buckets = needed > FEW ? BUCKETS_PER_EVENT * needed + AHEAD : 0;
    size_t padded = list->key_capacity;
    size_t emptied = list->bucket_capacity;
    enum bide_err err = BIDE_OK;
    list->slots = grow_array(list->slots, &list->slot_capacity, needed + 1,
                             sizeof(*list->slots), &err);
    list->pile =
        grow_array(list->pile, &list->pile_capacity, needed, sizeof(*list->pile), &err);
    list->heap.keys =
        grow_array(list->heap.keys, &list->key_capacity, needed + BIDE_EVENT_HEAP_ARITY,
                   sizeof(*list->heap.keys), &err);
    list->buckets = grow_array(list->buckets, &list->bucket_capacity, buckets,
                               sizeof(*list->buckets), &err);
    for (; padded < list->key_capacity; ++padded) {
        list->heap.keys[padded] = bide_event_heap_padding;
    }
    for (; emptied < list->bucket_capacity; ++emptied) {
        list->buckets[emptied] = 0;
    }
    return err;
}

/* Number of a slot that nobody uses; 0, and err set, if there is none. */
static inline uint32_t take_slot(struct bide_event_list *list)
{
    const uint32_t slot = list->free_slot;
    if (slot != 0) {
        list->free_slot = list->slots[slot].next;
        return slot;
    }
    list->err = grow(list);
    return list->err == BIDE_OK ? (uint32_t) ++list->slot_count : 0;
}

/* A push with a year, or one more than the present layout was made for. */
static void push_far(struct bide_event_list *list, uint32_t slot, double time)
{
    if (put(list, slot, time) == BIDE_EVENT_YEAR_BEFORE && list->year.count > 0) {
        --list->hasty_count;
    }
    if (list->pending_count > list->crowded_count || list->hasty_count == 0) {
        gather(list);
        lay_out(list);
    }
}

uint64_t bide_event_list_push(struct bide_event_list *list, unsigned priority,
                              struct bide_event event)
{
    BIDE_REQUIRE(!isnan(event.time) && priority <= BIDE_EVENT_LIST_MOST_PRIORITY);
    if (event.time > list->horizon || list->err != BIDE_OK) {
        return 0;
    }
    if (list->sequence == BIDE_EVENT_LIST_MOST_SEQUENCE) {
        list->err = BIDE_ERR_LIMIT;
        return 0;
    }
    const uint32_t slot = take_slot(list);
    if (slot == 0) {
        return 0;
    }
    const uint64_t handle = ++list->sequence << SLOT_BITS | slot;
    const uint64_t rank = (uint64_t) priority << PRIORITY_SHIFT | handle;
    list->slots[slot] = (struct bide_event_list_slot){
        .time = event.time, .rank = rank, .kind = event.kind, .subject = event.subject
    };
    if (++list->pending_count > list->crowded_count || event.time > list->heap_until) {
        push_far(list, slot, event.time);
    } else if (list->year.count == 0
               || !bide_event_due_push(&list->due, list->slots, slot)) {
        bide_event_heap_push(&list->heap, bide_event_heap_key(event.time, rank));
    }
    return handle;
}

bool bide_event_list_cancel(struct bide_event_list *list, uint64_t handle)
{
    const uint32_t slot = bide_event_due_slot(handle);
    if (slot == 0 || slot > list->slot_count
        || (list->slots[slot].rank & SEQUENCE_AND_SLOT) != handle) {
        return false;
    }
    list->slots[slot].rank = 0;
    --list->pending_count;
    ++list->dead_count;
    if (list->dead_count > FEWEST_DEAD_TO_SWEEP
        && list->dead_count > list->pending_count) {
        gather(list);
        lay_out(list);
    }
    return true;
}

uint64_t bide_event_list_find(const struct bide_event_list *list, uint32_t kind,
                              uint32_t subject)
{
    for (size_t i = 1; i <= list->slot_count; ++i) {
        const struct bide_event_list_slot *const slot = &list->slots[i];
        if (slot->rank != 0 && slot->kind == kind && slot->subject == subject) {
            return slot->rank & SEQUENCE_AND_SLOT;
        }
    }
    return 0;
}

/* Take the first event, whose key is first. */
static inline void take_first(struct bide_event_list *list,
                              const struct bide_event_heap_key *first,
                              struct bide_event *event)
{
    const uint32_t slot = bide_event_due_slot(first->rank);
    event->time = list->slots[slot].time;
    event->kind = list->slots[slot].kind;
    event->subject = list->slots[slot].subject;
    if (list->year.count > 0) {
        list->heap_until = event->time;
    }
    bide_event_due_take_first(&list->due, &list->heap, list->slots, slot);
    release_slot(list, slot);
    --list->pending_count;
}

bool bide_event_list_pop_until(struct bide_event_list *list, double until,
                               struct bide_event *event)
{
    const struct bide_event_heap_key *const first = settle(list);
    if (first == NULL || list->slots[bide_event_due_slot(first->rank)].time > until) {
        return false;
    }
    take_first(list, first, event);
    return true;
}

bool bide_event_list_pop_before(struct bide_event_list *list, double time,
                                unsigned priority, uint64_t sequence,
                                struct bide_event *event)
{
    const struct bide_event_heap_key key = bide_event_heap_key(
        time, (uint64_t) priority << PRIORITY_SHIFT | (sequence + 1) << SLOT_BITS);
    const struct bide_event_heap_key *const first = settle(list);
    if (first == NULL || !bide_event_heap_is_before(first, &key)) {
        return false;
    }
    take_first(list, first, event);
    return true;
}

double bide_event_list_next_time(struct bide_event_list *list)
{
    const struct bide_event_heap_key *const first = settle(list);
    return first != NULL ? list->slots[bide_event_due_slot(first->rank)].time : INFINITY;
}
