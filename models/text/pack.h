/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack.h - the files of a configuration held in memory, as a result file keeps them. */
#ifndef BIDE_TEXT_PACK_H
#define BIDE_TEXT_PACK_H

#include <stddef.h>

struct bide_pack_file {
    const char *path;   /* by which it was opened: "configs/part.cfg" */
    const char *text;   /* ended by a 0 byte */
    size_t length;      /* of the text */
    const char *digest; /* SHA-256 of the file as it was on the disk */
};

struct bide_pack {
    const struct bide_pack_file *files; /* the first is the configuration */
    size_t count;
};

/* The place of the file with this path ("./" makes no difference); the count if there is
 * none. */
size_t bide_pack_find(const struct bide_pack *pack, const char *path);

#endif
