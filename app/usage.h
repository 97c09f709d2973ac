/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usage.h - the commands and options: two tables that drive both reading and help. */
#ifndef BIDE_APP_USAGE_H
#define BIDE_APP_USAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"

enum bide_usage_command {
    BIDE_USAGE_NONE, /* nothing was given */
    BIDE_USAGE_INIT,
    BIDE_USAGE_CHECK,
    BIDE_USAGE_RUN,
    BIDE_USAGE_COMPARE,
    BIDE_USAGE_REPORT,
    BIDE_USAGE_VERIFY,
    BIDE_USAGE_TRACE,
    BIDE_USAGE_BENCH,
    BIDE_USAGE_STRESS,
    BIDE_USAGE_EXPLAIN,
    BIDE_USAGE_HELP,
    BIDE_USAGE_VERSION,
    BIDE_USAGE_COMMAND_COUNT
};

enum bide_usage_option {
    BIDE_USAGE_SCENARIO,
    BIDE_USAGE_REPLICATIONS,
    BIDE_USAGE_SEED,
    BIDE_USAGE_THREADS,
    BIDE_USAGE_ROUNDS,
    BIDE_USAGE_SET,
    BIDE_USAGE_CHILD,
    BIDE_USAGE_PATHWAY,
    BIDE_USAGE_REPLICATION,
    BIDE_USAGE_EVENTS,
    BIDE_USAGE_ALL,
    BIDE_USAGE_OUTPUT,
    BIDE_USAGE_BASELINE,
    BIDE_USAGE_JSON,
    BIDE_USAGE_CSV,
    BIDE_USAGE_XLSX,
    BIDE_USAGE_SQLITE,
    BIDE_USAGE_DASHBOARD,
    BIDE_USAGE_EASY,
    BIDE_USAGE_DRY_RUN,
    BIDE_USAGE_MOST_MINUTES,
    BIDE_USAGE_MOST_MEMORY,
    BIDE_USAGE_CHECKPOINT,
    BIDE_USAGE_RESUME,
    BIDE_USAGE_SAVE_AFTER,
    BIDE_USAGE_FORCE,
    BIDE_USAGE_MARKDOWN,
    BIDE_USAGE_QUIET,
    BIDE_USAGE_COLOR,
    BIDE_USAGE_HELP_FLAG,
    BIDE_USAGE_VERSION_FLAG,
    BIDE_USAGE_OPTION_COUNT
};

struct bide_usage_command_info {
    const char *name;     /* NULL: not a word on the command line */
    const char *operand;  /* "FILE", "[DIR]" (may be left out), NULL: none */
    const char *sentence; /* what it does */
    const char *more; /* paragraphs for its own help, lines of at most 80; NULL: none */
};

struct bide_usage_option_info {
    const char *name;     /* without dashes */
    const char *value;    /* "N", "FILE"; NULL: takes none */
    const char *sentence; /* what it does */
    const char *allowed;  /* what the value must be; NULL without a value */
    uint64_t least, most; /* of a number; most is 0 if it is none */
    unsigned commands;    /* bit c: command c takes it */
    char letter;          /* short form, 0: none */
};

const struct bide_usage_command_info *bide_usage_command(enum bide_usage_command command);
const struct bide_usage_option_info *bide_usage_option(enum bide_usage_option option);

/* Whether the command takes the option. */
bool bide_usage_takes(enum bide_usage_command command, enum bide_usage_option option);

/* Nearest to a name that is none, also if it only begins alike ("reps"); NULL if none is.
 */
const char *bide_usage_nearest_command(const char *typed);
const char *bide_usage_nearest_option(const char *typed);

#endif
