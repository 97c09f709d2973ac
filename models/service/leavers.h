/* SPDX-License-Identifier: GPL-3.0-or-later */
/* leavers.h - children by the interval in which they will have left, if they still wait:
 * 32-bit numbers in buckets, taken out again when an interval is over. */
#ifndef BIDE_SERVICE_LEAVERS_H
#define BIDE_SERVICE_LEAVERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_LEAVERS_CHUNK = 15 };

struct bide_leavers_chunk {
    uint32_t numbers[BIDE_LEAVERS_CHUNK];
    uint32_t next; /* of its bucket, or free */
};

struct bide_leavers_bucket {
    uint32_t chunk; /* the one being filled */
    uint32_t used;  /* numbers in it; none: the bucket is empty */
};

struct bide_leavers {
    struct bide_leavers_bucket *buckets; /* owned */
    size_t bucket_count;
    size_t bucket_capacity;
    struct bide_leavers_chunk *chunks; /* owned */
    size_t chunk_count;
    size_t chunk_capacity;
    uint32_t free_chunk;
    enum bide_err err; /* the first failed allocation; later additions do nothing */
};

void bide_leavers_init(struct bide_leavers *leavers);
void bide_leavers_free(struct bide_leavers *leavers);

/* So many empty buckets; storage is kept. */
void bide_leavers_clear(struct bide_leavers *leavers, size_t bucket_count);

/* Begin a new chunk of a bucket; false, and err set, if there is no memory. */
bool bide_leavers_extend(struct bide_leavers *leavers, size_t bucket);

static inline void bide_leavers_add(struct bide_leavers *leavers, size_t bucket,
                                    uint32_t number)
{
    struct bide_leavers_bucket *in = &leavers->buckets[bucket];
    const bool has_room = in->used - 1 < BIDE_LEAVERS_CHUNK - 1; /* none: wraps */
    if (has_room || bide_leavers_extend(leavers, bucket)) {
        leavers->chunks[in->chunk].numbers[in->used++] = number;
    }
}

/* Take some out of a bucket, in no particular order: how many, 0 if it is empty. */
uint32_t bide_leavers_take(struct bide_leavers *leavers, size_t bucket,
                           uint32_t numbers[BIDE_LEAVERS_CHUNK]);

#endif
