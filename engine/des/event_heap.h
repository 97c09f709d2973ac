/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_heap.h - the part of an event list that is kept in order: 16-byte keys. Few are
 * sorted, the first at the end, where most come and all go; more become a 4-ary heap
 * until none is left. Taking the first of a heap leaves a hole at the root, which the
 * next push fills. */
#ifndef BIDE_DES_EVENT_HEAP_H
#define BIDE_DES_EVENT_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Tests count the work here; otherwise nothing. */
#ifndef BIDE_EVENT_HEAP_STEP
#define BIDE_EVENT_HEAP_STEP() ((void) 0)
#endif

enum { BIDE_EVENT_HEAP_ARITY = 4, BIDE_EVENT_HEAP_SORTED = 32 };

/* Compared as one number of 128 bits. */
struct bide_event_heap_key {
    uint64_t rank; /* decides between equal times */
    uint64_t time; /* the bits of a double, put in order */
};

__extension__ typedef unsigned __int128 bide_event_heap_int;

/* -0.0 is 0.0. */
static inline struct bide_event_heap_key bide_event_heap_key(double time, uint64_t rank)
{
    const double no_minus_zero = time + 0.0;
    uint64_t bits;
    memcpy(&bits, &no_minus_zero, sizeof(bits));
    return (struct bide_event_heap_key){ .rank = rank,
                                         .time =
                                             bits ^ (-(bits >> 63) | UINT64_C(1) << 63) };
}

struct bide_event_heap {
    struct bide_event_heap_key *keys; /* owned by the user; count keys, then padding */
    size_t count;                     /* the hole included */
    bool is_heap;                     /* not sorted */
    bool has_hole;                    /* the root was taken and not yet replaced */
};

/* Later than any event, so that the last children always come in fours. */
static const struct bide_event_heap_key bide_event_heap_padding = { UINT64_MAX,
                                                                    UINT64_MAX };

static inline bool bide_event_heap_is_before(const struct bide_event_heap_key *a,
                                             const struct bide_event_heap_key *b)
{
    BIDE_EVENT_HEAP_STEP();
    return ((bide_event_heap_int) a->time << 64 | a->rank)
           < ((bide_event_heap_int) b->time << 64 | b->rank);
}

/* Put key at or below place `at`, whose own key may be overwritten. */
static inline void bide_event_heap_sift_down(const struct bide_event_heap *heap,
                                             size_t at, struct bide_event_heap_key key)
{
    struct bide_event_heap_key *const keys = heap->keys;
    const size_t count = heap->count;
    size_t child = BIDE_EVENT_HEAP_ARITY * at + 1;
    for (; child < count; child = BIDE_EVENT_HEAP_ARITY * at + 1) {
        const size_t left =
            child + bide_event_heap_is_before(&keys[child + 1], &keys[child]);
        const size_t right =
            child + 2 + bide_event_heap_is_before(&keys[child + 3], &keys[child + 2]);
        const size_t first =
            bide_event_heap_is_before(&keys[right], &keys[left]) ? right : left;
        if (!bide_event_heap_is_before(&keys[first], &key)) {
            break;
        }
        keys[at] = keys[first];
        at = first;
    }
    keys[at] = key;
}

/* Put key at or above place `at`, which holds no key. */
static inline void bide_event_heap_sift_up(const struct bide_event_heap *heap, size_t at,
                                           struct bide_event_heap_key key)
{
    struct bide_event_heap_key *const keys = heap->keys;
    for (; at > 0; at = (at - 1) / BIDE_EVENT_HEAP_ARITY) {
        const size_t parent = (at - 1) / BIDE_EVENT_HEAP_ARITY;
        if (!bide_event_heap_is_before(&key, &keys[parent])) {
            break;
        }
        keys[at] = keys[parent];
    }
    keys[at] = key;
}

/* The other way round the sorted keys are a heap. */
static inline void bide_event_heap_form(struct bide_event_heap *heap)
{
    for (size_t i = 0; i < heap->count / 2; ++i) {
        const struct bide_event_heap_key key = heap->keys[i];
        heap->keys[i] = heap->keys[heap->count - 1 - i];
        heap->keys[heap->count - 1 - i] = key;
    }
    heap->is_heap = true;
}

/* Put key among the sorted ones. */
static inline void bide_event_heap_insert(struct bide_event_heap *heap,
                                          struct bide_event_heap_key key)
{
    struct bide_event_heap_key *const keys = heap->keys;
    size_t at = heap->count++;
    for (; at > 0 && bide_event_heap_is_before(&keys[at - 1], &key); --at) {
        keys[at] = keys[at - 1];
    }
    keys[at] = key;
}

static inline void bide_event_heap_push(struct bide_event_heap *heap,
                                        struct bide_event_heap_key key)
{
    if (!heap->is_heap && heap->count < BIDE_EVENT_HEAP_SORTED) {
        bide_event_heap_insert(heap, key);
        return;
    }
    if (!heap->is_heap) {
        bide_event_heap_form(heap);
    }
    if (heap->has_hole) {
        heap->has_hole = false;
        bide_event_heap_sift_down(heap, 0, key);
    } else {
        bide_event_heap_sift_up(heap, heap->count++, key);
    }
}

/* The first key, if there are any and there is no hole. */
static inline const struct bide_event_heap_key *bide_event_heap_first(
    const struct bide_event_heap *heap)
{
    return &heap->keys[heap->is_heap ? 0 : heap->count - 1];
}

/* Take it. */
static inline void bide_event_heap_take(struct bide_event_heap *heap)
{
    if (heap->is_heap) {
        heap->has_hole = true;
    } else {
        heap->keys[--heap->count] = bide_event_heap_padding;
    }
}

/* Close the hole with the last key. */
static inline void bide_event_heap_fill_hole(struct bide_event_heap *heap)
{
    const size_t last = --heap->count;
    const struct bide_event_heap_key key = heap->keys[last];
    heap->keys[last] = bide_event_heap_padding;
    heap->has_hole = false;
    if (last > 0) {
        bide_event_heap_sift_down(heap, 0, key);
    } else {
        heap->is_heap = false;
    }
}

static inline void bide_event_heap_clear(struct bide_event_heap *heap)
{
    for (size_t i = 0; i < heap->count; ++i) {
        heap->keys[i] = bide_event_heap_padding;
    }
    heap->count = 0;
    heap->is_heap = false;
    heap->has_hole = false;
}

#endif
