/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source.h - reads a configuration file and all it includes, and pre-scans each. */
#ifndef BIDE_SCENARIO_SOURCE_H
#define BIDE_SCENARIO_SOURCE_H

#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "models/scenario/diag.h"

struct bide_source_file {
    const char *path; /* as it was opened: "configs/part.cfg" */
    const char *text; /* ended by a 0 byte, a byte order mark removed */
    size_t length;
};

struct bide_source {
    struct bide_arena arena;        /* owns all texts */
    struct bide_source_file *files; /* owned; the first is the one asked for */
    size_t file_count;
    size_t file_capacity;
    const char *folder; /* of the first file, what includes are relative to: "configs", "." */
};

void bide_source_init(struct bide_source *source);
void bide_source_free(struct bide_source *source);

/* Read path and, once each, the files it includes (no absolute names, no "..", regular
 * files of at most 1 MiB, at most 10 deep, no circle). Problems go to diag, with the source
 * lines attached. BIDE_ERR_SPEC if there were any, BIDE_ERR_MEMORY. */
BIDE_MUST_CHECK enum bide_err bide_source_read(struct bide_source *source, const char *path,
                                               struct bide_diag *diag);

#endif
