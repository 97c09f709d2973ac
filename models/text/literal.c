/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/literal.h"

#include <stdio.h>
#include <string.h>

#include "models/text/number.h"

static const char *bytes_of(const struct bide_parser *parser,
                            const struct bide_lex_token *token)
{
    return parser->lex.cursor.text + token->offset;
}

bool bide_literal_is_here(const struct bide_parser *parser)
{
    const enum bide_lex_kind kind = parser->token.kind;
    return kind == BIDE_LEX_NUMBER || kind == BIDE_LEX_BOOLEAN || kind == BIDE_LEX_TEXT
           || kind == BIDE_LEX_NAME;
}

bool bide_literal_begins_value(const struct bide_parser *parser)
{
    return bide_literal_is_here(parser) || bide_parser_is_opener(parser->token.kind);
}

/* The words from the present token to the end of the mistake; those after a quote have a
 * beginning of their own. */
static struct bide_word skip_words(struct bide_parser *parser, bool in_list)
{
    const char *const start = bytes_of(parser, &parser->token);
    const size_t length =
        bide_parser_skip(parser, in_list) - (size_t) (start - parser->lex.cursor.text);
    const char *const quote = memchr(start, '"', length);
    return (struct bide_word){ start, quote != NULL ? quote : start + length };
}

/* A word where a value should be. */
static void read_word(struct bide_parser *parser, bool in_list)
{
    const struct bide_lex_token first = parser->token;
    const struct bide_word word = skip_words(parser, in_list);
    char shown[BIDE_PARSER_SHOWN];
    bide_chars_copy(shown, sizeof shown, word.at, (size_t) (word.end - word.at));

    if (bide_word_is(&word, "yes") || bide_word_is(&word, "on")) {
        bide_parser_report(parser, &first, "BD-C029", "write true", "%s is not a value",
                           shown);
    } else if (bide_word_is(&word, "no") || bide_word_is(&word, "off")) {
        bide_parser_report(parser, &first, "BD-C029", "write false", "%s is not a value",
                           shown);
    } else if (bide_word_is(&word, "nan") || bide_word_is(&word, "inf")
               || bide_word_is(&word, "infinity")) {
        struct bide_mend mend;
        bide_mend_word(&mend, word.at, (size_t) (word.end - word.at));
        bide_parser_report(parser, &first, mend.id, mend.help, "%s", mend.what);
    } else {
        char help[BIDE_PARSER_SHOWN + sizeof "write \"\""];
        snprintf(help, sizeof help, "write \"%s\"", shown);
        bide_parser_report(parser, &first, "BD-C030", help, "text without quotes: %s",
                           shown);
    }
}

/* A comma stands here and digits follow it, without a space anywhere. */
static bool has_digits_behind_comma(const struct bide_parser *parser)
{
    if (parser->token.kind != BIDE_LEX_COMMA || !parser->token.is_glued) {
        return false;
    }
    const struct bide_lex_token next = bide_parser_peek(parser, 1);
    const char *const digits = bytes_of(parser, &next);
    return next.kind == BIDE_LEX_NUMBER && next.is_glued && *digits >= '0'
           && *digits <= '9';
}

static enum bide_literal_kind read_number(struct bide_parser *parser, bool in_list)
{
    static const enum bide_literal_kind kinds[] = {
        [BIDE_NUMBER_BAD] = BIDE_LITERAL_UNKNOWN,
        [BIDE_NUMBER_INT] = BIDE_LITERAL_INT,
        [BIDE_NUMBER_INT64] = BIDE_LITERAL_INT64,
        [BIDE_NUMBER_FLOAT] = BIDE_LITERAL_FLOAT,
    };
    const struct bide_lex_token first = parser->token;
    size_t length = first.length;
    bide_parser_advance(parser);
    while (!in_list && has_digits_behind_comma(parser)) {
        bide_parser_advance(parser);
        length = parser->token.offset + parser->token.length - first.offset;
        bide_parser_advance(parser);
    }
    struct bide_mend mend;
    const char *const word = bytes_of(parser, &first);
    enum bide_number_kind kind = BIDE_NUMBER_BAD;
    if (length == first.length) {
        kind = bide_number_check(word, length, &mend);
    } else {
        bide_mend_commas(&mend, word, length);
    }
    if (kind == BIDE_NUMBER_BAD) {
        bide_parser_report(parser, &first, mend.id, mend.help, "%s", mend.what);
    }
    return kinds[kind];
}

/* libconfig joins texts that stand side by side; in a list that is more likely a
 * forgotten comma. A text before = was meant to be the next setting's name. */
static void read_text(struct bide_parser *parser, bool in_list)
{
    bide_parser_advance(parser);
    while (!in_list && parser->token.kind == BIDE_LEX_TEXT
           && bide_parser_peek(parser, 1).kind != BIDE_LEX_EQUALS) {
        bide_parser_advance(parser);
    }
}

enum bide_literal_kind bide_literal_read(struct bide_parser *parser, bool in_list)
{
    BIDE_REQUIRE(bide_literal_is_here(parser));
    if (parser->token.kind == BIDE_LEX_NUMBER) {
        return read_number(parser, in_list);
    }
    if (parser->token.kind == BIDE_LEX_TEXT) {
        read_text(parser, in_list);
        return BIDE_LITERAL_TEXT;
    }
    if (parser->token.kind == BIDE_LEX_BOOLEAN) {
        bide_parser_advance(parser);
        return BIDE_LITERAL_BOOLEAN;
    }
    read_word(parser, in_list);
    return BIDE_LITERAL_UNKNOWN;
}

static bool is_number(enum bide_literal_kind kind)
{
    return kind == BIDE_LITERAL_INT || kind == BIDE_LITERAL_INT64
           || kind == BIDE_LITERAL_FLOAT;
}

void bide_literal_read_element(struct bide_parser *parser,
                               struct bide_literal_array *array)
{
    const struct bide_lex_token element = parser->token;
    const enum bide_literal_kind kind = bide_literal_read(parser, true);
    const enum bide_literal_kind wanted =
        array->kind != BIDE_LITERAL_UNKNOWN ? array->kind : kind;
    array->kind = wanted;
    if (kind != BIDE_LITERAL_UNKNOWN && kind != wanted && !array->is_reported) {
        bide_parser_report(parser, &element, "BD-C043",
                           is_number(kind) && is_number(wanted)
                               ? "write all with a point, such as [1.0, 2.5]"
                               : "use ( ) for a list of different kinds",
                           "elements of different kinds in [ ]");
        array->is_reported = true;
    }
}
