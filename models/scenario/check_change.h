/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_change.h - checks one change of a scenario by itself. */
#ifndef BIDE_SCENARIO_CHECK_CHANGE_H
#define BIDE_SCENARIO_CHECK_CHANGE_H

#include "models/scenario/check_part.h"

/* path is where the change stands: "scenarios.hire.changes.0". */
void bide_check_change_one(const struct bide_check_part *part, const char *path,
                           const struct bide_spec_change *change);

#endif
