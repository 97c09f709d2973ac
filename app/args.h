/* SPDX-License-Identifier: GPL-3.0-or-later */
/* args.h - reads the command line by the tables of usage.h. */
#ifndef BIDE_APP_ARGS_H
#define BIDE_APP_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/problem.h"
#include "app/usage.h"

struct bide_args {
    enum bide_usage_command command;
    const char *operand;                         /* NULL: not given */
    const char *values[BIDE_USAGE_OPTION_COUNT]; /* the last given; "" if it takes none */
    uint64_t numbers[BIDE_USAGE_OPTION_COUNT];   /* of options that take a number */
    const char **sets;                           /* owned array of "PATH=VALUE" */
    size_t set_count;
};

/* Read the command line. false: it is wrong, and problem says how. Texts are borrowed
 * from argv. Call bide_args_free in any case. */
bool bide_args_parse(struct bide_args *args, int argc, char *const *argv,
                     struct bide_problem *problem);
void bide_args_free(struct bide_args *args);

/* Whether the option was given. */
bool bide_args_has(const struct bide_args *args, enum bide_usage_option option);

/* The command of this name, BIDE_USAGE_NONE with a problem if there is none. */
enum bide_usage_command bide_args_find_command(const char *name,
                                               struct bide_problem *problem);

#endif
