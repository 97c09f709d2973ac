/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/workdays.h"

#include "engine/base/civil.h"

enum bide_err bide_workdays_init(struct bide_workdays *workdays, struct bide_arena *arena,
                                 int32_t start, int64_t days_before, int64_t days_after)
{
    const size_t count = (size_t) (days_before + days_after) + 1;
    int32_t *before = bide_arena_take(arena, count + 1, sizeof(int32_t));
    if (before == NULL) {
        return BIDE_ERR_MEMORY;
    }
    workdays->before = before;
    workdays->first = -days_before;
    workdays->last = days_after;
    before[0] = 0;
    for (size_t i = 0; i < count; ++i) {
        const int32_t day = start + (int32_t) (workdays->first + (int64_t) i);
        before[i + 1] = before[i] + (bide_civil_is_working_day(day) ? 1 : 0);
    }
    return BIDE_OK;
}
