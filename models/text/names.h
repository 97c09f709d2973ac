/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names.h - the part of a setting before its value: its name, which a group has once, and
 * the = behind it. */
#ifndef BIDE_TEXT_NAMES_H
#define BIDE_TEXT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/text/parser.h"

enum { BIDE_NAMES_MOST = 1000 }; /* in one group */

struct bide_names_entry {
    const char *name; /* not owned, no closing 0 */
    size_t length;
    uint32_t hash;
    int line;
};

/* The names of all groups that are open. */
struct bide_names {
    struct bide_names_entry *entries; /* owned; those of the innermost group at the end */
    size_t count;
    size_t capacity;
    size_t first;      /* of the innermost group */
    enum bide_err err; /* the first failed allocation */
};

void bide_names_init(struct bide_names *names);
void bide_names_free(struct bide_names *names);

/* Begin a group; the result is handed to the close that ends it. */
size_t bide_names_open(struct bide_names *names);
void bide_names_close(struct bide_names *names, size_t outer);

/* Step over the name that should stand here, and over =, and report what is wrong: no
 * name, a space inside, already in the group, one too many, no =, no value. True if a
 * value is there to be read. */
bool bide_names_read(struct bide_names *names, struct bide_parser *parser);

#endif
