/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file.h - reading a whole file, if it is one, and finding the file that was meant. */
#ifndef BIDE_TEXT_FILE_H
#define BIDE_TEXT_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/digest.h"
#include "models/text/pack.h"

enum bide_file_fault {
    BIDE_FILE_OK,
    BIDE_FILE_NO_MEMORY,
    BIDE_FILE_MISSING,
    BIDE_FILE_UNREADABLE,  /* cannot be opened or read */
    BIDE_FILE_NOT_REGULAR, /* a folder, a pipe, a device */
    BIDE_FILE_TOO_LARGE
};

struct bide_file {
    const struct bide_pack_file *packed; /* NULL: on the disk */
    int descriptor;                      /* -1 while it is not open */
    uint64_t device; /* device and node are the same for two names of one file */
    uint64_t node;
    char *text; /* owned by the arena, ended by a 0 byte, with room for one byte more */
    size_t length;
    char digest[BIDE_DIGEST_SIZE]; /* of what was read */
    char reason[128];              /* of a fault, behind "cannot open worcs.cfg: " */
};

/* Open path if it is a regular file; never waits for a pipe. Close it in any case. With a
 * pack, files are those of the pack alone. */
enum bide_file_fault bide_file_open(struct bide_file *file, const char *path,
                                    const struct bide_pack *pack);
void bide_file_close(struct bide_file *file);

/* Read an open file of at most most bytes. */
enum bide_file_fault bide_file_read(struct bide_file *file, size_t most,
                                    struct bide_arena *arena);

/* A path that exists and is near the one that does not: a name in the same folder, or one
 * in the folder "configs". NULL if there is none or no memory. */
const char *bide_file_nearest(const char *path, struct bide_arena *arena);

#endif
