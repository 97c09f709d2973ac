/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parser.h - walks over the tokens of a configuration: looking ahead, keeping account of
 * brackets, and finding the way back after a mistake. The grammar itself is in prescan.c.
 */
#ifndef BIDE_TEXT_PARSER_H
#define BIDE_TEXT_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "models/text/lex.h"

enum {
    BIDE_PARSER_MOST_DEPTH = 32,
    BIDE_PARSER_SHOWN = 48 /* bytes of a token as messages show it, with the closing 0 */
};

struct bide_parser {
    struct bide_lex lex;
    struct bide_lex_token token; /* the one to be looked at */
    struct bide_lex_token open[BIDE_PARSER_MOST_DEPTH];
    int depth;         /* how many brackets are open */
    bool is_unwinding; /* a missing bracket was reported: close others in silence */
    int suspect_line;  /* of a bracket closed further left than it was opened, or 0 */
    int suspect_end;   /* the line that closed it */
};

/* Read from start on, giving up if as many problems are found as start allows. */
void bide_parser_init(struct bide_parser *parser, struct bide_cursor start);

void bide_parser_advance(struct bide_parser *parser);

/* The first or second token behind the present one. */
struct bide_lex_token bide_parser_peek(const struct bide_parser *parser, int ahead);

/* A name followed by = stands here. */
bool bide_parser_is_setting(const struct bide_parser *parser);

/* An error at a token, unless the parser is silent. help may be NULL. */
void bide_parser_report(const struct bide_parser *parser,
                        const struct bide_lex_token *token, const char *id,
                        const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Write the bytes from one offset to another, or a token, as messages show them, into
 * shown[BIDE_PARSER_SHOWN], and return that. */
const char *bide_parser_show(const struct bide_parser *parser, size_t from, size_t to,
                             char *shown);
const char *bide_parser_show_token(const struct bide_parser *parser,
                                   const struct bide_lex_token *token, char *shown);

bool bide_parser_is_opener(enum bide_lex_kind kind);
bool bide_parser_is_closer(enum bide_lex_kind kind);

/* Step over an opening bracket. False, with all else given up, if it is too deep. */
bool bide_parser_open(struct bide_parser *parser);

/* True if the innermost bracket, or the file, ends here. Steps over its closing bracket;
 * reports a wrong or missing one. */
bool bide_parser_closes(struct bide_parser *parser);

/* The innermost bracket should have been closed before the present token: report it and
 * what is around it no more. */
void bide_parser_abandon(struct bide_parser *parser);

/* Step in silence over the present token and what belongs to the same mistake, and return
 * the offset behind it. In a list that ends with the next comma at the latest. */
size_t bide_parser_skip(struct bide_parser *parser, bool in_list);

#endif
