/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_plan.h - checks dates, milestones, calendar and staff. */
#ifndef BIDE_SCENARIO_CHECK_PLAN_H
#define BIDE_SCENARIO_CHECK_PLAN_H

#include "models/scenario/check_part.h"

void bide_check_plan_all(const struct bide_check_part *part);

#endif
