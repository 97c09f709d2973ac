/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart.h - no two options may write the same file, nor one of them write
 * what another reads, whatever they call it. */
#ifndef BIDE_APP_APART_H
#define BIDE_APP_APART_H

#include <stdbool.h>
#include <stddef.h>

#include "app/problem.h"

struct bide_apart_file {
    const char *option; /* "--json" */
    const char *path;   /* "-": standard output; NULL: none is written */
    bool is_read;       /* not written: it must stay as it is */
};

/* Whether all are different files; if not, problem says which two are the same. Links are
 * followed, as are folders with several names. */
bool bide_apart_are(const struct bide_apart_file *files, size_t count,
                    struct bide_problem *problem);

#endif
