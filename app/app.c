/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/app.h"

#include <string.h>
#include <unistd.h>

#include "app/cmd.h"
#include "app/exit.h"
#include "app/usage_help.h"
#include "engine/run/lead.h"

static int show_version(const struct bide_cmd *cmd)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "bide " BIDE_VERSION "\nLicense GPL-3.0-or-later; there is no "
                         "warranty.\n");
    const int code = bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    return code;
}

static int show_help(const struct bide_cmd *cmd, enum bide_usage_command command)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_usage_help(&text, command);
    const int code = bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    return code;
}

/* "bide help", "bide help run". */
static int help(const struct bide_cmd *cmd)
{
    if (cmd->args->operand == NULL) {
        return show_help(cmd, BIDE_USAGE_NONE);
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_usage_command command =
        bide_args_find_command(cmd->args->operand, &problem);
    int code = BIDE_EXIT_USAGE;
    if (command == BIDE_USAGE_NONE) {
        bide_cmd_tell_problem(cmd, &problem);
    } else {
        code = show_help(cmd, command);
    }
    bide_problem_free(&problem);
    return code;
}

static int show_short(void)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_usage_help_short(&text);
    bide_cmd_tell(&text);
    bide_text_free(&text);
    return BIDE_EXIT_USAGE;
}

static int obey(const struct bide_cmd *cmd)
{
    if (bide_args_has(cmd->args, BIDE_USAGE_HELP_FLAG)) {
        return show_help(cmd, cmd->args->command);
    }
    switch (cmd->args->command) {
    case BIDE_USAGE_CHECK:
        return bide_cmd_check(cmd);
    case BIDE_USAGE_RUN:
    case BIDE_USAGE_COMPARE:
    case BIDE_USAGE_REPORT:
        return bide_cmd_study(cmd);
    case BIDE_USAGE_VERIFY:
        return bide_cmd_verify(cmd);
    case BIDE_USAGE_TRACE:
        return bide_cmd_trace(cmd);
    case BIDE_USAGE_BENCH:
        return bide_cmd_bench(cmd);
    case BIDE_USAGE_STRESS:
        return bide_cmd_stress(cmd);
    case BIDE_USAGE_EXPLAIN:
        return bide_cmd_explain(cmd);
    case BIDE_USAGE_INIT:
        return bide_cmd_init(cmd);
    case BIDE_USAGE_HELP:
        return help(cmd);
    case BIDE_USAGE_VERSION:
        return show_version(cmd);
    case BIDE_USAGE_NONE:
    case BIDE_USAGE_COMMAND_COUNT:
        break;
    }
    return show_short();
}

static bool is_dumb(const struct bide_app *app)
{
    return app->term == NULL || strcmp(app->term, "dumb") == 0;
}

static bool wants_color(const struct bide_app *app, const struct bide_args *args)
{
    const char *when = args->values[BIDE_USAGE_COLOR];
    if (when != NULL && strcmp(when, "auto") != 0) {
        return strcmp(when, "always") == 0;
    }
    const bool is_refused = app->no_color != NULL && app->no_color[0] != '\0';
    return !is_refused && !is_dumb(app) && isatty(STDERR_FILENO) == 1;
}

int bide_app_run(const struct bide_app *app)
{
    struct bide_args args;
    struct bide_problem problem;
    bide_problem_init(&problem);
    const bool is_right = bide_args_parse(&args, app->argc, app->argv, &problem);
    const struct bide_cmd cmd = {
        .args = &args,
        .say = { .is_quiet = bide_args_has(&args, BIDE_USAGE_QUIET),
                 .has_color = wants_color(app, &args) },
        .has_progress = !is_dumb(app) && isatty(STDERR_FILENO) == 1,
        .stop = app->stop,
        .ranks = app->ranks
    };
    int code = BIDE_EXIT_USAGE;
    if (bide_ranks_follows(app->ranks)) {
        code = bide_cmd_follow(&cmd);
    } else if (is_right) {
        code = obey(&cmd);
    } else if (problem.what.err != BIDE_OK) {
        code = bide_cmd_fail(&cmd, problem.what.err);
    } else {
        bide_cmd_tell_problem(&cmd, &problem);
    }
    bide_args_free(&args);
    bide_problem_free(&problem);
    if (!bide_ranks_follows(app->ranks)) {
        bide_lead_end(app->ranks, code);
    }
    return code;
}
