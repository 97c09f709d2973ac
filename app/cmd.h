/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd.h - the commands, and what they have in common. */
#ifndef BIDE_APP_CMD_H
#define BIDE_APP_CMD_H

#include <stdatomic.h>
#include <stdbool.h>

#include "app/args.h"
#include "app/say.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

struct bide_cmd {
    const struct bide_args *args;
    struct bide_say say;
    bool has_progress;        /* standard error is a terminal that can show it */
    atomic_int *stop;         /* number of the signal that asked to stop, or 0 */
    struct bide_ranks *ranks; /* NULL: this process is the only one */
};

/* What the program does. Each answers the exit code, and has said why on standard error
 * if it is not 0. */
int bide_cmd_check(const struct bide_cmd *cmd);
int bide_cmd_study(const struct bide_cmd *cmd);  /* run and compare */
int bide_cmd_follow(const struct bide_cmd *cmd); /* in ranks other than the first */
int bide_cmd_bench(const struct bide_cmd *cmd);
int bide_cmd_verify(const struct bide_cmd *cmd);
int bide_cmd_trace(const struct bide_cmd *cmd);
int bide_cmd_stress(const struct bide_cmd *cmd);
int bide_cmd_explain(const struct bide_cmd *cmd);
int bide_cmd_init(const struct bide_cmd *cmd);

/* Read the file named on the command line with the changes of --set, and check it: all
 * problems go to diag. */
BIDE_MUST_CHECK enum bide_err bide_cmd_load(const struct bide_cmd *cmd,
                                            struct bide_spec *spec,
                                            struct bide_diag *diag);

/* Show text on standard error. */
void bide_cmd_tell(const struct bide_text *text);

/* Show the problems on standard error. */
void bide_cmd_tell_diag(const struct bide_cmd *cmd, const struct bide_diag *diag);
void bide_cmd_tell_problem(const struct bide_cmd *cmd,
                           const struct bide_problem *problem);

/* Say on standard error that a file was written and which command to type next (NULL:
 * none), unless it is to be quiet. Answers the exit code. */
int bide_cmd_tell_written(const struct bide_cmd *cmd, const char *path, const char *next);

/* Say on standard error that err happened, unless the problems of a file, shown already,
 * say it. Answers the exit code. */
int bide_cmd_fail(const struct bide_cmd *cmd, enum bide_err err);

/* Say on standard error which other rank could not take part in a study, if one could
 * not. */
void bide_cmd_tell_faulty(const struct bide_cmd *cmd);

/* Write text to standard output. Answers the exit code. */
int bide_cmd_print(const struct bide_cmd *cmd, const struct bide_text *text);

/* Write text as a file, with "-" to standard output. Answers the exit code. */
struct bide_output;
int bide_cmd_write(const struct bide_cmd *cmd, const struct bide_output *output,
                   const struct bide_text *text);

#endif
