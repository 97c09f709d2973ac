/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/mem.h"

enum { BLOCK_BYTES = 16384 };

struct bide_arena_block {
    struct bide_arena_block *older;
    size_t used;
    size_t capacity;
    alignas(max_align_t) unsigned char bytes[];
};

void bide_arena_init(struct bide_arena *arena)
{
    arena->newest = NULL;
}

void bide_arena_free(struct bide_arena *arena)
{
    while (arena->newest != NULL) {
        struct bide_arena_block *block = arena->newest;
        arena->newest = block->older;
        bide_mem_free(block);
    }
}

static struct bide_arena_block *add_block(struct bide_arena *arena, size_t bytes)
{
    const size_t capacity = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    struct bide_arena_block *block =
        bide_mem_zeroed(1, sizeof(struct bide_arena_block) + capacity);
    if (block != NULL) {
        block->older = arena->newest;
        block->capacity = capacity;
        arena->newest = block;
    }
    return block;
}

void *bide_arena_take(struct bide_arena *arena, size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX / 2) / size) {
        return NULL;
    }
    const size_t bytes = (count * size + align - 1) / align * align;
    struct bide_arena_block *block = arena->newest;
    if (block == NULL || block->capacity - block->used < bytes) {
        block = add_block(arena, bytes);
    }
    if (block == NULL) {
        return NULL;
    }
    void *piece = block->bytes + block->used;
    block->used += bytes;
    return piece;
}

char *bide_arena_text(struct bide_arena *arena, const char *text, size_t length)
{
    char *copy = bide_arena_take(arena, length + 1, 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
    }
    return copy;
}
