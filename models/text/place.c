/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/place.h"

#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 16 };

/* The arena keeps the old array: a copy of the list may still use it. */
static enum bide_err grow(struct bide_place_list *list, struct bide_arena *arena)
{
    const size_t capacity = 2 * list->count > SMALLEST ? 2 * list->count : SMALLEST;
    struct bide_place *items =
        bide_arena_take(arena, capacity, sizeof(struct bide_place));
    if (items == NULL) {
        return BIDE_ERR_MEMORY;
    }
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof(items[0]));
    }
    list->items = items;
    list->capacity = capacity;
    return BIDE_OK;
}

/* Most settings stand in the same file as the one before. */
static const char *keep_file(const struct bide_place_list *list, struct bide_arena *arena,
                             const char *file)
{
    if (list->count > 0 && strcmp(list->items[list->count - 1].file, file) == 0) {
        return list->items[list->count - 1].file;
    }
    return bide_arena_text(arena, file, strlen(file));
}

enum bide_err bide_place_add(struct bide_place_list *list, struct bide_arena *arena,
                             struct bide_diag_place place)
{
    BIDE_REQUIRE(!list->is_sorted);
    if (list->count == list->capacity && grow(list, arena) != BIDE_OK) {
        return BIDE_ERR_MEMORY;
    }
    const struct bide_place item = {
        .path = bide_arena_text(arena, place.path, strlen(place.path)),
        .file = keep_file(list, arena, place.file),
        .line = place.line,
    };
    if (item.path == NULL || item.file == NULL) {
        return BIDE_ERR_MEMORY;
    }
    list->items[list->count++] = item;
    return BIDE_OK;
}

static int compare(const void *a, const void *b)
{
    const struct bide_place *first = a;
    const struct bide_place *second = b;
    return strcmp(first->path, second->path);
}

void bide_place_sort(struct bide_place_list *list)
{
    if (list->count > 0) {
        qsort(list->items, list->count, sizeof(list->items[0]), compare);
    }
    list->is_sorted = true;
}

/* Order of a whole path and the first length bytes of another. */
static int compare_part(const char *whole, const char *path, size_t length)
{
    const int order = strncmp(whole, path, length);
    return order == 0 && whole[length] != '\0' ? 1 : order;
}

static const struct bide_place *find_sorted(const struct bide_place_list *list,
                                            const char *path, size_t length)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare_part(list->items[middle].path, path, length);
        if (order == 0) {
            return &list->items[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

const struct bide_place *bide_place_find(const struct bide_place_list *list,
                                         const char *path, size_t length)
{
    if (list->is_sorted) {
        return find_sorted(list, path, length);
    }
    for (size_t i = list->count; i > 0; --i) {
        if (compare_part(list->items[i - 1].path, path, length) == 0) {
            return &list->items[i - 1];
        }
    }
    return NULL;
}
