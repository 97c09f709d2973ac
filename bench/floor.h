/* SPDX-License-Identifier: GPL-3.0-or-later */
/* floor.h - what the floor programs share. A floor is one model of the benchmarks written
 * by hand, with nothing general in it: as fast as a program with an event list, or
 * without, can be expected to be. Nothing here is shared with Bide. */
#ifndef BIDE_BENCH_FLOOR_H
#define BIDE_BENCH_FLOOR_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Chance: xoshiro256++ (Blackman and Vigna 2021, ACM TOMS 47(4)) and the exponential
 * ziggurat of Marsaglia and Tsang (2000, J. Stat. Softw. 5(8)) with 256 layers. */
enum { FLOOR_LAYERS = 256 };
#define FLOOR_LAYER_TAIL 7.69711747013104972      /* where the lowest layer ends */
#define FLOOR_LAYER_AREA 0.0039496598225815571993 /* of each layer */

struct floor_chance {
    uint64_t state[4];
    double edge[FLOOR_LAYERS + 1];   /* right end of a layer, falling to 0 */
    double height[FLOOR_LAYERS + 1]; /* exp(-edge) */
};

static inline uint64_t floor_bits(struct floor_chance *chance)
{
    uint64_t *s = chance->state;
    const uint64_t sum = s[0] + s[3];
    const uint64_t bits = ((sum << 23) | (sum >> 41)) + s[0];
    const uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return bits;
}

/* In [0, 1). */
static inline double floor_uniform(struct floor_chance *chance)
{
    return (double) (floor_bits(chance) >> 11) * 0x1p-53;
}

/* splitmix64 fills the state from a seed. */
static inline void floor_seed(struct floor_chance *chance, uint64_t seed)
{
    for (int i = 0; i < 4; ++i) {
        seed += 0x9e3779b97f4a7c15u;
        uint64_t x = seed;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        chance->state[i] = x ^ (x >> 31);
    }
}

static inline void floor_init(struct floor_chance *chance)
{
    floor_seed(chance, 1);
    chance->edge[0] = FLOOR_LAYER_AREA / exp(-FLOOR_LAYER_TAIL);
    chance->edge[1] = FLOOR_LAYER_TAIL;
    for (int i = 2; i < FLOOR_LAYERS; ++i) {
        const double last = chance->edge[i - 1];
        chance->edge[i] = -log(exp(-last) + FLOOR_LAYER_AREA / last);
    }
    chance->edge[FLOOR_LAYERS] = 0.0;
    for (int i = 0; i <= FLOOR_LAYERS; ++i) {
        chance->height[i] = exp(-chance->edge[i]);
    }
}

/* Exponential of mean 1. */
static inline double floor_exponential(struct floor_chance *chance)
{
    double tail = 0.0;
    for (;;) {
        const uint64_t bits = floor_bits(chance);
        const uint64_t layer = bits % FLOOR_LAYERS;
        const double x = (double) (bits >> 11) * 0x1p-53 * chance->edge[layer];
        if (x < chance->edge[layer + 1]) {
            return tail + x;
        }
        if (layer == 0) {
            tail += FLOOR_LAYER_TAIL; /* without memory: what is beyond looks like all */
            continue;
        }
        const double low = chance->height[layer];
        const double high = chance->height[layer + 1];
        if (low + floor_uniform(chance) * (high - low) < exp(-x)) {
            return tail + x;
        }
    }
}

/* A 4-ary heap of events: the earliest first, of equals any. */
struct floor_event {
    double time;
    uint32_t kind;
    uint32_t who;
};

struct floor_heap {
    struct floor_event *events;
    uint32_t count;
};

static inline void floor_push(struct floor_heap *heap, struct floor_event event)
{
    uint32_t hole = heap->count++;
    while (hole > 0 && heap->events[(hole - 1) / 4].time > event.time) {
        heap->events[hole] = heap->events[(hole - 1) / 4];
        hole = (hole - 1) / 4;
    }
    heap->events[hole] = event;
}

/* Index of the earliest child of a hole; count if there is none. */
static inline uint32_t floor_child(const struct floor_heap *heap, uint32_t hole)
{
    const uint32_t first = 4 * hole + 1;
    const uint32_t end = first + 4 < heap->count ? first + 4 : heap->count;
    uint32_t best = first < heap->count ? first : heap->count;
    for (uint32_t i = first + 1; i < end; ++i) {
        best = heap->events[i].time < heap->events[best].time ? i : best;
    }
    return best;
}

/* Put event where the first one is, and let it sink to its place. */
static inline void floor_replace(struct floor_heap *heap, struct floor_event event)
{
    uint32_t hole = 0;
    uint32_t child = floor_child(heap, hole);
    while (child < heap->count && heap->events[child].time < event.time) {
        heap->events[hole] = heap->events[child];
        hole = child;
        child = floor_child(heap, hole);
    }
    heap->events[hole] = event;
}

/* Take the first one off. */
static inline void floor_pop(struct floor_heap *heap)
{
    const struct floor_event last = heap->events[--heap->count];
    if (heap->count > 0) {
        floor_replace(heap, last);
    }
}

static inline _Noreturn void floor_fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    abort();
}

/* Memory that is there. */
static inline void *floor_memory(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory) {
        floor_fail("out of memory");
    }
    return memory;
}

/* A positive number from the command line, or 0. */
static inline double floor_number(const char *text)
{
    char *end = NULL;
    const double number = text ? strtod(text, &end) : 0.0;
    return end && *end == '\0' && number > 0.0 ? number : 0.0;
}

#endif
