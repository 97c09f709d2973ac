/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/lex.h"

#include <string.h>

#include "models/text/blank.h"
#include "models/text/directive.h"
#include "models/text/quote.h"
#include "models/text/word.h"

void bide_lex_init(struct bide_lex *lex, struct bide_cursor start)
{
    *lex = (struct bide_lex){ .cursor = start };
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* What libconfig lets stand inside a name. A comment's end is none, though * and / are
 * written without a space. */
static bool continues_name(const struct bide_cursor *cursor)
{
    const char c = bide_cursor_byte(cursor, 0);
    return bide_chars_is_alpha(c) || bide_chars_is_digit(c) || c == '_' || c == '-'
           || (c == '*' && bide_cursor_byte(cursor, 1) != '/');
}

static bool begins_name(const struct bide_cursor *cursor)
{
    const char c = bide_cursor_byte(cursor, 0);
    return (continues_name(cursor) && !bide_chars_is_digit(c) && c != '-')
           || bide_cursor_class(cursor) == BIDE_CHARS_LETTER;
}

static bool begins_number(const struct bide_cursor *cursor)
{
    const char c = bide_cursor_byte(cursor, 0);
    const char next = bide_cursor_byte(cursor, 1);
    return bide_chars_is_digit(c) || c == '.'
           || (is_one_of(c, "+-")
               && (bide_chars_is_digit(next) || bide_chars_is_alpha(next)
                   || next == '.'));
}

static bool begins_token(const struct bide_cursor *cursor)
{
    return is_one_of(bide_cursor_byte(cursor, 0), "=:,;{}()[]@") || begins_name(cursor)
           || begins_number(cursor) || bide_quote_is_here(cursor);
}

static void skip_to_token(struct bide_cursor *cursor)
{
    while (!bide_cursor_is_end(cursor)) {
        if (is_one_of(bide_cursor_byte(cursor, 0), " \t\r\n")) {
            bide_cursor_step(cursor);
        } else if (bide_blank_comment(cursor)) {
            continue;
        } else if (begins_token(cursor)) {
            return;
        } else {
            bide_blank_stray(cursor);
        }
    }
}

/* A dot followed by more is taken into the name, so that autism.step is one word. */
static bool continues_odd_name(const struct bide_cursor *cursor)
{
    struct bide_cursor behind = *cursor;
    if (bide_cursor_byte(cursor, 0) == '.') {
        bide_cursor_step(&behind);
        return continues_name(&behind);
    }
    return bide_cursor_class(cursor) == BIDE_CHARS_LETTER;
}

static void skip_name(struct bide_cursor *cursor, struct bide_lex_token *token)
{
    token->is_odd = bide_cursor_byte(cursor, 0) == '_'
                    || bide_cursor_class(cursor) == BIDE_CHARS_LETTER;
    for (;;) {
        const bool is_odd = continues_odd_name(cursor);
        if (!is_odd && !continues_name(cursor)) {
            return;
        }
        token->is_odd = token->is_odd || is_odd;
        bide_cursor_step(cursor);
    }
}

/* Takes in what glues to a number, so that 2025-04-01, 01/04/2025, 09:30, 1_200, 12abc
 * and 5-day are one word each. libconfig would never accept such a word in pieces. */
static bool continues_number(const struct bide_cursor *cursor)
{
    const char c = bide_cursor_byte(cursor, 0);
    const char next = bide_cursor_byte(cursor, 1);
    if (is_one_of(c, "+-")) {
        return bide_chars_is_alpha(next) || bide_chars_is_digit(next);
    }
    if (is_one_of(c, "/:")) {
        return bide_chars_is_digit(next);
    }
    return bide_chars_is_alpha(c) || bide_chars_is_digit(c) || is_one_of(c, "._")
           || bide_cursor_class(cursor) == BIDE_CHARS_LETTER;
}

static void skip_number(struct bide_cursor *cursor)
{
    do {
        bide_cursor_step(cursor);
    } while (continues_number(cursor));
}

static enum bide_lex_kind mark_kind(char c)
{
    static const char marks[] = "=:,;{([})]";
    static const enum bide_lex_kind kinds[] = {
        BIDE_LEX_EQUALS,      BIDE_LEX_EQUALS,      BIDE_LEX_COMMA,
        BIDE_LEX_SEMICOLON,   BIDE_LEX_OPEN_GROUP,  BIDE_LEX_OPEN_LIST,
        BIDE_LEX_OPEN_ARRAY,  BIDE_LEX_CLOSE_GROUP, BIDE_LEX_CLOSE_LIST,
        BIDE_LEX_CLOSE_ARRAY,
    };
    const char *const found = c != '\0' ? strchr(marks, c) : NULL;
    return found != NULL ? kinds[found - marks] : BIDE_LEX_END;
}

/* A token begins at the cursor. */
static void read_token(struct bide_cursor *cursor, struct bide_lex_token *token)
{
    if (bide_quote_is_here(cursor)) {
        token->kind = BIDE_LEX_TEXT;
        bide_quote_skip(cursor);
    } else if (begins_name(cursor)) {
        token->kind = BIDE_LEX_NAME;
        skip_name(cursor, token);
    } else if (begins_number(cursor)) {
        token->kind = BIDE_LEX_NUMBER;
        skip_number(cursor);
    } else {
        token->kind = mark_kind(bide_cursor_byte(cursor, 0));
        bide_cursor_step(cursor);
    }
    token->length = cursor->offset - token->offset;
    const struct bide_word word = { cursor->text + token->offset,
                                    cursor->text + cursor->offset };
    if (token->kind == BIDE_LEX_NAME
        && (bide_word_is(&word, "true") || bide_word_is(&word, "false"))) {
        token->kind = BIDE_LEX_BOOLEAN;
    }
}

struct bide_lex_token bide_lex_next(struct bide_lex *lex)
{
    struct bide_cursor *const cursor = &lex->cursor;
    skip_to_token(cursor);
    struct bide_lex_token token = {
        .kind = BIDE_LEX_END,
        .offset = cursor->offset,
        .line = cursor->line,
        .column = cursor->column,
        .is_first = cursor->line != lex->last_line,
        .is_glued = cursor->offset == lex->last_end,
    };
    if (bide_cursor_byte(cursor, 0) == '@') {
        token.kind = BIDE_LEX_INCLUDE;
        token.is_wrong = !bide_directive_read(cursor, &token.offset, &token.length);
    } else if (!bide_cursor_is_end(cursor)) {
        read_token(cursor, &token);
    }
    lex->last_end = cursor->offset;
    lex->last_line = cursor->line;
    return token;
}
