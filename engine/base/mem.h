/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem.h - the only door to the allocator. Sizes are counts of elements of at least 1
 * byte, so that no caller multiplies; a product above PTRDIFF_MAX is an allocation
 * failure. */
#ifndef BIDE_BASE_MEM_H
#define BIDE_BASE_MEM_H

#include <stddef.h>

#include "engine/base/err.h"

/* Zeroed storage for count elements of size bytes, aligned for any type; NULL on failure.
 * A count of 0 gives storage for one element, so that NULL always means failure. */
void *bide_mem_zeroed(size_t count, size_t size);

/* Make *data hold at least needed elements of size bytes, at least doubling; new elements
 * are not cleared. *data may be NULL with *capacity 0. On failure nothing changes. */
BIDE_MUST_CHECK enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed,
                                            size_t size);

/* data may be NULL. */
void bide_mem_free(void *data);

#endif
