/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lex.h - the tokens of a configuration, as libconfig sees them, each with its place.
 *
 * What cannot be a token is reported and left out or mended, so that what follows can
 * still be read: a curly-quoted text is a text. Characters that are wrong anywhere
 * (encoding.h) count as spaces. */
#ifndef BIDE_TEXT_LEX_H
#define BIDE_TEXT_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "models/text/cursor.h"

enum bide_lex_kind {
    BIDE_LEX_END,
    BIDE_LEX_NAME,
    BIDE_LEX_NUMBER, /* a word that begins like a number; see number.h */
    BIDE_LEX_BOOLEAN,
    BIDE_LEX_TEXT,
    BIDE_LEX_EQUALS, /* = or : */
    BIDE_LEX_COMMA,
    BIDE_LEX_SEMICOLON,
    BIDE_LEX_OPEN_GROUP,
    BIDE_LEX_OPEN_LIST,
    BIDE_LEX_OPEN_ARRAY,
    BIDE_LEX_CLOSE_GROUP,
    BIDE_LEX_CLOSE_LIST,
    BIDE_LEX_CLOSE_ARRAY,
    BIDE_LEX_INCLUDE /* offset and length are of the name between the quotes */
};

struct bide_lex_token {
    enum bide_lex_kind kind;
    size_t offset;
    size_t length;
    int line;
    int column;
    bool is_first; /* on its line */
    bool is_glued; /* to the token before */
    bool is_odd;   /* a name that libconfig does not take: a dot, an accent, _ in front */
    bool is_wrong; /* an @include that was reported */
};

/* A plain value: a copy whose cursor has no diag looks ahead in silence. */
struct bide_lex {
    struct bide_cursor cursor;
    size_t last_end; /* offset behind the token before */
    int last_line;   /* where that ended; 0 before the first */
};

/* Tokens from start on. */
void bide_lex_init(struct bide_lex *lex, struct bide_cursor start);

/* The next token; BIDE_LEX_END again and again at the end. */
struct bide_lex_token bide_lex_next(struct bide_lex *lex);

#endif
