/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd_result.h"

#include <string.h>

#include "app/exit.h"

static int open_path(const struct bide_cmd *cmd, struct bide_result *result,
                     const char *path)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err = bide_result_open(result, path, &problem);
    const bool is_told = problem.what.length > 0;
    if (is_told) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return is_told ? bide_exit_code(err, 0) : bide_cmd_fail(cmd, err);
}

static int refuse(const struct bide_cmd *cmd, const char *option)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "--%s is for a configuration, and %s is a result file",
                        option, cmd->args->operand);
    bide_problem_advise(&problem, "leave it out: nothing is simulated");
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return BIDE_EXIT_USAGE;
}

int bide_cmd_result_open(const struct bide_cmd *cmd, struct bide_result *result)
{
    static const enum bide_usage_option simulating[] = {
        BIDE_USAGE_SCENARIO,    BIDE_USAGE_REPLICATIONS, BIDE_USAGE_SEED,
        BIDE_USAGE_SET,         BIDE_USAGE_DRY_RUN,      BIDE_USAGE_MOST_MINUTES,
        BIDE_USAGE_MOST_MEMORY, BIDE_USAGE_CHECKPOINT,   BIDE_USAGE_RESUME,
    };
    memset(result, 0, sizeof(*result));
    for (size_t i = 0; i < sizeof(simulating) / sizeof(simulating[0]); ++i) {
        if (bide_args_has(cmd->args, simulating[i])) {
            return refuse(cmd, bide_usage_option(simulating[i])->name);
        }
    }
    return open_path(cmd, result, cmd->args->operand);
}

int bide_cmd_result_baseline(const struct bide_cmd *cmd, struct bide_result *result,
                             struct bide_outputs *outputs)
{
    memset(result, 0, sizeof(*result));
    if (!bide_args_has(cmd->args, BIDE_USAGE_BASELINE)) {
        return BIDE_EXIT_DONE;
    }
    outputs->baseline = &result->study;
    return open_path(cmd, result, cmd->args->values[BIDE_USAGE_BASELINE]);
}
