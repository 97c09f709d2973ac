/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_flow.h - how children flow from pathway to pathway, on average: how many come to
 * each, and whether some go round and round. References must be right and distributions
 * usable. */
#ifndef BIDE_SCENARIO_CHECK_FLOW_H
#define BIDE_SCENARIO_CHECK_FLOW_H

#include <stddef.h>

#include "engine/base/err.h"
#include "models/scenario/check_part.h"

/* Children a week who come to each pathway, from outside and from others, at the start;
 * arriving holds one number for each. */
BIDE_MUST_CHECK enum bide_err bide_check_flow_solve(const struct bide_spec *spec,
                                                    double *arriving);

/* Staff minutes a child who reaches the step asks for, appointments it misses included;
 * err is set if an allocation failed. */
double bide_check_flow_minutes(const struct bide_spec_step *step, enum bide_err *err);

/* Report a circle of pathways that children hardly leave. */
void bide_check_flow_loops(const struct bide_check_part *part);

#endif
