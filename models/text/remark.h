/* SPDX-License-Identifier: GPL-3.0-or-later */
/* remark.h - the remarks of a configuration, by which it says where its figures come
 * from.
 *
 *     wte = 9.2;    # A: set so that 16 a week come off the list
 *                   # (7-10 are in post)
 *
 * A remark that begins with one of the letters below and a colon, or is the letter alone,
 * says how far to trust a figure. docs/SOURCES.md has the rules for users. */
#ifndef BIDE_TEXT_REMARK_H
#define BIDE_TEXT_REMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "engine/base/text.h"

enum bide_remark_basis {
    BIDE_REMARK_NONE,      /* no remark */
    BIDE_REMARK_PLAIN,     /* a remark without a letter */
    BIDE_REMARK_LOCAL,     /* D */
    BIDE_REMARK_NATIONAL,  /* N */
    BIDE_REMARK_WORKED,    /* X */
    BIDE_REMARK_ASSUMED,   /* A */
    BIDE_REMARK_KNOWLEDGE, /* M */
    BIDE_REMARK_SET,       /* not in the file: changed on the command line */
    BIDE_REMARK_BASIS_COUNT
};

/* What people read: "Counted or published", "Assumption". */
const char *bide_remark_word(enum bide_remark_basis basis);
/* A sentence on what that means. */
const char *bide_remark_meaning(enum bide_remark_basis basis);
/* 'D'; 0 if it has none. */
char bide_remark_letter(enum bide_remark_basis basis);

/* One line of a file. */
struct bide_remark_line {
    size_t offset; /* of the remark's text in the file, behind the #; bytes are trimmed */
    size_t length; /* 0: no remark */
    int column;    /* of the mark that begins it, from 1 */
    bool has_settings;
    bool ends_open; /* a bracket that is opened is the last thing on it */
    int parent; /* line of the innermost bracket that is open as the line begins; 0: none
                 */
    int closed; /* line on which the innermost bracket opened here closes; 0: none is left
                   open */
};

struct bide_remark_lines {
    const char *text;
    struct bide_remark_line *items; /* of an arena; the first is line 1 */
    int count;
};

/* Look over a file that the pre-scan has passed. */
BIDE_MUST_CHECK enum bide_err bide_remark_read(struct bide_remark_lines *lines,
                                               struct bide_arena *arena, const char *text,
                                               size_t length);

/* Whether a line ends with a remark. */
bool bide_remark_is_on(const struct bide_remark_lines *lines, int line);

/* Find what is said of a value that begins on a line, and add it to out; is_long: a value
 * in brackets, which may end on a later line. First that line's own remark counts, then
 * that of the line on which a long value ends, then a remark with a letter on lines of
 * its own right above, then one with a letter on the line of each bracket around it, or
 * right above that. */
enum bide_remark_basis bide_remark_find(const struct bide_remark_lines *lines, int line,
                                        bool is_long, struct bide_text *out);

#endif
