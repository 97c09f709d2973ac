/* SPDX-License-Identifier: GPL-3.0-or-later */
/* set.h - changes one setting of a spec by its path. */
#ifndef BIDE_SCENARIO_SET_H
#define BIDE_SCENARIO_SET_H

#include <stdbool.h>

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/scenario/tree.h"
#include "models/text/diag.h"

/* Put value where path leads: "pathways.autism.steps.assessment.minutes"; items of lists
 * by their name, or by number from 0 if they have none. from_start is false for a change
 * that begins later. Problems go to diag, at the value's place, and change nothing. */
BIDE_MUST_CHECK enum bide_err bide_set_apply(struct bide_spec *spec, const char *path,
                                             const struct bide_tree *value,
                                             bool from_start, struct bide_diag *diag);

#endif
