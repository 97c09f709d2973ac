/* SPDX-License-Identifier: GPL-3.0-or-later */
/* queue.h - a waiting list: entities ordered within each class by a key (such as the date
 * their clock started), ties in order of joining.
 *
 * Nearly all join at the end, so each class is a ring in order of key; the few who join
 * with an earlier key go to a small heap beside it. All in the heap come before the last
 * of the ring, so that the heap is empty when the ring is. Joining and taking at the end
 * cost a few nanoseconds, whatever the length of the list. */
#ifndef BIDE_DES_QUEUE_H
#define BIDE_DES_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_QUEUE_MOST_CLASSES = 8 };

struct bide_queue_entry {
    double key;    /* smaller is called first */
    uint32_t id;   /* the entity */
    uint32_t turn; /* order of joining */
};

struct bide_queue_class {
    struct bide_queue_entry *ring; /* owned; place i is at i modulo ring_capacity */
    size_t head;                   /* first place in use, counted without wrapping */
    size_t tail;                   /* the place after the last */
    size_t ring_capacity;          /* a power of two, or 0 */
    size_t ring_mask;              /* ring_capacity - 1 */
    struct bide_queue_entry *late; /* owned; binary heap of those out of order */
    size_t late_count;
    size_t late_capacity;
};

struct bide_queue {
    struct bide_queue_class classes[BIDE_QUEUE_MOST_CLASSES];
    uint32_t occupied; /* bit c: somebody is in class c */
    uint32_t turn;
    enum bide_err err; /* the first failed allocation or limit; later joins do nothing */
};

void bide_queue_init(struct bide_queue *queue);
void bide_queue_free(struct bide_queue *queue);
void bide_queue_clear(struct bide_queue *queue); /* keeps the storage */

/* Join; key is finite, class below BIDE_QUEUE_MOST_CLASSES. BIDE_ERR_LIMIT after 2^32 - 1
 * have joined since the last clear. */
void bide_queue_join(struct bide_queue *queue, unsigned class_index, double key,
                     uint32_t id);

/* The order of a class. */
static inline bool bide_queue_is_before(struct bide_queue_entry a,
                                        struct bide_queue_entry b)
{
    return a.key < b.key || (a.key <= b.key && a.turn < b.turn);
}

/* The first of a class without taking it; false if the class is empty. */
static inline bool bide_queue_first(const struct bide_queue *queue, unsigned class_index,
                                    struct bide_queue_entry *entry)
{
    BIDE_REQUIRE(class_index < BIDE_QUEUE_MOST_CLASSES);
    const struct bide_queue_class *const line = &queue->classes[class_index];
    if (line->head == line->tail) {
        return false;
    }
    *entry = line->ring[line->head & line->ring_mask];
    if (line->late_count > 0 && bide_queue_is_before(line->late[0], *entry)) {
        *entry = line->late[0];
    }
    return true;
}

/* Take the first of a class, which must not be empty. */
struct bide_queue_entry bide_queue_take(struct bide_queue *queue, unsigned class_index);

/* Entities of a class in the list. */
size_t bide_queue_length(const struct bide_queue *queue, unsigned class_index);

enum bide_queue_answer { BIDE_QUEUE_NO, BIDE_QUEUE_YES, BIDE_QUEUE_END };

/* Take the first of a class, in order, for whom wanted is true; false if there is none.
 * wanted answers BIDE_QUEUE_END to look no further. Late joiners who are asked move into
 * the ring, which may need storage (false, and err set, if there is none); that and
 * removing from the middle move the shorter side of the ring. */
bool bide_queue_take_first(
    struct bide_queue *queue, unsigned class_index,
    enum bide_queue_answer (*wanted)(void *context, struct bide_queue_entry entry),
    void *context, struct bide_queue_entry *entry);

#endif
