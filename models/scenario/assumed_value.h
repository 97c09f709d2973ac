/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed_value.h - values of settings as people read them. */
#ifndef BIDE_SCENARIO_ASSUMED_VALUE_H
#define BIDE_SCENARIO_ASSUMED_VALUE_H

#include "engine/base/text.h"
#include "models/scenario/field.h"

/* Add the value of a setting that is neither a group nor a list of groups, found in
 * member: "9.2", "0.98; 1.04", "gamma, mean 30, sd 8". */
void bide_assumed_value_add(struct bide_text *out, const struct bide_field *field,
                            const void *member);

/* The value if it is one number, else NaN. */
double bide_assumed_value_number(const struct bide_field *field, const void *member);

#endif
