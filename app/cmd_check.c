/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/show.h"

/* Every problem, as JSON. */
static int write_json(const struct bide_cmd *cmd, const struct bide_diag *diag)
{
    const struct bide_output output = { .path = cmd->args->values[BIDE_USAGE_JSON],
                                        .begins = BIDE_SAY_JSON_BEGINS,
                                        .input = cmd->args->operand,
                                        .is_forced =
                                            bide_args_has(cmd->args, BIDE_USAGE_FORCE) };
    struct bide_text text;
    bide_text_init(&text);
    bide_say_json(&text, diag);
    const int code = bide_cmd_write(cmd, &output, &text);
    bide_text_free(&text);
    return code;
}

/* "configs/x.cfg: 3 errors, 1 warning" */
static int print_verdict(const struct bide_cmd *cmd, const struct bide_diag *diag)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_show_text(&text, cmd->args->operand);
    bide_text_add(&text, ": ");
    bide_say_counts(&text, diag);
    bide_text_add(&text, "\n");
    const int code = bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    return code;
}

static int report(const struct bide_cmd *cmd, const struct bide_diag *diag)
{
    if (bide_args_has(cmd->args, BIDE_USAGE_JSON)) {
        return write_json(cmd, diag);
    }
    bide_cmd_tell_diag(cmd, diag);
    return cmd->say.is_quiet ? BIDE_EXIT_DONE : print_verdict(cmd, diag);
}

int bide_cmd_check(const struct bide_cmd *cmd)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);

    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    int code = bide_cmd_fail(cmd, err);
    if (err == BIDE_OK || err == BIDE_ERR_SPEC || err == BIDE_ERR_INPUT) {
        const int written = report(cmd, &diag);
        code = written != BIDE_EXIT_DONE ? written : code;
    }
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
