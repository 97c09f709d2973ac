/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pool.h - entities as numbered places in one array, used again after release.
 * Storage moves when it grows: keep ids, not pointers. */
#ifndef BIDE_DES_POOL_H
#define BIDE_DES_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/err.h"

#define BIDE_POOL_LINE 64 /* bytes that a processor reads at once */
#define BIDE_POOL_NONE UINT32_MAX
#define BIDE_POOL_USED (BIDE_POOL_NONE - 1)

struct bide_pool {
    void *storage; /* owned */
    void *items; /* in storage; item i at byte i * size. Items of whole lines begin one */
    uint32_t *links; /* owned; the next free id, or BIDE_POOL_USED */
    size_t size;     /* bytes of one item */
    size_t count;    /* ids ever used: the places to scan */
    size_t capacity;
    size_t in_use;
    uint32_t first_free;
    enum bide_err err; /* the first failed allocation or limit */
};

/* size is at least 1. */
void bide_pool_init(struct bide_pool *pool, size_t size);
void bide_pool_free(struct bide_pool *pool);

/* Release everything, keep the storage. The next ids are 0, 1, 2, ... */
void bide_pool_clear(struct bide_pool *pool);

/* An id that was not in use since the last clear, its item not zeroed; BIDE_POOL_NONE as
 * below. */
BIDE_SELDOM uint32_t bide_pool_extend(struct bide_pool *pool);

/* An id whose item is zeroed; the last released is used first. BIDE_POOL_NONE, and err
 * set, if there is no memory (or no id below 2^32 - 2 left: BIDE_ERR_LIMIT). */
static inline uint32_t bide_pool_take(struct bide_pool *pool)
{
    uint32_t id = pool->first_free;
    if (id != BIDE_POOL_NONE) {
        pool->first_free = pool->links[id];
    } else {
        id = bide_pool_extend(pool);
        if (id == BIDE_POOL_NONE) {
            return id;
        }
    }
    pool->links[id] = BIDE_POOL_USED;
    ++pool->in_use;
    unsigned char *const item = (unsigned char *) pool->items + id * pool->size;
    if (pool->size == BIDE_POOL_LINE) {
        memset(item, 0, BIDE_POOL_LINE); /* so common that it is worth no call */
    } else {
        memset(item, 0, pool->size);
    }
    return id;
}

/* Whether id is in use; id < count. */
static inline bool bide_pool_is_used(const struct bide_pool *pool, uint32_t id)
{
    return pool->links[id] == BIDE_POOL_USED;
}

/* Give back an id that is in use. */
static inline void bide_pool_release(struct bide_pool *pool, uint32_t id)
{
    BIDE_REQUIRE(id < pool->count && bide_pool_is_used(pool, id));
    pool->links[id] = pool->first_free;
    pool->first_free = id;
    --pool->in_use;
}

#endif
