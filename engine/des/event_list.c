/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/event_list.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"

#define NO_SLOT UINT32_MAX
enum { ARITY = 4, SLOT_BITS = 24, PRIORITY_SHIFT = 60, FEWEST_DEAD_TO_REBUILD = 64 };

/* Compared as two integers: the bits of doubles from 0 to INFINITY order like the
 * doubles. */
struct bide_event_list_key {
    uint64_t time_bits;
    uint64_t rank; /* priority:4, then the handle: sequence:36, slot:24 */
};

struct bide_event_list_slot {
    uint64_t handle; /* 0 once cancelled or taken */
    uint32_t kind;
    uint32_t subject; /* of a free slot: the next free one */
};

/* Later than any event, so that the last children always come in fours; not so late that
 * 1 cannot be added. */
static const struct bide_event_list_key padding = { UINT64_MAX - 1, UINT64_MAX };

/* Order of (time, rank) without a branch: a tie in time is decided by the 1 that is
 * added. */
static inline bool is_before(const struct bide_event_list_key *a,
                             const struct bide_event_list_key *b)
{
    return a->time_bits < b->time_bits + (a->rank < b->rank ? 1 : 0);
}

static inline uint32_t slot_of(uint64_t rank)
{
    return (uint32_t) (rank & (BIDE_EVENT_LIST_MOST - 1));
}

/* Put key at or below place `at`, whose own key may be overwritten. */
static void sift_down(struct bide_event_list *list, size_t at,
                      struct bide_event_list_key key)
{
    struct bide_event_list_key *const heap = list->heap;
    const size_t key_count = list->key_count;
    for (size_t child = ARITY * at + 1; child < key_count; child = ARITY * at + 1) {
        const size_t left = child + is_before(&heap[child + 1], &heap[child]);
        const size_t right = child + 2 + is_before(&heap[child + 3], &heap[child + 2]);
        const size_t first = is_before(&heap[right], &heap[left]) ? right : left;
        if (!is_before(&heap[first], &key)) {
            break;
        }
        heap[at] = heap[first];
        at = first;
    }
    heap[at] = key;
}

/* Put key at or above place `at`, which holds no key. */
static void sift_up(struct bide_event_list *list, size_t at,
                    struct bide_event_list_key key)
{
    struct bide_event_list_key *const heap = list->heap;
    while (at > 0 && is_before(&key, &heap[(at - 1) / ARITY])) {
        heap[at] = heap[(at - 1) / ARITY];
        at = (at - 1) / ARITY;
    }
    heap[at] = key;
}

static void release_slot(struct bide_event_list *list, uint32_t slot)
{
    list->slots[slot].handle = 0;
    list->slots[slot].subject = list->free_slot;
    list->free_slot = slot;
}

static void fill_hole(struct bide_event_list *list)
{
    const size_t last = --list->key_count;
    const struct bide_event_list_key key = list->heap[last];
    list->heap[last] = padding;
    list->has_hole = false;
    if (last > 0) {
        sift_down(list, 0, key);
    }
}

/* Bring the first live key to the root; false if there is none. */
static inline bool settle(struct bide_event_list *list)
{
    while (list->has_hole || list->dead_count > 0) {
        if (list->has_hole) {
            fill_hole(list);
            continue;
        }
        const uint32_t slot = slot_of(list->heap[0].rank);
        if (list->slots[slot].handle != 0) {
            break;
        }
        release_slot(list, slot);
        --list->dead_count;
        list->has_hole = true;
    }
    return list->key_count > 0;
}

/* Drop the dead keys. */
static void rebuild(struct bide_event_list *list)
{
    size_t live_count = 0;
    for (size_t i = list->has_hole ? 1 : 0; i < list->key_count; ++i) {
        const uint32_t slot = slot_of(list->heap[i].rank);
        if (list->slots[slot].handle == 0) {
            release_slot(list, slot);
        } else {
            list->heap[live_count++] = list->heap[i];
        }
    }
    for (size_t i = live_count; i < list->key_count; ++i) {
        list->heap[i] = padding;
    }
    list->key_count = live_count;
    list->dead_count = 0;
    list->has_hole = false;
    for (size_t parents = (live_count + ARITY - 2) / ARITY; parents > 0; --parents) {
        sift_down(list, parents - 1, list->heap[parents - 1]);
    }
}

void bide_event_list_init(struct bide_event_list *list)
{
    *list = (struct bide_event_list){ .horizon = INFINITY, .free_slot = NO_SLOT };
}

void bide_event_list_free(struct bide_event_list *list)
{
    bide_mem_free(list->heap);
    bide_mem_free(list->slots);
    bide_event_list_init(list);
}

void bide_event_list_clear(struct bide_event_list *list, double horizon)
{
    for (size_t i = 0; i < list->key_count; ++i) {
        list->heap[i] = padding;
    }
    list->key_count = 0;
    list->dead_count = 0;
    list->slot_count = 0;
    list->sequence = 0;
    list->horizon = horizon;
    list->free_slot = NO_SLOT;
    list->has_hole = false;
    list->err = BIDE_OK;
}

/* Make room for one more slot and its key. */
static enum bide_err grow(struct bide_event_list *list)
{
    if (list->slot_count == BIDE_EVENT_LIST_MOST) {
        return BIDE_ERR_LIMIT;
    }
    const size_t needed = list->slot_count + 1;
    void *slots = list->slots;
    enum bide_err err =
        bide_mem_grow(&slots, &list->slot_capacity, needed, sizeof(*list->slots));
    list->slots = slots;
    if (err != BIDE_OK) {
        return err;
    }
    size_t padded = list->key_capacity;
    void *heap = list->heap;
    err = bide_mem_grow(&heap, &list->key_capacity, needed + ARITY, sizeof(*list->heap));
    list->heap = heap;
    for (; padded < list->key_capacity; ++padded) {
        list->heap[padded] = padding;
    }
    return err;
}

/* Number of a slot that nobody uses; NO_SLOT, and err set, if there is none. */
static uint32_t take_slot(struct bide_event_list *list)
{
    const uint32_t slot = list->free_slot;
    if (slot != NO_SLOT) {
        list->free_slot = list->slots[slot].subject;
        return slot;
    }
    list->err = grow(list);
    return list->err == BIDE_OK ? (uint32_t) list->slot_count++ : NO_SLOT;
}

uint64_t bide_event_list_push(struct bide_event_list *list, unsigned priority,
                              struct bide_event event)
{
    BIDE_REQUIRE(event.time >= 0 && priority <= BIDE_EVENT_LIST_MOST_PRIORITY);
    if (event.time > list->horizon || list->err != BIDE_OK) {
        return 0;
    }
    if (list->sequence == BIDE_EVENT_LIST_MOST_SEQUENCE) {
        list->err = BIDE_ERR_LIMIT;
        return 0;
    }
    const uint32_t slot = take_slot(list);
    if (slot == NO_SLOT) {
        return 0;
    }
    const uint64_t handle = ++list->sequence << SLOT_BITS | slot;
    list->slots[slot] =
        (struct bide_event_list_slot){ handle, event.kind, event.subject };

    const double time = event.time + 0.0; /* makes -0.0 into 0.0 */
    struct bide_event_list_key key;
    memcpy(&key.time_bits, &time, sizeof(time));
    key.rank = (uint64_t) priority << PRIORITY_SHIFT | handle;
    if (list->has_hole) {
        list->has_hole = false;
        sift_down(list, 0, key);
    } else {
        sift_up(list, list->key_count++, key);
    }
    return handle;
}

bool bide_event_list_cancel(struct bide_event_list *list, uint64_t handle)
{
    const uint32_t slot = slot_of(handle);
    if (handle == 0 || slot >= list->slot_count || list->slots[slot].handle != handle) {
        return false;
    }
    list->slots[slot].handle = 0;
    ++list->dead_count;
    if (list->dead_count > FEWEST_DEAD_TO_REBUILD
        && list->dead_count > list->key_count / 2) {
        rebuild(list);
    }
    return true;
}

uint64_t bide_event_list_find(const struct bide_event_list *list, uint32_t kind,
                              uint32_t subject)
{
    for (size_t i = 0; i < list->slot_count; ++i) {
        const struct bide_event_list_slot *slot = &list->slots[i];
        if (slot->handle != 0 && slot->kind == kind && slot->subject == subject) {
            return slot->handle;
        }
    }
    return 0;
}

bool bide_event_list_pop(struct bide_event_list *list, struct bide_event *event)
{
    if (!settle(list)) {
        return false;
    }
    const uint32_t slot = slot_of(list->heap[0].rank);
    memcpy(&event->time, &list->heap[0].time_bits, sizeof(event->time));
    event->kind = list->slots[slot].kind;
    event->subject = list->slots[slot].subject;
    release_slot(list, slot);
    list->has_hole = true;
    return true;
}

double bide_event_list_next_time(struct bide_event_list *list)
{
    double time = INFINITY;
    if (settle(list)) {
        memcpy(&time, &list->heap[0].time_bits, sizeof(time));
    }
    return time;
}

size_t bide_event_list_count(const struct bide_event_list *list)
{
    return list->key_count - list->dead_count - (list->has_hole ? 1 : 0);
}
