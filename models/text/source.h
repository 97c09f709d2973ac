/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source.h - reads a configuration file and all it includes, and pre-scans each. */
#ifndef BIDE_TEXT_SOURCE_H
#define BIDE_TEXT_SOURCE_H

#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "models/text/diag.h"
#include "models/text/pack.h"

enum {
    BIDE_SOURCE_MOST_DEPTH = 10,    /* includes inside includes, as in libconfig */
    BIDE_SOURCE_MOST_FILES = 64,    /* different ones */
    BIDE_SOURCE_MOST_INCLUDES = 256 /* followed, however often the same file */
};

struct bide_source_file {
    const char *path; /* as it was opened: "configs/part.cfg" */
    const char *text; /* ended by a 0 byte; of the first file: without a byte order mark,
                         and with a line end even if the file has none */
    size_t length;
    const char *digest; /* SHA-256 of the file as it was on the disk */
};

/* An @include of one file, which stands for all of another. */
struct bide_source_include {
    size_t from;
    size_t to;
    const char *begin; /* in the text of the first: the @ */
    const char *end;   /* behind the last quote */
};

struct bide_source {
    struct bide_arena arena;        /* owns all texts */
    struct bide_source_file *files; /* owned; the first is the one asked for */
    size_t file_count;
    size_t file_capacity;
    struct bide_source_include *includes; /* in the arena; those of one file in order */
    size_t include_count;
    const struct bide_pack *pack; /* NULL: files are on the disk; borrowed */
    const char *folder; /* of the first file, "configs": includes are relative to it, also
                           those of included files, as in libconfig; NULL if its path
                           names no folder */
};

void bide_source_init(struct bide_source *source);
void bide_source_free(struct bide_source *source);

/* source was initialised, and its pack set if there is one. Read path and, once each, the
 * files it includes (regular files of at most 1 MiB, no circle, within the limits above).
 * Problems go to diag, with the source lines attached but not sorted. BIDE_ERR_SPEC if
 * there were any, BIDE_ERR_MEMORY. */
BIDE_MUST_CHECK enum bide_err bide_source_read(struct bide_source *source,
                                               const char *path, struct bide_diag *diag);

#endif
