/* SPDX-License-Identifier: GPL-3.0-or-later */
/* budget.h - the lines of a budget: on what money is spent. They are the same for all
 * scenarios of a spec: a line for each staff group, one for each pathway (what is done
 * for children while they wait), and one for each dated change of any scenario that is
 * neither a hire, who is on the staff group's line, nor a setting. */
#ifndef BIDE_SERVICE_BUDGET_H
#define BIDE_SERVICE_BUDGET_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/spec.h"

struct bide_budget_line {
    const struct bide_spec_staff *staff;     /* the line is about exactly one of these */
    const struct bide_spec_pathway *pathway; /* the others are NULL */
    const struct bide_spec_change *change;
    bool is_recurrent; /* posts and standing programmes; contracts and pilots are not */
};

size_t bide_budget_count(const struct bide_spec *spec);

/* Where things have their lines; change is one of the spec's own and has one. */
size_t bide_budget_of_staff(size_t staff);
size_t bide_budget_of_pathway(const struct bide_spec *spec, size_t pathway);
size_t bide_budget_of_change(const struct bide_spec *spec,
                             const struct bide_spec_change *change);

/* What line number index is about. */
struct bide_budget_line bide_budget_line_at(const struct bide_spec *spec, size_t index);

/* The pathway a change names, NULL if it names none. */
const struct bide_spec_pathway *bide_budget_pathway(
    const struct bide_spec *spec, const struct bide_spec_change *change);

/* Whether a line is spent on a pathway, be it on others too: on staff who work there, or
 * on a change that names the pathway, staff who work there, or neither. */
bool bide_budget_serves(const struct bide_spec *spec, size_t line, size_t pathway);

#endif
