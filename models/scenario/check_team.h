/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_team.h - whether those who do a step in place of its staff or together with them
 * can do so, and whether clinic time is kept for children who come to that clinic. */
#ifndef BIDE_SCENARIO_CHECK_TEAM_H
#define BIDE_SCENARIO_CHECK_TEAM_H

#include "models/scenario/check_part.h"

void bide_check_team_all(const struct bide_check_part *part);

#endif
