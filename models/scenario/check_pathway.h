/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_pathway.h - checks every pathway: steps, shares, references, referrals and
 * starting lists. */
#ifndef BIDE_SCENARIO_CHECK_PATHWAY_H
#define BIDE_SCENARIO_CHECK_PATHWAY_H

#include "models/scenario/check_part.h"

void bide_check_pathway_all(const struct bide_check_part *part);

#endif
