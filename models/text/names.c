/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/names.h"

#include <string.h>

#include "engine/base/mem.h"
#include "models/text/literal.h"

void bide_names_init(struct bide_names *names)
{
    memset(names, 0, sizeof *names);
}

void bide_names_free(struct bide_names *names)
{
    bide_mem_free(names->entries);
    bide_names_init(names);
}

size_t bide_names_open(struct bide_names *names)
{
    const size_t outer = names->first;
    names->first = names->count;
    return outer;
}

void bide_names_close(struct bide_names *names, size_t outer)
{
    names->count = names->first;
    names->first = outer;
}

/* FNV-1a; it only spares comparisons. */
static uint32_t hash_of(const char *name, size_t length)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < length; ++i) {
        hash = (hash ^ (unsigned char) name[i]) * 16777619U;
    }
    return hash;
}

static const char *bytes_of(const struct bide_parser *parser,
                            const struct bide_lex_token *token)
{
    return parser->lex.cursor.text + token->offset;
}

/* The line on which the innermost group already has this name, or 0. */
static int find_line(const struct bide_names *names, const char *name, size_t length)
{
    const uint32_t hash = hash_of(name, length);
    for (size_t i = names->first; i < names->count; ++i) {
        const struct bide_names_entry *const entry = &names->entries[i];
        if (entry->hash == hash && entry->length == length
            && memcmp(entry->name, name, length) == 0) {
            return entry->line;
        }
    }
    return 0;
}

static void add(struct bide_names *names, const char *name, size_t length, int line)
{
    void *data = names->entries;
    names->err =
        bide_mem_grow(&data, &names->capacity, names->count + 1, sizeof *names->entries);
    names->entries = data;
    if (names->err == BIDE_OK) {
        names->entries[names->count] =
            (struct bide_names_entry){ name, length, hash_of(name, length), line };
        ++names->count;
    }
}

static void check_in_group(struct bide_names *names, const struct bide_parser *parser,
                           const struct bide_lex_token *token)
{
    const char *const name = bytes_of(parser, token);
    const size_t count = names->count - names->first;
    const int earlier = find_line(names, name, token->length);
    char shown[BIDE_PARSER_SHOWN];
    if (earlier > 0) {
        bide_parser_report(parser, token, "BD-C038", "keep one of the two, or rename it",
                           "%s is set twice in this group, first on line %d",
                           bide_parser_show_token(parser, token, shown), earlier);
        return;
    }
    if (count == BIDE_NAMES_MOST) {
        bide_parser_report(parser, token, "BD-C037", NULL,
                           "more than %d names in one group", BIDE_NAMES_MOST);
    }
    if (count <= BIDE_NAMES_MOST && names->err == BIDE_OK) {
        add(names, name, token->length, token->line);
    }
}

static bool is_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; ++i) {
        if (bytes[i] != ' ' && bytes[i] != '\t') {
            return false;
        }
    }
    return true;
}

/* "per week = 5": name is followed by names, with but spaces between them, and by =. */
static bool is_spaced(const struct bide_parser *parser, const struct bide_lex_token *name)
{
    struct bide_lex look = parser->lex;
    struct bide_lex_token token = parser->token;
    size_t end = name->offset + name->length;
    look.cursor.diag = NULL;
    while (token.kind == BIDE_LEX_NAME
           && is_blank(look.cursor.text + end, token.offset - end)) {
        end = token.offset + token.length;
        token = bide_lex_next(&look);
    }
    return parser->token.kind == BIDE_LEX_NAME && token.kind == BIDE_LEX_EQUALS
           && !token.is_first;
}

static void read_spaced(struct bide_parser *parser, const struct bide_lex_token *name)
{
    size_t end = name->offset + name->length;
    for (; parser->token.kind == BIDE_LEX_NAME; bide_parser_advance(parser)) {
        end = parser->token.offset + parser->token.length;
    }
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_report(parser, name, "BD-C045", "write _ instead",
                       "a space inside a name: %s",
                       bide_parser_show(parser, name->offset, end, shown));
}

static void report_no_name(const struct bide_parser *parser,
                           const struct bide_lex_token *token)
{
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_show_token(parser, token, shown);
    if (token->kind == BIDE_LEX_TEXT) {
        bide_parser_report(parser, token, "BD-C045", "write it without quotes",
                           "a name in quotes: %s", shown);
    } else if (token->kind == BIDE_LEX_BOOLEAN) {
        bide_parser_report(parser, token, "BD-C045", "choose another name",
                           "%s is a value and cannot be a name", shown);
    } else {
        bide_parser_report(parser, token, "BD-C045",
                           "begin with a letter; then a to z, 0 to 9, _ and -",
                           "%s cannot be a name", shown);
    }
}

static void report_no_value(const struct bide_parser *parser,
                            const struct bide_lex_token *name,
                            const struct bide_lex_token *where)
{
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_report(parser, where, "BD-C042", "write name = value", "%s has no value",
                       bide_parser_show_token(parser, name, shown));
}

/* No = behind the name; true if a value is there nonetheless. */
static bool mend_equals(struct bide_parser *parser, const struct bide_lex_token *name)
{
    const struct bide_lex_token mark = parser->token;
    const bool is_same_line = !mark.is_first && !bide_parser_is_setting(parser);
    if (!bide_parser_is_opener(mark.kind)
        && !(bide_literal_begins_value(parser) && is_same_line)) {
        report_no_value(parser, name, name);
        return false;
    }
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_report(parser, &mark, "BD-C041", NULL, "expected = after %s",
                       bide_parser_show_token(parser, name, shown));
    if (mark.kind == BIDE_LEX_NAME) {
        bide_parser_skip(parser, false);
        return false;
    }
    return true;
}

/* Between name and value; true if a value is there to be read. */
static bool read_equals(struct bide_parser *parser, const struct bide_lex_token *name)
{
    const struct bide_lex_token mark = parser->token;
    if (mark.kind != BIDE_LEX_EQUALS) {
        return mend_equals(parser, name);
    }
    bide_parser_advance(parser);
    if (parser->token.kind == BIDE_LEX_EQUALS) {
        bide_parser_report(parser, &parser->token, "BD-C041", "delete one",
                           "= stands twice");
        bide_parser_advance(parser);
    }
    if (!bide_literal_begins_value(parser) || bide_parser_is_setting(parser)) {
        report_no_value(parser, name, &mark);
        return false;
    }
    return true;
}

/* Step over the name. Whether it is one is said only if = follows: without it there is
 * something else to say. */
static void read_name(struct bide_names *names, struct bide_parser *parser)
{
    const struct bide_lex_token name = parser->token;
    bide_parser_advance(parser);
    if (is_spaced(parser, &name)) {
        read_spaced(parser, &name);
    } else if (parser->token.kind != BIDE_LEX_EQUALS) {
        return;
    } else if (name.kind != BIDE_LEX_NAME || name.is_odd) {
        report_no_name(parser, &name);
    } else {
        check_in_group(names, parser, &name);
    }
}

bool bide_names_read(struct bide_names *names, struct bide_parser *parser)
{
    const struct bide_lex_token name = parser->token;
    read_name(names, parser);
    return read_equals(parser, &name);
}
