/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/leavers.h"

#include <string.h>

#include "engine/base/mem.h"

#define NO_CHUNK UINT32_MAX

void bide_leavers_init(struct bide_leavers *leavers)
{
    *leavers = (struct bide_leavers){ .free_chunk = NO_CHUNK };
}

void bide_leavers_free(struct bide_leavers *leavers)
{
    bide_mem_free(leavers->buckets);
    bide_mem_free(leavers->chunks);
    bide_leavers_init(leavers);
}

void bide_leavers_clear(struct bide_leavers *leavers, size_t bucket_count)
{
    void *buckets = leavers->buckets;
    leavers->err = bide_mem_grow(&buckets, &leavers->bucket_capacity, bucket_count,
                                 sizeof(leavers->buckets[0]));
    leavers->buckets = buckets;
    leavers->bucket_count = leavers->err == BIDE_OK ? bucket_count : 0;
    if (leavers->bucket_count > 0) {
        memset(leavers->buckets, 0, bucket_count * sizeof(leavers->buckets[0]));
    }
    leavers->chunk_count = 0;
    leavers->free_chunk = NO_CHUNK;
}

static uint32_t take_chunk(struct bide_leavers *leavers)
{
    const uint32_t chunk = leavers->free_chunk;
    if (chunk != NO_CHUNK) {
        leavers->free_chunk = leavers->chunks[chunk].next;
        return chunk;
    }
    void *chunks = leavers->chunks;
    leavers->err = bide_mem_grow(&chunks, &leavers->chunk_capacity,
                                 leavers->chunk_count + 1, sizeof(leavers->chunks[0]));
    leavers->chunks = chunks;
    return leavers->err == BIDE_OK ? (uint32_t) leavers->chunk_count++ : NO_CHUNK;
}

bool bide_leavers_extend(struct bide_leavers *leavers, size_t bucket)
{
    if (leavers->err != BIDE_OK) {
        return false;
    }
    struct bide_leavers_bucket *in = &leavers->buckets[bucket];
    const uint32_t before = in->used > 0 ? in->chunk : NO_CHUNK;
    const uint32_t chunk = take_chunk(leavers);
    if (chunk == NO_CHUNK) {
        return false;
    }
    leavers->chunks[chunk].next = before;
    in->chunk = chunk;
    in->used = 0;
    return true;
}

/* The chunk being filled; the bucket goes on with the one before, which is full. */
uint32_t bide_leavers_take(struct bide_leavers *leavers, size_t bucket,
                           uint32_t numbers[BIDE_LEAVERS_CHUNK])
{
    struct bide_leavers_bucket *in = &leavers->buckets[bucket];
    const uint32_t count = in->used;
    if (count == 0) {
        return 0;
    }
    struct bide_leavers_chunk *chunk = &leavers->chunks[in->chunk];
    memcpy(numbers, chunk->numbers, count * sizeof(numbers[0]));
    const uint32_t before = chunk->next;
    chunk->next = leavers->free_chunk;
    leavers->free_chunk = in->chunk;
    in->chunk = before;
    in->used = before != NO_CHUNK ? BIDE_LEAVERS_CHUNK : 0;
    return count;
}
