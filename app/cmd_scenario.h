/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_scenario.h - the scenario named on the command line. */
#ifndef BIDE_APP_CMD_SCENARIO_H
#define BIDE_APP_CMD_SCENARIO_H

#include "app/cmd.h"

/* Whether the scenario that --scenario asks for is there, or none was asked for. Says so
 * if it is not. */
bool bide_cmd_scenario_is_known(const struct bide_cmd *cmd, const struct bide_spec *spec);

#endif
