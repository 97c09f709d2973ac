/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd.h"
#include "models/service/follower.h"

/* Reads what the first rank reads, and says nothing about it: that one does. */
int bide_cmd_follow(const struct bide_cmd *cmd)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    enum bide_err err = BIDE_OK;
    if (cmd->args->operand != NULL) {
        err = bide_cmd_load(cmd, &spec, &diag);
    }
    const int code = bide_follower_run(cmd->ranks, &spec, err, cmd->stop);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}

void bide_cmd_tell_faulty(const struct bide_cmd *cmd)
{
    if (cmd->ranks == NULL || cmd->ranks->faulty == 0) {
        return;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(
        &problem, "rank %d cannot do what rank 0 does: %s", cmd->ranks->faulty,
        cmd->ranks->is_other ? "it has read another configuration or other data"
                             : bide_err_text(cmd->ranks->faulted));
    bide_problem_advise(&problem, "its machine must see the same bide, configuration and "
                                  "data files");
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
}
