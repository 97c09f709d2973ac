/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/starter.h"

/* "bide.cfg", or "DIR/bide.cfg". */
static void put_path(const struct bide_cmd *cmd, struct bide_text *path)
{
    const char *folder = cmd->args->operand;
    if (folder != NULL) {
        const size_t length = strlen(folder);
        const bool has_slash = length > 0 && folder[length - 1] == '/';
        bide_text_addf(path, "%s%s", folder, has_slash ? "" : "/");
    }
    bide_text_add(path, "bide.cfg");
}

static int make_folder(const struct bide_cmd *cmd)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    enum bide_err err = BIDE_OK;
    if (cmd->args->operand != NULL) {
        err = bide_output_folder(cmd->args->operand, &problem);
    }
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return bide_exit_code(err, 0);
}

int bide_cmd_init(const struct bide_cmd *cmd)
{
    struct bide_text path;
    struct bide_text content;
    bide_text_init(&path);
    bide_text_init(&content);
    put_path(cmd, &path);
    bide_text_add(&content, bide_starter_text());
    const struct bide_output output = { .path = path.bytes,
                                        .is_forced =
                                            bide_args_has(cmd->args, BIDE_USAGE_FORCE) };
    int code = path.err != BIDE_OK ? bide_cmd_fail(cmd, path.err) : make_folder(cmd);
    if (code == BIDE_EXIT_DONE) {
        code = bide_cmd_write(cmd, &output, &content);
    }
    if (code == BIDE_EXIT_DONE) {
        code = bide_cmd_tell_written(cmd, path.bytes, "bide compare");
    }
    bide_text_free(&content);
    bide_text_free(&path);
    return code;
}
