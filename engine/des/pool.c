/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/pool.h"

#include <string.h>

#include "engine/base/mem.h"

void bide_pool_init(struct bide_pool *pool, size_t size)
{
    BIDE_REQUIRE(size > 0);
    *pool = (struct bide_pool){ .size = size, .first_free = BIDE_POOL_NONE };
}

void bide_pool_free(struct bide_pool *pool)
{
    bide_mem_free(pool->items);
    bide_mem_free(pool->links);
    bide_pool_init(pool, pool->size);
}

void bide_pool_clear(struct bide_pool *pool)
{
    pool->count = 0;
    pool->in_use = 0;
    pool->first_free = BIDE_POOL_NONE;
    pool->err = BIDE_OK;
}

/* Make room for one more item and its link. */
static enum bide_err grow(struct bide_pool *pool)
{
    if (pool->count == BIDE_POOL_USED) {
        return BIDE_ERR_LIMIT;
    }
    size_t item_capacity = pool->capacity;
    enum bide_err err =
        bide_mem_grow(&pool->items, &item_capacity, pool->count + 1, pool->size);
    if (err != BIDE_OK) {
        return err;
    }
    void *links = pool->links;
    err = bide_mem_grow(&links, &pool->capacity, pool->count + 1, sizeof(*pool->links));
    pool->links = links;
    return err;
}

uint32_t bide_pool_take(struct bide_pool *pool)
{
    uint32_t id = pool->first_free;
    if (id != BIDE_POOL_NONE) {
        pool->first_free = pool->links[id];
    } else {
        const enum bide_err err = grow(pool);
        if (err != BIDE_OK) {
            pool->err = err;
            return BIDE_POOL_NONE;
        }
        id = (uint32_t) pool->count++;
    }
    pool->links[id] = BIDE_POOL_USED;
    ++pool->in_use;
    memset((unsigned char *) pool->items + id * pool->size, 0, pool->size);
    return id;
}
