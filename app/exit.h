/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exit.h - how the program ends: the codes that scripts may rely on. */
#ifndef BIDE_APP_EXIT_H
#define BIDE_APP_EXIT_H

#include "engine/base/err.h"

enum bide_exit {
    BIDE_EXIT_DONE = 0,
    BIDE_EXIT_BUG = 1,    /* a run does not add up */
    BIDE_EXIT_USAGE = 2,  /* the command line is wrong */
    BIDE_EXIT_SPEC = 3,   /* the configuration is wrong */
    BIDE_EXIT_INPUT = 4,  /* an input cannot be read */
    BIDE_EXIT_OUTPUT = 5, /* an output cannot be written */
    BIDE_EXIT_MEMORY = 6,
    BIDE_EXIT_LIMIT = 7,
    BIDE_EXIT_DIFFERS = 8, /* results are not what was written */
    BIDE_EXIT_SIGNAL =
        128 /* and the signal's number: 129 SIGHUP, 130 Ctrl-C, 143 SIGTERM */
};

/* signal_number is the signal that asked to stop, 0 if there was none. */
int bide_exit_code(enum bide_err err, int signal_number);

#endif
