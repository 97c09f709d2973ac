/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_forecast.h - what a study would take, said or held against a limit beforehand. */
#ifndef BIDE_APP_CMD_FORECAST_H
#define BIDE_APP_CMD_FORECAST_H

#include "app/cmd.h"
#include "models/service/study.h"

/* With --dry-run: print what the study would take. With --most-minutes or --most-memory:
 * refuse one that would take more. Without any of these: nothing. Answers the exit code;
 * *is_over is set if the study is not to be run. */
int bide_cmd_forecast(const struct bide_cmd *cmd, const struct bide_spec *spec,
                      const struct bide_study_plan *plan, bool *is_over);

#endif
