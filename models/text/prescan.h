/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prescan.h - a look at the text of a configuration before libconfig reads it.
 *
 * libconfig 1.5 wraps large whole numbers, accepts an unclosed comment, truncates at a
 * NUL, gives only a line for a syntax error and ends the process on some includes. The
 * pre-scan refuses all that first, with line, column and a hint. It knows the grammar's
 * tokens and brackets, not the settings. */
#ifndef BIDE_TEXT_PRESCAN_H
#define BIDE_TEXT_PRESCAN_H

#include <stddef.h>

#include "models/text/diag.h"

enum {
    BIDE_PRESCAN_MOST_BYTES = 1 << 20,
    BIDE_PRESCAN_MOST_DEPTH = 32,
    BIDE_PRESCAN_MOST_NAMES = 1000,  /* in one group */
    BIDE_PRESCAN_MOST_INCLUDES = 64, /* in one file */
    BIDE_PRESCAN_MOST_PROBLEMS = 100 /* in one file; after that it is not read on */
};

struct bide_prescan_include {
    const char *name; /* points into the text, between the quotes */
    size_t length;
    int line;
    int column; /* of the @ */
};

struct bide_prescan_includes {
    struct bide_prescan_include items[BIDE_PRESCAN_MOST_INCLUDES];
    size_t count;
};

/* Report every problem of text[0..length), the whole of file, without the source lines
 * (see bide_diag_quote). libconfig 1.5 or newer reads a text without problems to its end
 * and without loss; a name that an included file repeats is the one fault left to it.
 * includes receives the @include directives whose names are relative and free of "..". */
void bide_prescan_text(const char *file, const char *text, size_t length,
                       struct bide_diag *diag, struct bide_prescan_includes *includes);

/* The same for the right-hand side of --set: one value, no directives. Without problems,
 * "x = " and the text is a configuration that libconfig reads. A text stands in quotes:
 * whoever takes Hello without them adds them before. place says where the value comes
 * from; if its line is 0, lines, columns and source lines are those of the value. */
void bide_prescan_value(struct bide_diag_place place, const char *text, size_t length,
                        struct bide_diag *diag);

#endif
