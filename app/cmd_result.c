/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd_result.h"

#include <string.h>

#include "app/exit.h"
#include "app/figure.h"
#include "app/result/since.h"

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

/* "autism", "adhd" */
static void add_pathways(struct bide_text *out, const struct bide_spec *spec)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        bide_text_addf(out, "%s\"%s\"", i > 0 ? ", " : "", pathways[i].name);
    }
}

/* Whether the old run may be compared with the one of spec; if not, problem says why. */
static bool is_earlier_run(const struct bide_cmd *cmd, const struct bide_spec *spec,
                           const struct bide_spec *old, struct bide_problem *problem)
{
    const char *path = cmd->args->values[BIDE_USAGE_BASELINE];
    if (!bide_since_is_same_service(spec, old)) {
        bide_problem_report(problem,
                            "%s is no earlier run of %s: none of its pathways is "
                            "of the same name",
                            path, cmd->args->operand);
        bide_text_add(&problem->help, "give the result of an earlier run of the same "
                                      "service; the pathways there are ");
        add_pathways(&problem->help, old);
        bide_text_add(&problem->help, ", and here ");
        add_pathways(&problem->help, spec);
        return false;
    }
    if (old->start > spec->start) {
        bide_problem_report(problem, "%s is no earlier run of %s: it begins later", path,
                            cmd->args->operand);
        bide_text_add(&problem->help, "it begins on ");
        bide_figure_date(&problem->help, old->start);
        bide_text_add(&problem->help, ", this one on ");
        bide_figure_date(&problem->help, spec->start);
        bide_text_add(&problem->help, ": give the earlier one to --baseline");
        return false;
    }
    return true;
}

static int check_baseline(const struct bide_cmd *cmd, const struct bide_spec *spec,
                          const struct bide_spec *old)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    const bool is_right = is_earlier_run(cmd, spec, old, &problem);
    if (!is_right) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return is_right ? BIDE_EXIT_DONE : bide_exit_code(BIDE_ERR_INPUT, 0);
}

int bide_cmd_result_baseline(const struct bide_cmd *cmd, const struct bide_spec *spec,
                             struct bide_result *result, struct bide_outputs *outputs)
{
    memset(result, 0, sizeof(*result));
    if (!bide_args_has(cmd->args, BIDE_USAGE_BASELINE)) {
        return BIDE_EXIT_DONE;
    }
    outputs->baseline = &result->study;
    const int code = open_path(cmd, result, cmd->args->values[BIDE_USAGE_BASELINE]);
    return code == BIDE_EXIT_DONE ? check_baseline(cmd, spec, result->study.spec) : code;
}
