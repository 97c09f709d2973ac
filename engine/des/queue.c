/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/queue.h"

#include <math.h>

#include "engine/base/mem.h"

enum { SMALLEST_RING = 16 };

static struct bide_queue_entry *at_place(const struct bide_queue_class *line,
                                         size_t place)
{
    return &line->ring[place & line->ring_mask];
}

void bide_queue_init(struct bide_queue *queue)
{
    *queue = (struct bide_queue){ .err = BIDE_OK };
}

void bide_queue_free(struct bide_queue *queue)
{
    for (int i = 0; i < BIDE_QUEUE_MOST_CLASSES; ++i) {
        bide_mem_free(queue->classes[i].ring);
        bide_mem_free(queue->classes[i].late);
    }
    bide_queue_init(queue);
}

void bide_queue_clear(struct bide_queue *queue)
{
    for (int i = 0; i < BIDE_QUEUE_MOST_CLASSES; ++i) {
        struct bide_queue_class *const line = &queue->classes[i];
        line->head = 0;
        line->tail = 0;
        line->late_count = 0;
    }
    queue->occupied = 0;
    queue->turn = 0;
    queue->err = BIDE_OK;
}

static BIDE_SELDOM enum bide_err double_ring(struct bide_queue_class *line)
{
    const size_t old = line->ring_capacity;
    void *ring = line->ring;
    const enum bide_err err =
        bide_mem_grow(&ring, &line->ring_capacity, old > 0 ? 2 * old : SMALLEST_RING,
                      sizeof(*line->ring));
    line->ring = ring;
    if (err != BIDE_OK) {
        return err;
    }
    line->ring_mask = line->ring_capacity - 1;
    BIDE_ASSERT((line->ring_capacity & line->ring_mask) == 0);
    /* Each entry stays or moves up into the new half, which is empty. */
    for (size_t place = line->head; old > 0 && place != line->tail; ++place) {
        *at_place(line, place) = line->ring[place & (old - 1)];
    }
    return BIDE_OK;
}

static inline bool is_ring_full(const struct bide_queue_class *line)
{
    return line->tail - line->head >= line->ring_capacity;
}

static BIDE_SELDOM void push_late(struct bide_queue *queue, struct bide_queue_class *line,
                                  struct bide_queue_entry entry)
{
    void *late = line->late;
    queue->err = bide_mem_grow(&late, &line->late_capacity, line->late_count + 1,
                               sizeof(*line->late));
    line->late = late;
    if (queue->err != BIDE_OK) {
        return;
    }
    size_t at = line->late_count++;
    while (at > 0 && bide_queue_is_before(entry, line->late[(at - 1) / 2])) {
        line->late[at] = line->late[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    line->late[at] = entry;
}

static BIDE_SELDOM struct bide_queue_entry pop_late(struct bide_queue_class *line)
{
    const struct bide_queue_entry first = line->late[0];
    const size_t count = --line->late_count;
    const struct bide_queue_entry last = line->late[count];
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count
            && bide_queue_is_before(line->late[child + 1], line->late[child])) {
            ++child;
        }
        if (!bide_queue_is_before(line->late[child], last)) {
            break;
        }
        line->late[at] = line->late[child];
        at = child;
    }
    line->late[at] = last;
    return first;
}

/* Whether someone is late and comes before the entry at this place of the ring. */
static bool is_late_next(const struct bide_queue_class *line, size_t place)
{
    return line->late_count > 0
           && bide_queue_is_before(line->late[0], *at_place(line, place));
}

/* There is room in the ring. */
static inline void push_last(struct bide_queue *queue, struct bide_queue_class *line,
                             unsigned class_index, struct bide_queue_entry entry)
{
    *at_place(line, line->tail++) = entry;
    queue->occupied |= 1U << class_index;
}

static BIDE_SELDOM void push_over(struct bide_queue *queue, struct bide_queue_class *line,
                                  unsigned class_index, struct bide_queue_entry entry)
{
    queue->err = double_ring(line);
    if (queue->err == BIDE_OK) {
        push_last(queue, line, class_index, entry);
    }
}

void bide_queue_join(struct bide_queue *queue, unsigned class_index, double key,
                     uint32_t id)
{
    BIDE_REQUIRE(class_index < BIDE_QUEUE_MOST_CLASSES && isfinite(key));
    if (queue->turn == UINT32_MAX && queue->err == BIDE_OK) {
        queue->err = BIDE_ERR_LIMIT;
    }
    if (queue->err != BIDE_OK) {
        return;
    }
    struct bide_queue_class *const line = &queue->classes[class_index];
    const struct bide_queue_entry entry = { key, id, queue->turn++ };
    if (line->head != line->tail && key < at_place(line, line->tail - 1)->key) {
        push_late(queue, line, entry);
    } else if (is_ring_full(line)) {
        push_over(queue, line, class_index, entry);
    } else {
        push_last(queue, line, class_index, entry);
    }
}

/* Somebody was taken out of the class. */
static inline void note_taken(struct bide_queue *queue, unsigned class_index)
{
    const struct bide_queue_class *const line = &queue->classes[class_index];
    if (line->head == line->tail) {
        queue->occupied &= ~(1U << class_index);
    }
}

struct bide_queue_entry bide_queue_take(struct bide_queue *queue, unsigned class_index)
{
    BIDE_REQUIRE(class_index < BIDE_QUEUE_MOST_CLASSES);
    struct bide_queue_class *const line = &queue->classes[class_index];
    BIDE_REQUIRE(line->head != line->tail);
    if (is_late_next(line, line->head)) {
        return pop_late(line); /* the last of the ring stays */
    }
    const struct bide_queue_entry first = *at_place(line, line->head++);
    note_taken(queue, class_index);
    return first;
}

size_t bide_queue_length(const struct bide_queue *queue, unsigned class_index)
{
    BIDE_REQUIRE(class_index < BIDE_QUEUE_MOST_CLASSES);
    const struct bide_queue_class *const line = &queue->classes[class_index];
    return line->tail - line->head + line->late_count;
}

/* Move the first of the late into the ring, index entries after its head; false, and err
 * set, if there is no memory. */
static bool insert_late(struct bide_queue *queue, struct bide_queue_class *line,
                        size_t index)
{
    const enum bide_err err = is_ring_full(line) ? double_ring(line) : BIDE_OK;
    if (err != BIDE_OK) {
        queue->err = err;
        return false;
    }
    if (index <= (line->tail - line->head) / 2) {
        --line->head;
        for (size_t i = 0; i < index; ++i) {
            *at_place(line, line->head + i) = *at_place(line, line->head + i + 1);
        }
    } else {
        for (size_t place = line->tail++; place != line->head + index; --place) {
            *at_place(line, place) = *at_place(line, place - 1);
        }
    }
    *at_place(line, line->head + index) = pop_late(line);
    return true;
}

/* Take the entry that lies index entries after the head out of the ring. */
static void remove_at(struct bide_queue_class *line, size_t index)
{
    if (index < (line->tail - line->head) / 2) {
        for (size_t i = index; i > 0; --i) {
            *at_place(line, line->head + i) = *at_place(line, line->head + i - 1);
        }
        ++line->head;
    } else {
        --line->tail;
        for (size_t place = line->head + index; place != line->tail; ++place) {
            *at_place(line, place) = *at_place(line, place + 1);
        }
    }
}

bool bide_queue_take_first(
    struct bide_queue *queue, unsigned class_index,
    enum bide_queue_answer (*wanted)(void *context, struct bide_queue_entry entry),
    void *context, struct bide_queue_entry *entry)
{
    BIDE_REQUIRE(class_index < BIDE_QUEUE_MOST_CLASSES);
    struct bide_queue_class *const line = &queue->classes[class_index];
    for (size_t index = 0;; ++index) {
        if (is_late_next(line, line->head + index) && !insert_late(queue, line, index)) {
            return false;
        }
        if (line->head + index == line->tail) {
            return false;
        }
        const struct bide_queue_entry next = *at_place(line, line->head + index);
        const enum bide_queue_answer answer = wanted(context, next);
        if (answer == BIDE_QUEUE_YES) {
            remove_at(line, index);
            note_taken(queue, class_index);
            *entry = next;
        }
        if (answer != BIDE_QUEUE_NO) {
            return answer == BIDE_QUEUE_YES;
        }
    }
}
