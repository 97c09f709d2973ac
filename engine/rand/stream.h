/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream.h - random streams named by (seed, replication, purpose, entity).
 *
 * Any stream can be opened at any time without drawing from another, so the same child
 * meets the same chances in every scenario, on every thread and in every order. Its words
 * are the Philox blocks 0, 1, 2 ... in order; every draw takes the next words, skips
 * none, and says how many. After 2^34 words a stream starts again. */
#ifndef BIDE_RAND_STREAM_H
#define BIDE_RAND_STREAM_H

#include <stdint.h>

#include "engine/rand/philox.h"

struct bide_stream {
    struct bide_philox_block counter; /* word 0: next block; 1: purpose; 2, 3: entity */
    struct bide_philox_block block;   /* the words of the present block */
    uint32_t key[2];
    uint32_t used; /* words of block already drawn, 4 at the start */
};

/* The key shared by all streams of one replication; differs for any two (seed,
 * replication) pairs except by a chance of 2^-64. */
uint64_t bide_stream_root(uint64_t seed, uint64_t replication);

/* Computes nothing until the first draw. */
static inline struct bide_stream bide_stream_open(uint64_t root, uint32_t purpose,
                                                  uint64_t entity)
{
    return (struct bide_stream){
        .counter = { { 0, purpose, (uint32_t) entity, (uint32_t) (entity >> 32) } },
        .key = { (uint32_t) root, (uint32_t) (root >> 32) },
        .used = 4,
    };
}

static inline void bide_stream_refill(struct bide_stream *stream)
{
    stream->block = bide_philox_block(stream->counter, stream->key[0], stream->key[1]);
    ++stream->counter.word[0];
    stream->used = 0;
}

/* The next word. */
static inline uint32_t bide_stream_u32(struct bide_stream *stream)
{
    if (stream->used == 4) {
        bide_stream_refill(stream);
    }
    return stream->block.word[stream->used++];
}

/* bide_stream_u64 after an odd number of words: rare, so not inlined. */
uint64_t bide_stream_u64_unaligned(struct bide_stream *stream);

/* The next two words, the first in the low half. */
static inline uint64_t bide_stream_u64(struct bide_stream *stream)
{
    const uint32_t *const word = stream->block.word;
    if (stream->used == 4) {
        bide_stream_refill(stream);
        stream->used = 2;
        return (uint64_t) word[1] << 32 | word[0];
    }
    if (stream->used == 2) {
        stream->used = 4;
        return (uint64_t) word[3] << 32 | word[2];
    }
    return bide_stream_u64_unaligned(stream);
}

/* The uniform number that two words give. */
static inline double bide_stream_uniform_of(uint64_t bits)
{
    return (double) (int64_t) (bits >> 11 | 1) * 0x1p-53;
}

/* Uniform on the open interval (0, 1): an odd multiple of 2^-53, so never 0, never 1 and
 * as often above 1/2 as below. Takes two words. */
static inline double bide_stream_uniform(struct bide_stream *stream)
{
    return bide_stream_uniform_of(bide_stream_u64(stream));
}

#endif
