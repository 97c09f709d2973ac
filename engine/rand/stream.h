/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream.h - random streams named by (seed, replication, purpose, entity).
 *
 * Any stream can be opened at any time without drawing from another, so the same child
 * meets the same chances in every scenario, on every thread and in every order. */
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

static inline struct bide_stream bide_stream_open(uint64_t root, uint32_t purpose,
                                                  uint64_t entity);

static inline uint32_t bide_stream_u32(struct bide_stream *stream);
static inline uint64_t bide_stream_u64(struct bide_stream *stream); /* always 2 words */

/* Uniform on the open interval (0, 1), 53 bits: never 0, never 1. */
static inline double bide_stream_uniform(struct bide_stream *stream);

#endif
