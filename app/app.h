/* SPDX-License-Identifier: GPL-3.0-or-later */
/* app.h - the program, without what only main may do. */
#ifndef BIDE_APP_APP_H
#define BIDE_APP_APP_H

#include <stdatomic.h>

#include "engine/run/ranks.h"

struct bide_app {
    int argc;
    char *const *argv;
    const char *no_color;     /* the environment's NO_COLOR; NULL: not set */
    const char *term;         /* and TERM */
    atomic_int *stop;         /* set to a signal's number when one asks to stop */
    struct bide_ranks *ranks; /* NULL: this process is the only one */
};

/* Do what the command line says; answers the exit code. */
int bide_app_run(const struct bide_app *app);

#endif
