/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/mem.h"

#include <stdint.h>
#include <stdlib.h>

enum { SMALLEST_CAPACITY = 16 };

/* No object in C can be larger than PTRDIFF_MAX bytes. */
static size_t most_elements(size_t size)
{
    BIDE_REQUIRE(size > 0);
    return PTRDIFF_MAX / size;
}

void *bide_mem_zeroed(size_t count, size_t size)
{
    return count <= most_elements(size) ? calloc(count > 0 ? count : 1, size) : NULL;
}

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    const size_t most = most_elements(size);
    if (needed > most || most < SMALLEST_CAPACITY) {
        return BIDE_ERR_MEMORY;
    }
    const size_t doubled = *capacity > most / 2 ? most : 2 * *capacity;
    const size_t wanted = doubled > needed ? doubled : needed;
    const size_t grown = wanted > SMALLEST_CAPACITY ? wanted : SMALLEST_CAPACITY;

    void *moved = realloc(*data, grown * size);
    if (moved == NULL) {
        return BIDE_ERR_MEMORY;
    }
    *data = moved;
    *capacity = grown;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    free(data);
}
