/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sorted.h - the obvious way to keep things in order, to hold the clever ways against: an
 * array sorted by key, then priority, then order of joining. */
#ifndef BIDE_TESTS_SORTED_H
#define BIDE_TESTS_SORTED_H

#include <check.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { SORTED_MOST = 4000 };

struct sorted_item {
    double key;
    unsigned priority;
    uint32_t id;
    uint64_t handle;
};

struct sorted {
    struct sorted_item items[SORTED_MOST];
    size_t count;
};

static inline void sorted_push(struct sorted *sorted, struct sorted_item item)
{
    ck_assert_uint_lt(sorted->count, SORTED_MOST);
    size_t place = sorted->count++;
    for (; place > 0; --place) {
        const struct sorted_item before = sorted->items[place - 1];
        if (before.key < item.key
            || (before.key <= item.key && before.priority <= item.priority)) {
            break;
        }
        sorted->items[place] = before;
    }
    sorted->items[place] = item;
}

static inline struct sorted_item sorted_take(struct sorted *sorted, size_t place)
{
    ck_assert_uint_lt(place, sorted->count);
    const struct sorted_item item = sorted->items[place];
    --sorted->count;
    memmove(&sorted->items[place], &sorted->items[place + 1],
            (sorted->count - place) * sizeof(item));
    return item;
}

#endif
