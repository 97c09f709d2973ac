/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_repeat.h - steps that are repeated, and children under review at the start. */
#ifndef BIDE_SCENARIO_CHECK_REPEAT_H
#define BIDE_SCENARIO_CHECK_REPEAT_H

#include "models/scenario/check_part.h"

/* Report what is wrong with the repeats of a pathway's steps and its caseload. */
void bide_check_repeat_pathway(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway);

#endif
