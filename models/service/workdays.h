/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workdays.h - counts working days: Monday to Friday without the bank holidays of England
 * and Wales, as statutory limits do, whenever the service itself is open. */
#ifndef BIDE_SERVICE_WORKDAYS_H
#define BIDE_SERVICE_WORKDAYS_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"

struct bide_workdays {
    const int32_t *before; /* working days from first to the day before first + i */
    int64_t first;         /* day from the start */
    int64_t last;
};

/* From so many days before the start to so many after it; in the arena. */
BIDE_MUST_CHECK enum bide_err bide_workdays_init(struct bide_workdays *workdays,
                                                 struct bide_arena *arena, int32_t start,
                                                 int64_t days_before, int64_t days_after);

/* Working days after the day from up to and with the day to; not before 0. A day outside
 * the range counts as the nearest in it. */
static inline int64_t bide_workdays_between(const struct bide_workdays *workdays,
                                            int64_t from, int64_t to)
{
    const int64_t low = from < workdays->first ? workdays->first : from;
    const int64_t high = to > workdays->last ? workdays->last : to;
    return high <= low ? 0
                       : workdays->before[high + 1 - workdays->first]
                             - workdays->before[low + 1 - workdays->first];
}

#endif
