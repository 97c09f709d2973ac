/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.h - remembers where each setting was written. */
#ifndef BIDE_TEXT_PLACE_H
#define BIDE_TEXT_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "models/text/diag.h"

struct bide_place {
    const char *path;
    const char *file;
    int line;
};

/* Places of settings; in order of path once sorted, else in order of reading. All storage
 * is an arena's. */
struct bide_place_list {
    struct bide_place *items;
    size_t count;
    size_t capacity;
    bool is_sorted;
};

/* Add one to a list that is not sorted; texts are copied. */
BIDE_MUST_CHECK enum bide_err bide_place_add(struct bide_place_list *list,
                                             struct bide_arena *arena,
                                             struct bide_diag_place place);

/* Make finding quick. */
void bide_place_sort(struct bide_place_list *list);

/* Where the setting named by the first length bytes of path was written, last if several
 * times and the list is not sorted; NULL if it was not. */
const struct bide_place *bide_place_find(const struct bide_place_list *list,
                                         const char *path, size_t length);

#endif
