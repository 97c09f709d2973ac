/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_result.h - result files that a command reads in place of simulating, or beside it.
 */
#ifndef BIDE_APP_CMD_RESULT_H
#define BIDE_APP_CMD_RESULT_H

#include "app/cmd.h"
#include "app/outputs.h"
#include "app/result/result.h"

/* The result file that the command is about. Options that only a simulation could obey
 * are refused. Answers the exit code; free the result whatever it is. */
int bide_cmd_result_open(const struct bide_cmd *cmd, struct bide_result *result);

/* The one of --baseline, told to outputs; nothing if there is none. It must be an earlier
 * run of the service that spec is about. Answers the exit code; free the result whatever
 * it is. */
int bide_cmd_result_baseline(const struct bide_cmd *cmd, const struct bide_spec *spec,
                             struct bide_result *result, struct bide_outputs *outputs);

#endif
