/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/parser.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST_REPORT = 256 };

void bide_parser_init(struct bide_parser *parser, struct bide_cursor start)
{
    *parser = (struct bide_parser){ .depth = 0 };
    bide_lex_init(&parser->lex, start);
    bide_parser_advance(parser);
}

/* What follows is neither read nor reported. */
static void give_up(struct bide_parser *parser)
{
    struct bide_cursor *const cursor = &parser->lex.cursor;
    cursor->diag = NULL;
    cursor->offset = cursor->length;
    parser->token.kind = BIDE_LEX_END;
    parser->is_unwinding = true;
}

void bide_parser_advance(struct bide_parser *parser)
{
    struct bide_cursor *const cursor = &parser->lex.cursor;
    parser->token = bide_lex_next(&parser->lex);
    if (cursor->diag != NULL && cursor->diag->count >= cursor->most_items
        && parser->token.kind != BIDE_LEX_END) {
        ++cursor->most_items;
        bide_parser_report(parser, &parser->token, "BD-C048", "mend those above first",
                           "too many problems; the rest was not read");
        give_up(parser);
    }
}

struct bide_lex_token bide_parser_peek(const struct bide_parser *parser, int ahead)
{
    struct bide_lex look = parser->lex;
    look.cursor.diag = NULL;
    struct bide_lex_token token = bide_lex_next(&look);
    for (int i = 1; i < ahead; ++i) {
        token = bide_lex_next(&look);
    }
    return token;
}

bool bide_parser_is_setting(const struct bide_parser *parser)
{
    return parser->token.kind == BIDE_LEX_NAME
           && bide_parser_peek(parser, 1).kind == BIDE_LEX_EQUALS;
}

void bide_parser_report(const struct bide_parser *parser,
                        const struct bide_lex_token *token, const char *id,
                        const char *help, const char *format, ...)
{
    char what[LONGEST_REPORT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    struct bide_cursor at = parser->lex.cursor;
    at.line = token->line;
    at.column = token->column;
    bide_cursor_report(&at, id, help, "%s", what);
}

const char *bide_parser_show(const struct bide_parser *parser, size_t from, size_t to,
                             char *shown)
{
    bide_chars_copy(shown, BIDE_PARSER_SHOWN, parser->lex.cursor.text + from, to - from);
    return shown;
}

const char *bide_parser_show_token(const struct bide_parser *parser,
                                   const struct bide_lex_token *token, char *shown)
{
    return bide_parser_show(parser, token->offset, token->offset + token->length, shown);
}

bool bide_parser_is_opener(enum bide_lex_kind kind)
{
    return kind == BIDE_LEX_OPEN_GROUP || kind == BIDE_LEX_OPEN_LIST
           || kind == BIDE_LEX_OPEN_ARRAY;
}

bool bide_parser_is_closer(enum bide_lex_kind kind)
{
    return kind == BIDE_LEX_CLOSE_GROUP || kind == BIDE_LEX_CLOSE_LIST
           || kind == BIDE_LEX_CLOSE_ARRAY;
}

/* The closing kinds follow the opening ones in the same order. */
static bool is_pair(enum bide_lex_kind opener, enum bide_lex_kind closer)
{
    return (int) closer - (int) opener == BIDE_LEX_CLOSE_GROUP - BIDE_LEX_OPEN_GROUP;
}

static char closer_of(const struct bide_lex_token *opener)
{
    return "})]"[opener->kind - BIDE_LEX_OPEN_GROUP];
}

bool bide_parser_open(struct bide_parser *parser)
{
    if (parser->depth == BIDE_PARSER_MOST_DEPTH) {
        bide_parser_report(
            parser, &parser->token, "BD-C036", "a configuration needs about 8",
            "brackets inside brackets more than %d deep", BIDE_PARSER_MOST_DEPTH);
        give_up(parser);
        return false;
    }
    parser->open[parser->depth++] = parser->token;
    bide_parser_advance(parser);
    return true;
}

/* Blanks at the beginning of a token's line. */
static size_t indentation(const struct bide_parser *parser,
                          const struct bide_lex_token *token)
{
    const char *const text = parser->lex.cursor.text;
    size_t start = token->offset;
    while (start > 0 && text[start - 1] != '\n') {
        --start;
    }
    size_t count = 0;
    while (text[start + count] == ' ' || text[start + count] == '\t') {
        ++count;
    }
    return count;
}

/* If the file ends too early, the first bracket closed further left than it was opened is
 * most likely the one that was not closed. */
static void watch_indentation(struct bide_parser *parser)
{
    const struct bide_lex_token *const opener = &parser->open[parser->depth - 1];
    const struct bide_lex_token *const closer = &parser->token;
    if (parser->suspect_line == 0 && closer->is_first
        && indentation(parser, closer) < indentation(parser, opener)) {
        parser->suspect_line = opener->line;
        parser->suspect_end = closer->line;
    }
}

static void report_unclosed(struct bide_parser *parser)
{
    const struct bide_lex_token *const opener = &parser->open[parser->depth - 1];
    char shown[BIDE_PARSER_SHOWN];
    char help[2 * BIDE_PARSER_SHOWN] = "count the brackets from here to the end";
    if (parser->suspect_line > 0) {
        snprintf(help, sizeof help,
                 "or that of line %d, which line %d closes further left",
                 parser->suspect_line, parser->suspect_end);
    }
    bide_parser_report(parser, opener, "BD-C034", help, "this %s is never closed",
                       bide_parser_show_token(parser, opener, shown));
}

void bide_parser_abandon(struct bide_parser *parser)
{
    const struct bide_lex_token *const opener = &parser->open[parser->depth - 1];
    if (!parser->is_unwinding) {
        char shown[BIDE_PARSER_SHOWN];
        char help[2 * BIDE_PARSER_SHOWN];
        bide_parser_show_token(parser, &parser->token, shown);
        snprintf(help, sizeof help, "expected %c before %s on line %d", closer_of(opener),
                 shown, parser->token.line);
        bide_parser_report(parser, opener, "BD-C034", help, "this %s is never closed",
                           bide_parser_show_token(parser, opener, shown));
    }
    parser->is_unwinding = true;
}

static void report_mismatch(struct bide_parser *parser, const char *word)
{
    const struct bide_lex_token *const opener = &parser->open[parser->depth - 1];
    char wrong[BIDE_PARSER_SHOWN];
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_report(parser, &parser->token, "BD-C035", NULL,
                       "expected %c %s %s: the %s of line %d is still open",
                       closer_of(opener), word,
                       bide_parser_show_token(parser, &parser->token, wrong),
                       bide_parser_show_token(parser, opener, shown), opener->line);
}

static bool is_open_further_out(const struct bide_parser *parser)
{
    for (int i = parser->depth - 1; i > 0; --i) {
        if (is_pair(parser->open[i - 1].kind, parser->token.kind)) {
            return true;
        }
    }
    return false;
}

/* A closing bracket without an opening one, alone or just before the right one. */
static bool closes_nothing(const struct bide_parser *parser)
{
    if (!bide_parser_is_closer(parser->token.kind) || parser->depth == 0) {
        return bide_parser_is_closer(parser->token.kind);
    }
    const enum bide_lex_kind opener = parser->open[parser->depth - 1].kind;
    const bool has_separator = bide_parser_peek(parser, 1).kind == BIDE_LEX_SEMICOLON;
    return !is_pair(opener, parser->token.kind) && !is_open_further_out(parser)
           && is_pair(opener, bide_parser_peek(parser, has_separator ? 2 : 1).kind);
}

static void skip_closers_of_nothing(struct bide_parser *parser)
{
    while (closes_nothing(parser)) {
        char shown[BIDE_PARSER_SHOWN];
        bide_parser_report(parser, &parser->token, "BD-C035",
                           "delete it, or look above for a bracket closed too early",
                           "this %s closes nothing",
                           bide_parser_show_token(parser, &parser->token, shown));
        bide_parser_advance(parser);
        if (parser->token.kind == BIDE_LEX_SEMICOLON) {
            bide_parser_advance(parser);
        }
    }
}

bool bide_parser_closes(struct bide_parser *parser)
{
    skip_closers_of_nothing(parser);
    if (parser->token.kind == BIDE_LEX_END) {
        if (parser->depth > 0 && !parser->is_unwinding) {
            report_unclosed(parser);
        }
        parser->is_unwinding = true;
        return true;
    }
    if (!bide_parser_is_closer(parser->token.kind)) {
        return false;
    }
    if (is_pair(parser->open[parser->depth - 1].kind, parser->token.kind)) {
        parser->is_unwinding = false;
        watch_indentation(parser);
        bide_parser_advance(parser);
        return true;
    }
    if (is_open_further_out(parser)) {
        if (!parser->is_unwinding) {
            report_mismatch(parser, "before");
        }
        parser->is_unwinding = true;
        return true;
    }
    report_mismatch(parser, "instead of");
    bide_parser_advance(parser);
    return true;
}

/* Where the next token cannot belong to the mistake any more. A comma inside a setting
 * does not end it if text without quotes may go on: "a = Smith, Jones;". */
static bool is_way_back(const struct bide_parser *parser,
                        const struct bide_lex_token *next, bool in_list)
{
    if (next->kind == BIDE_LEX_END || next->kind == BIDE_LEX_SEMICOLON || next->is_first
        || bide_parser_is_closer(next->kind) || bide_parser_is_opener(next->kind)) {
        return true;
    }
    const struct bide_lex_token second = bide_parser_peek(parser, 2);
    if (next->kind == BIDE_LEX_NAME) {
        return second.kind == BIDE_LEX_EQUALS;
    }
    const bool is_setting = second.kind == BIDE_LEX_NAME
                            && bide_parser_peek(parser, 3).kind == BIDE_LEX_EQUALS;
    return next->kind == BIDE_LEX_COMMA
           && (in_list || is_setting || second.is_first || second.kind == BIDE_LEX_END
               || bide_parser_is_closer(second.kind));
}

size_t bide_parser_skip(struct bide_parser *parser, bool in_list)
{
    struct bide_diag *const diag = parser->lex.cursor.diag;
    size_t end = parser->token.offset + parser->token.length;
    for (;;) {
        const struct bide_lex_token next = bide_parser_peek(parser, 1);
        if (is_way_back(parser, &next, in_list)) {
            break;
        }
        parser->lex.cursor.diag = NULL;
        bide_parser_advance(parser);
        parser->lex.cursor.diag = diag;
        end = parser->token.offset + parser->token.length;
    }
    bide_parser_advance(parser);
    return end;
}
