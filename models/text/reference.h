/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference.h - the list of sources that remarks refer to as [N1], kept in remarks on
 * lines of their own:
 *
 *     # [N1]  NHS England, Community Health Services Situation Report,
 *     #       August 2024 to July 2025
 *     # [E1]  Department for Education, SEN2 to 2022      [E2]  the same, 2023-2024
 */
#ifndef BIDE_TEXT_REFERENCE_H
#define BIDE_TEXT_REFERENCE_H

#include "engine/base/arena.h"
#include "models/text/remark.h"

struct bide_reference {
    const char *mark; /* "N1" */
    const char *text;
};

struct bide_reference_list {
    struct bide_reference *items; /* of an arena */
    size_t count;
    size_t capacity;
};

/* Add the sources that a file lists. */
BIDE_MUST_CHECK enum bide_err bide_reference_add(struct bide_reference_list *list,
                                                 struct bide_arena *arena,
                                                 const struct bide_remark_lines *lines);

#endif
