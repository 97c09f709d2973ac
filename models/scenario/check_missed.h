/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_missed.h - do a step's rules about missed appointments go together? */
#ifndef BIDE_SCENARIO_CHECK_MISSED_H
#define BIDE_SCENARIO_CHECK_MISSED_H

#include "models/scenario/check_part.h"

/* pathway and name say where the step stands. */
void bide_check_missed_rules(const struct bide_check_part *part,
                             const struct bide_spec_step *step, const char *pathway,
                             const char *name);

#endif
