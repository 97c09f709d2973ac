/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch.h - many Philox blocks at once, in the widest vectors the processor has.
 *
 * Whole numbers only, so every width gives the bits that philox.h gives one at a time.
 * The width is looked up when a batch is opened, once a run; there is no global state. */
#ifndef BIDE_RAND_BATCH_H
#define BIDE_RAND_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/rand/stream.h"

/* Bits of a vector. */
enum bide_batch_width {
    BIDE_BATCH_PLAIN, /* none: one block at a time */
    BIDE_BATCH_128,
    BIDE_BATCH_256, /* AVX2 */
    BIDE_BATCH_512, /* AVX-512 */
    BIDE_BATCH_WIDTH_COUNT
};

/* Blocks number 0, 1, 2 ... from here on. */
struct bide_batch_start {
    struct bide_philox_block counter;
    uint32_t key[2];
    bool
        is_stream; /* the next blocks of one stream; otherwise one each of entity 0, 1 ...
                    */
};

struct bide_batch {
    enum bide_batch_width width;
    void (*fill)(const struct bide_batch_start *start, struct bide_philox_block *blocks,
                 size_t count);
};

/* The widest that this processor has. */
struct bide_batch bide_batch_open(void);

/* Whether this processor has vectors of this width, and a batch that uses them. */
bool bide_batch_has(enum bide_batch_width width);
struct bide_batch bide_batch_of(enum bide_batch_width width);

/* The next count blocks of a stream that stands between two blocks, as a fresh one does
 * (used == 4); the stream then stands behind them. */
void bide_batch_blocks(const struct bide_batch *batch, struct bide_stream *stream,
                       struct bide_philox_block *blocks, size_t count);

/* The first blocks of the streams of count entities that follow each other, the first
 * being that of *first, which must be fresh. */
void bide_batch_entities(const struct bide_batch *batch, const struct bide_stream *first,
                         struct bide_philox_block *blocks, size_t count);

/* The stream of the entity so many after that of *first, whose first block is known from
 * bide_batch_entities: as if it had been opened by name, but for the work. */
static inline struct bide_stream bide_batch_stream(const struct bide_stream *first,
                                                   size_t number,
                                                   const struct bide_philox_block *block)
{
    struct bide_stream stream = *first;
    const uint64_t entity =
        ((uint64_t) first->counter.word[3] << 32 | first->counter.word[2]) + number;
    stream.counter.word[0] = 1;
    stream.counter.word[2] = (uint32_t) entity;
    stream.counter.word[3] = (uint32_t) (entity >> 32);
    stream.block = *block;
    stream.used = 0;
    return stream;
}

#endif
