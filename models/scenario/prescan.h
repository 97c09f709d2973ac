/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prescan.h - a look at the text of a configuration before libconfig reads it.
 *
 * libconfig 1.5 wraps large whole numbers, accepts an unclosed comment, truncates at a NUL,
 * gives only a line for a syntax error and ends the process on some includes. The pre-scan
 * refuses all that first, with line, column and a hint. It knows the grammar's tokens and
 * brackets, not the settings. */
#ifndef BIDE_SCENARIO_PRESCAN_H
#define BIDE_SCENARIO_PRESCAN_H

#include <stddef.h>

#include "models/scenario/diag.h"

enum {
    BIDE_PRESCAN_MOST_BYTES = 1 << 20,
    BIDE_PRESCAN_MOST_DEPTH = 32,
    BIDE_PRESCAN_MOST_NAMES = 1000, /* in one group */
    BIDE_PRESCAN_MOST_INCLUDES = 64 /* in one file */
};

struct bide_prescan_include {
    const char *name; /* points into the text, between the quotes */
    size_t length;
    int line;
    int column;
};

struct bide_prescan_includes {
    struct bide_prescan_include items[BIDE_PRESCAN_MOST_INCLUDES];
    size_t count;
};

/* Report every problem of text[0..length), the whole of file. A text without problems can be
 * handed to libconfig 1.5 or newer. includes receives the @include directives. */
void bide_prescan_text(const char *file, const char *text, size_t length,
                       struct bide_diag *diag, struct bide_prescan_includes *includes);

/* The same for the right-hand side of --set: one value, no directives. */
void bide_prescan_value(const char *place, const char *text, size_t length,
                        struct bide_diag *diag);

#endif
