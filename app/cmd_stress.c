/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/stress/stress.h"

/* Nothing was said of where to: standard output. */
static int write_document(const struct bide_cmd *cmd, const struct bide_spec *spec)
{
    const char *path = cmd->args->values[BIDE_USAGE_OUTPUT];
    const bool is_stdout = path == NULL || strcmp(path, "-") == 0;
    const struct bide_output output = { .path = is_stdout ? "-" : path,
                                        .begins = BIDE_STRESS_BEGINS,
                                        .input = cmd->args->operand,
                                        .is_forced =
                                            bide_args_has(cmd->args, BIDE_USAGE_FORCE) };
    struct bide_text text;
    bide_text_init(&text);
    bide_stress_add(&text, spec);
    int code = bide_cmd_write(cmd, &output, &text);
    if (code == BIDE_EXIT_DONE && !is_stdout) {
        code = bide_cmd_tell_written(cmd, path, NULL);
    }
    bide_text_free(&text);
    return code;
}

int bide_cmd_stress(const struct bide_cmd *cmd)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    if (err != BIDE_OK) {
        bide_cmd_tell_diag(cmd, &diag);
    }
    const int code =
        err == BIDE_OK ? write_document(cmd, &spec) : bide_cmd_fail(cmd, err);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
