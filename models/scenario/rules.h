/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules.h - the rules by which a pathway's waits are measured: the standard, and which
 * step stops the clock. They say nothing about how the service works. What the pathway
 * itself says goes before what its rules say. */
#ifndef BIDE_SCENARIO_RULES_H
#define BIDE_SCENARIO_RULES_H

#include "models/scenario/spec.h"

enum bide_rules_unit { BIDE_RULES_WEEKS, BIDE_RULES_DAYS, BIDE_RULES_WORKING_DAYS };

struct bide_rules_standard {
    double within; /* a wait up to this is within the standard */
    enum bide_rules_unit unit;
    double share; /* of children that should be */
};

struct bide_rules_standard bide_rules_standard_of(
    const struct bide_spec_pathway *pathway);

/* The standard in days; a working day counts as 7 / 5 days. */
double bide_rules_days(const struct bide_rules_standard *standard);

/* Index of the step whose beginning stops the clock: the one marked so, else the one the
 * rules mean. The count of steps if the end of the last one does. */
size_t bide_rules_stop_step(const struct bide_spec_pathway *pathway);

/* Whole days from the start of the clock within which a step should be done; INFINITY if
 * nothing is said. */
double bide_rules_step_days(const struct bide_spec_pathway *pathway, size_t step);

/* Whether any step has such a limit. */
bool bide_rules_has_step_days(const struct bide_spec_pathway *pathway);

#endif
