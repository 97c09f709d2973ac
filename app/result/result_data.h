/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_data.h - what was read from a data file, as a data file that says no more than
 * that: the columns that Bide knows, and nothing else about a child. */
#ifndef BIDE_APP_RESULT_DATA_H
#define BIDE_APP_RESULT_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "models/scenario/spec.h"

/* Whether the table is the one by which its file is kept, should several be read from it.
 */
bool bide_result_data_is_first(const struct bide_spec *spec, size_t table);

void bide_result_data_add(struct bide_text *out, const struct bide_spec *spec,
                          const struct bide_spec_table *table);

#endif
