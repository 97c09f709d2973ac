/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena.h - storage that is taken piece by piece and given back all at once. */
#ifndef BIDE_BASE_ARENA_H
#define BIDE_BASE_ARENA_H

#include <stddef.h>

struct bide_arena_block;

struct bide_arena {
    struct bide_arena_block *newest; /* NULL while nothing was taken */
};

void bide_arena_init(struct bide_arena *arena);
void bide_arena_free(struct bide_arena *arena);

/* Zeroed storage for count elements of size bytes, valid until the arena is freed;
 * NULL if there is no memory. */
void *bide_arena_take(struct bide_arena *arena, size_t count, size_t size);

/* A copy of the first length bytes of text, ended by a 0 byte; NULL if there is no
 * memory. */
char *bide_arena_text(struct bide_arena *arena, const char *text, size_t length);

#endif
