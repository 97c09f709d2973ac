/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/literal.h"

#include <stdio.h>
#include <string.h>

#include "models/scenario/number.h"

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

/* Case ignored; the list ends with NULL. */
static bool is_one_of(const char *word, size_t length, const char *const *list)
{
    for (; *list != NULL; ++list) {
        size_t same = 0;
        while (same < length && (word[same] | 0x20) == (*list)[same]) {
            ++same;
        }
        if (same == length && (*list)[same] == '\0') {
            return true;
        }
    }
    return false;
}

/* A word where a value should be, and what follows it on the line. */
static void read_word(struct bide_parser *parser, bool in_list)
{
    static const char *const yes[] = { "yes", "on", NULL };
    static const char *const no[] = { "no", "off", NULL };
    static const char *const infinite[] = { "nan", "inf", "infinity", NULL };
    const struct bide_lex_token first = parser->token;
    const char *const word = bytes_of(parser, &first);
    const size_t end = bide_parser_skip(parser, in_list);
    const char *const quote = memchr(word, '"', end - first.offset);
    const size_t length = quote != NULL ? (size_t) (quote - word) : end - first.offset;
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_show(parser, first.offset, first.offset + length, shown);

    if (is_one_of(word, length, yes) || is_one_of(word, length, no)) {
        bide_parser_report(parser, &first, "BD-C029",
                           is_one_of(word, length, yes) ? "write true" : "write false",
                           "%s is not a value", shown);
    } else if (is_one_of(word, length, infinite)) {
        bide_parser_report(parser, &first, "BD-C026",
                           "leave the setting out if there is no number",
                           "nan and inf are no numbers here");
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
    const char first = next.kind == BIDE_LEX_NUMBER ? *bytes_of(parser, &next) : '\0';
    return next.is_glued && first >= '0' && first <= '9';
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
    struct bide_number_problem problem;
    const char *const word = bytes_of(parser, &first);
    const enum bide_number_kind kind = length == first.length
                                           ? bide_number_check(word, length, &problem)
                                           : bide_number_commas(word, length, &problem);
    if (kind == BIDE_NUMBER_BAD) {
        bide_parser_report(parser, &first, problem.id, problem.help, "%s", problem.what);
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
