/* SPDX-License-Identifier: GPL-3.0-or-later */
/* items.h - the items of lists and of groups of named groups: their names and number. */
#ifndef BIDE_SCENARIO_ITEMS_H
#define BIDE_SCENARIO_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/field.h"
#include "models/scenario/scalar.h"
#include "models/scenario/tree.h"

/* Whether things of this kind have a name, which is then their first member. */
bool bide_items_have_names(const struct bide_field_table *table);

/* The name of an item, NULL if it has none or one that cannot be read. */
const char *bide_items_name(const struct bide_field *field, const struct bide_tree *tree);

/* Report a name that cannot be part of a path, or that an earlier item of a list has; in
 * named groups no name stands twice, libconfig sees to that. */
void bide_items_check_name(struct bide_reader *reader, const struct bide_field *field,
                           const struct bide_tree *items, size_t index);

/* Report more or fewer items than the row allows. */
void bide_items_check_count(struct bide_reader *reader, const struct bide_field *field,
                            const struct bide_tree *tree, size_t count);

#endif
