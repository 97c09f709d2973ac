/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tree.h - a configuration as libconfig read it, free of libconfig. */
#ifndef BIDE_SCENARIO_TREE_H
#define BIDE_SCENARIO_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

enum bide_tree_kind {
    BIDE_TREE_GROUP, /* { } */
    BIDE_TREE_LIST,  /* ( ) */
    BIDE_TREE_ARRAY, /* [ ] */
    BIDE_TREE_WHOLE,
    BIDE_TREE_REAL,
    BIDE_TREE_BOOL,
    BIDE_TREE_TEXT
};

struct bide_tree {
    enum bide_tree_kind kind;
    const char *name; /* NULL inside lists and arrays */
    const char *file;
    int line;
    int64_t whole; /* of a whole number; 0 or 1 of a bool */
    double real;   /* of both kinds of number */
    const char *text;
    struct bide_tree *children; /* of groups, lists and arrays */
    size_t count;
};

/* The child of a group with this name, NULL if there is none. */
const struct bide_tree *bide_tree_find(const struct bide_tree *group, const char *name);

/* Add the value as it would stand in a file, on one line; read again it is the same. */
void bide_tree_write(const struct bide_tree *tree, struct bide_text *text);

/* Add what stands there, for messages: `the text "10"`, "2.7", "a group { }". A long text
 * is cut. */
void bide_tree_name_value(const struct bide_tree *tree, struct bide_text *text);

#endif
