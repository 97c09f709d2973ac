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
    bide_mem_free(pool->storage);
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

/* Items that storage must hold besides, so that the first can be put on a line. */
static size_t spare(const struct bide_pool *pool)
{
    return pool->size % BIDE_POOL_LINE == 0 ? 1 : 0;
}

/* Make room for so many items. Large storage grows in place, or moves by whole pages, so
 * that its items need hardly ever be moved to lie on lines again. */
static enum bide_err grow_items(struct bide_pool *pool, size_t capacity)
{
    size_t held = pool->capacity > 0 ? pool->capacity + spare(pool) : 0;
    const size_t before =
        pool->capacity > 0 ? (uintptr_t) pool->items - (uintptr_t) pool->storage : 0;
    const enum bide_err err =
        bide_mem_grow(&pool->storage, &held, capacity + spare(pool), pool->size);
    if (err != BIDE_OK) {
        return err;
    }
    unsigned char *const bytes = pool->storage;
    const size_t over = (uintptr_t) bytes % BIDE_POOL_LINE;
    const size_t after = spare(pool) > 0 && over > 0 ? BIDE_POOL_LINE - over : 0;
    if (after != before) {
        memmove(bytes + after, bytes + before, pool->count * pool->size);
    }
    pool->items = bytes + after;
    return BIDE_OK;
}

/* Make room for one more item and its link. */
static enum bide_err grow(struct bide_pool *pool)
{
    if (pool->count < pool->capacity) {
        return BIDE_OK;
    }
    if (pool->count == BIDE_POOL_USED) {
        return BIDE_ERR_LIMIT;
    }
    size_t capacity = pool->capacity;
    void *links = pool->links;
    enum bide_err err =
        bide_mem_grow(&links, &capacity, pool->count + 1, sizeof(*pool->links));
    pool->links = links;
    if (err == BIDE_OK) {
        err = grow_items(pool, capacity);
    }
    if (err == BIDE_OK) {
        pool->capacity = capacity;
    }
    return err;
}

uint32_t bide_pool_extend(struct bide_pool *pool)
{
    const enum bide_err err = grow(pool);
    if (err != BIDE_OK) {
        pool->err = err;
        return BIDE_POOL_NONE;
    }
    return (uint32_t) pool->count++;
}
