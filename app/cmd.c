/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd.h"

#include <string.h>
#include <unistd.h>

#include "app/exit.h"
#include "app/output.h"
#include "app/sets.h"
#include "app/show.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"

static bool is_told(enum bide_err err)
{
    return err == BIDE_OK || err == BIDE_ERR_SPEC || err == BIDE_ERR_INPUT;
}

/* The worse of two: wrong data are less than a wrong configuration, and that less than
 * anything else. */
static enum bide_err worse(enum bide_err a, enum bide_err b)
{
    if (!is_told(a) || b == BIDE_OK) {
        return a;
    }
    return a == BIDE_ERR_SPEC && b == BIDE_ERR_INPUT ? a : b;
}

enum bide_err bide_cmd_load(const struct bide_cmd *cmd, struct bide_spec *spec,
                            struct bide_diag *diag)
{
    enum bide_err err = bide_load_file(spec, cmd->args->operand, diag);
    const bool is_read = spec->places.count > 0; /* its text at least made sense */
    for (size_t i = 0; is_read && i < cmd->args->set_count; ++i) {
        err = worse(err, bide_sets_apply(spec, cmd->args->sets[i], i + 1, diag));
    }
    if (is_read && is_told(err)) {
        err = worse(err, bide_check_spec(spec, diag));
    }
    return err;
}

/* What cannot be shown cannot be helped. */
void bide_cmd_tell(const struct bide_text *text)
{
    struct bide_problem unheard;
    bide_problem_init(&unheard);
    const enum bide_err err = bide_output_send(STDERR_FILENO, "standard error",
                                               text->bytes, text->length, &unheard);
    (void) err;
    bide_problem_free(&unheard);
}

void bide_cmd_tell_diag(const struct bide_cmd *cmd, const struct bide_diag *diag)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_say_diag(&text, diag, cmd->say);
    bide_cmd_tell(&text);
    bide_text_free(&text);
}

void bide_cmd_tell_problem(const struct bide_cmd *cmd, const struct bide_problem *problem)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_say_problem(&text, problem, cmd->say);
    bide_cmd_tell(&text);
    bide_text_free(&text);
}

int bide_cmd_tell_written(const struct bide_cmd *cmd, const char *path, const char *next)
{
    if (cmd->say.is_quiet) {
        return BIDE_EXIT_DONE;
    }
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "wrote ");
    bide_show_text(&text, path);
    if (next != NULL) {
        bide_text_addf(&text, "; next: %s ", next);
        bide_show_text(&text, path);
    }
    bide_text_add(&text, "\n");
    const enum bide_err err = text.err;
    bide_cmd_tell(&text);
    bide_text_free(&text);
    return err == BIDE_OK ? BIDE_EXIT_DONE : bide_cmd_fail(cmd, err);
}

static const char *advice(enum bide_err err)
{
    switch (err) {
    case BIDE_ERR_MEMORY:
    case BIDE_ERR_LIMIT:
        return "use fewer replications, scenarios or moments (monthly = false)";
    case BIDE_ERR_AUDIT:
        return "this is a bug in bide: please report it with the configuration";
    case BIDE_OK:
    case BIDE_ERR_SPEC:
    case BIDE_ERR_INPUT:
    case BIDE_ERR_OUTPUT:
    case BIDE_ERR_STOPPED:
        break;
    }
    return NULL;
}

int bide_cmd_fail(const struct bide_cmd *cmd, enum bide_err err)
{
    const int signal_number = cmd->stop != NULL ? (int) *cmd->stop : 0;
    if (is_told(err)) {
        return bide_exit_code(err, signal_number);
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "%s",
                        err == BIDE_ERR_STOPPED ? "stopped, nothing was written"
                                                : bide_err_text(err));
    if (advice(err) != NULL) {
        bide_problem_advise(&problem, "%s", advice(err));
    }
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return bide_exit_code(err, signal_number);
}

int bide_cmd_print(const struct bide_cmd *cmd, const struct bide_text *text)
{
    const struct bide_output output = { .path = "-" };
    return bide_cmd_write(cmd, &output, text);
}

int bide_cmd_write(const struct bide_cmd *cmd, const struct bide_output *output,
                   const struct bide_text *text)
{
    if (text->err != BIDE_OK) {
        return bide_cmd_fail(cmd, text->err);
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    const bool is_stdout = strcmp(output->path, "-") == 0;
    const enum bide_err err =
        is_stdout ? bide_output_send(STDOUT_FILENO, "standard output", text->bytes,
                                     text->length, &problem)
                  : bide_output_write(output, text->bytes, text->length, &problem);
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return bide_exit_code(err, 0);
}
