/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_rules.h - checks how the waits of a pathway are measured. Private to the check.
 */
#ifndef BIDE_SCENARIO_CHECK_RULES_H
#define BIDE_SCENARIO_CHECK_RULES_H

#include "models/scenario/check_part.h"

void bide_check_rules_pathway(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway);

#endif
