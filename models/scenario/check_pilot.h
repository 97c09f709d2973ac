/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_pilot.h - checks what a pilot does to its step, and its evaluation. */
#ifndef BIDE_SCENARIO_CHECK_PILOT_H
#define BIDE_SCENARIO_CHECK_PILOT_H

#include "models/scenario/check_part.h"

/* path is where the pilot stands: "scenarios.try.changes.0". */
void bide_check_pilot_terms(const struct bide_check_part *part, const char *path,
                            const struct bide_spec_change *change);

#endif
