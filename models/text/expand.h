/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expand.h - a configuration with the files it includes put in their places. */
#ifndef BIDE_TEXT_EXPAND_H
#define BIDE_TEXT_EXPAND_H

#include <stddef.h>

#include "engine/base/err.h"
#include "engine/base/text.h"
#include "models/text/source.h"

/* Where a line of the whole comes from. */
struct bide_expand_line {
    size_t file; /* of the source */
    int line;
};

struct bide_expand {
    struct bide_text text;
    struct bide_expand_line *lines; /* owned */
    size_t line_count;
    size_t line_capacity;
};

/* source was read without problems. */
BIDE_MUST_CHECK enum bide_err bide_expand_init(struct bide_expand *expand,
                                               const struct bide_source *source);
void bide_expand_free(struct bide_expand *expand);

/* Where line number line, from 1, comes from; of a line behind the end, the last;
 * of line 0, which is no line, line 0 of the first file. */
struct bide_expand_line bide_expand_place(const struct bide_expand *expand, int line);

#endif
