/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/fault.h"

#include <stddef.h>
#include <string.h>

static const char more_id[] = "BD-C070";

static bool is_noted(const struct bide_diag *diag, enum bide_diag_level level)
{
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        if (item->level == level && strcmp(item->id, more_id) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool bide_fault_is_told(const struct bide_diag *diag, struct bide_diag_place place,
                        const char *what)
{
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        if (item->place.line == place.line && is_same(item->place.path, place.path)
            && is_same(item->what, what)) {
            return true;
        }
    }
    return false;
}

bool bide_fault_has_room(struct bide_diag *diag, enum bide_diag_level level,
                         struct bide_diag_place place)
{
    const bool is_error = level == BIDE_DIAG_ERROR;
    const size_t count = is_error ? diag->error_count : diag->count - diag->error_count;
    if (count < BIDE_FAULT_MOST) {
        return true;
    }
    if (!is_noted(diag, level)) {
        bide_diag_add(diag, level, more_id, place,
                      is_error ? "more than 100 errors: the others are not shown"
                               : "more than 100 warnings: the others are not shown",
                      "mend the first ones and check again");
    }
    return false;
}
