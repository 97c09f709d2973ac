/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_limit.h - steps for which only so many may wait. */
#ifndef BIDE_SCENARIO_CHECK_LIMIT_H
#define BIDE_SCENARIO_CHECK_LIMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/check_part.h"

/* Whether children done with one step, which has staff, can come straight to another: by
 * "next" or as the following step, past steps that not everyone needs. */
bool bide_check_limit_feeds(const struct bide_spec_pathway *pathway, size_t from,
                            size_t to);

/* Report limits that hold nothing back, or each other for ever. References must be right.
 */
void bide_check_limit_pathway(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway);

#endif
