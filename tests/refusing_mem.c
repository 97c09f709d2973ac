/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/refusing_mem.h"

#include <stdlib.h>

#include "engine/base/mem.h"

struct refusing_mem refusing_mem = { .left = REFUSING_MEM_NEVER };

void refusing_mem_after(int allocations)
{
    refusing_mem.left = allocations;
    refusing_mem.refusals = 0;
}

static bool is_granted(void)
{
    const int left = refusing_mem.left--;
    const bool is_refused = left == 0 || (left < 0 && refusing_mem.is_empty);
    refusing_mem.refusals += is_refused ? 1 : 0;
    return !is_refused;
}

void *bide_mem_zeroed(size_t count, size_t size)
{
    if (!is_granted()) {
        return NULL;
    }
    ++refusing_mem.blocks;
    return calloc(count > 0 ? count : 1, size);
}

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    if (!is_granted()) {
        return BIDE_ERR_MEMORY;
    }
    const size_t grown = 2 * *capacity > needed ? 2 * *capacity : needed;
    refusing_mem.blocks += *data == NULL ? 1 : 0;
    *data = realloc(*data, grown * size);
    *capacity = grown;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    refusing_mem.blocks -= data != NULL ? 1 : 0;
    free(data);
}
