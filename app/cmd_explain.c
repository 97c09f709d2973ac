/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalog.h"
#include "app/cmd.h"
#include "app/exit.h"
#include "app/explain.h"

/* false: there is no such setting. */
static bool explain(const struct bide_cmd *cmd, struct bide_text *out,
                    struct bide_problem *problem)
{
    const char *asked = cmd->args->operand;
    if (bide_args_has(cmd->args, BIDE_USAGE_MARKDOWN)) {
        bide_catalog_markdown(out);
    } else if (asked == NULL) {
        bide_catalog_tree(out);
    } else {
        return bide_explain_one(out, asked, problem);
    }
    return true;
}

int bide_cmd_explain(const struct bide_cmd *cmd)
{
    struct bide_text out;
    struct bide_problem problem;
    bide_text_init(&out);
    bide_problem_init(&problem);

    int code = BIDE_EXIT_USAGE;
    if (explain(cmd, &out, &problem)) {
        code = bide_cmd_print(cmd, &out);
    } else {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    bide_text_free(&out);
    return code;
}
