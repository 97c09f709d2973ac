/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_scenario.h - checks the changes of every scenario. */
#ifndef BIDE_SCENARIO_CHECK_SCENARIO_H
#define BIDE_SCENARIO_CHECK_SCENARIO_H

#include "models/scenario/check_part.h"

void bide_check_scenario_all(const struct bide_check_part *part);

#endif
