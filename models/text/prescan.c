/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/prescan.h"

#include <stdbool.h>
#include <string.h>

#include "models/text/encoding.h"
#include "models/text/literal.h"
#include "models/text/names.h"
#include "models/text/parser.h"

_Static_assert((int) BIDE_PRESCAN_MOST_DEPTH == (int) BIDE_PARSER_MOST_DEPTH,
               "one limit");
_Static_assert((int) BIDE_PRESCAN_MOST_NAMES == (int) BIDE_NAMES_MOST, "one limit");

struct prescan {
    struct bide_parser parser;
    struct bide_names names;
    struct bide_prescan_includes *includes; /* NULL: none are allowed */
};

static void read_value(struct prescan *scan, bool in_list);
static void read_setting(struct prescan *scan);

/* "before" and the present token, as in "expected , before {". */
static void report_before(const struct prescan *scan, const char *id, const char *what,
                          const char *help)
{
    const struct bide_lex_token *const token = &scan->parser.token;
    char shown[BIDE_PARSER_SHOWN];
    bide_parser_report(&scan->parser, token, id, help, "%s before %s", what,
                       bide_parser_show_token(&scan->parser, token, shown));
}

/* ---- lists and arrays ------------------------------------------------------ */

static void read_array_element(struct prescan *scan, struct bide_literal_array *array)
{
    struct bide_parser *const parser = &scan->parser;
    if (bide_literal_is_here(parser)) {
        bide_literal_read_element(parser, array);
        return;
    }
    if (!array->is_reported) {
        bide_parser_report(parser, &parser->token, "BD-C044",
                           "use ( ) for a list of lists or groups",
                           "a bracket inside [ ]");
        array->is_reported = true;
    }
    read_value(scan, true);
}

/* Behind an element: a comma and another one, or the end. */
static void read_separator(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const struct bide_lex_token mark = parser->token;
    if (mark.kind == BIDE_LEX_COMMA) {
        bide_parser_advance(parser);
        if (bide_parser_is_closer(parser->token.kind)) {
            bide_parser_report(parser, &mark, "BD-C039", "delete it",
                               "a comma with nothing after it");
        }
    } else if (mark.kind == BIDE_LEX_SEMICOLON) {
        bide_parser_report(parser, &mark, "BD-C047",
                           "write a comma between elements, nothing after the last",
                           "a semicolon inside a list");
        bide_parser_advance(parser);
    } else if (bide_literal_begins_value(parser)) {
        report_before(scan, "BD-C040", "expected ,", NULL);
    }
}

/* True if an element is followed by what belongs outside the list, whose closing bracket
 * was then forgotten: a setting on a line of its own, or a semicolon before something
 * that is no element. */
static bool is_left_open(const struct bide_parser *parser)
{
    if (parser->token.kind != BIDE_LEX_SEMICOLON) {
        return parser->token.is_first && bide_parser_is_setting(parser);
    }
    const enum bide_lex_kind next = bide_parser_peek(parser, 1).kind;
    return next == BIDE_LEX_END || next == BIDE_LEX_CLOSE_GROUP
           || next == BIDE_LEX_INCLUDE
           || (next == BIDE_LEX_NAME
               && bide_parser_peek(parser, 2).kind == BIDE_LEX_EQUALS);
}

/* The braces of a group in a list were forgotten, or the first of them. */
static void read_bare_group(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const size_t outer = bide_names_open(&scan->names);
    bide_parser_report(parser, &parser->token, "BD-C046",
                       "put the settings of one element in { }",
                       "a setting directly inside a list");
    while (bide_parser_is_setting(parser)) {
        read_setting(scan);
    }
    if (parser->token.kind == BIDE_LEX_CLOSE_GROUP) {
        bide_parser_advance(parser);
    }
    bide_names_close(&scan->names, outer);
}

static void skip_no_element(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    if (parser->token.kind == BIDE_LEX_COMMA) {
        bide_parser_report(parser, &parser->token, "BD-C039", "delete it",
                           "a comma with nothing before it");
    } else if (parser->token.kind == BIDE_LEX_INCLUDE) {
        bide_parser_report(parser, &parser->token, "BD-C007",
                           "it can stand between settings only",
                           "@include inside a list");
    } else {
        report_before(scan, "BD-C042", "expected a value", NULL);
    }
    bide_parser_advance(parser);
}

static void read_element(struct prescan *scan, struct bide_literal_array *array)
{
    if (bide_parser_is_setting(&scan->parser)) {
        read_bare_group(scan);
    } else if (!bide_literal_begins_value(&scan->parser)) {
        skip_no_element(scan);
    } else if (array != NULL) {
        read_array_element(scan, array);
    } else {
        read_value(scan, true);
    }
}

static void read_sequence(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const bool is_array = parser->token.kind == BIDE_LEX_OPEN_ARRAY;
    struct bide_literal_array array = { BIDE_LITERAL_UNKNOWN, false };
    if (!bide_parser_open(parser)) {
        return;
    }
    while (!bide_parser_closes(parser)) {
        const bool is_element = bide_literal_begins_value(parser);
        read_element(scan, is_array ? &array : NULL);
        if (is_element && is_left_open(parser)) {
            bide_parser_abandon(parser);
            break;
        }
        if (is_element) {
            read_separator(scan);
        }
    }
    --parser->depth;
}

/* ---- settings and groups --------------------------------------------------- */

/* Behind a value: ; or , or nothing, but no rest of the value on the same line. */
static void read_terminator(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const bool is_next = bide_parser_peek(parser, 1).kind == BIDE_LEX_EQUALS;
    if (bide_literal_is_here(parser) && !parser->token.is_first && !is_next) {
        report_before(scan, "BD-C047", "expected ;", "a setting has one value");
        bide_parser_skip(parser, false);
    }
    if (parser->token.kind == BIDE_LEX_SEMICOLON
        || parser->token.kind == BIDE_LEX_COMMA) {
        bide_parser_advance(parser);
    }
}

static void read_setting(struct prescan *scan)
{
    scan->parser.is_unwinding = false;
    if (bide_names_read(&scan->names, &scan->parser)) {
        read_value(scan, false);
    }
    read_terminator(scan);
}

/* A value, or a mark, where a setting should begin. */
static void read_stray(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const struct bide_lex_token token = parser->token;
    const char *const help = "a setting is name = value";
    if (token.kind == BIDE_LEX_SEMICOLON || token.kind == BIDE_LEX_COMMA) {
        bide_parser_report(parser, &token, "BD-C047", "delete it",
                           "nothing stands before this separator");
        bide_parser_advance(parser);
        return;
    }
    if (bide_parser_is_opener(token.kind)) {
        bide_parser_report(parser, &token, "BD-C046", help, "a bracket without a name");
        read_value(scan, false);
    } else if (token.kind == BIDE_LEX_EQUALS) {
        bide_parser_report(parser, &token, "BD-C046", help, "no name before =");
        bide_parser_skip(parser, false);
    } else {
        bide_parser_report(parser, &token, "BD-C046", help, "a value without a name");
        bide_parser_skip(parser, false);
    }
    read_terminator(scan);
}

static void read_include(struct prescan *scan)
{
    const struct bide_lex_token token = scan->parser.token;
    struct bide_prescan_includes *const includes = scan->includes;
    bide_parser_advance(&scan->parser);
    if (token.is_wrong) {
        return; /* and was reported */
    }
    if (includes == NULL) {
        bide_parser_report(&scan->parser, &token, "BD-C007", NULL, "@include in a value");
    } else if (includes->count == BIDE_PRESCAN_MOST_INCLUDES) {
        bide_parser_report(&scan->parser, &token, "BD-C006", NULL,
                           "more than 64 @includes in one file");
    } else {
        includes->items[includes->count++] =
            (struct bide_prescan_include){ scan->parser.lex.cursor.text + token.offset,
                                           token.length, token.line, token.column };
    }
}

static void read_settings(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    const size_t outer = bide_names_open(&scan->names);
    while (!bide_parser_closes(parser)) {
        const bool is_name = bide_literal_is_here(parser)
                             && bide_parser_peek(parser, 1).kind == BIDE_LEX_EQUALS;
        if (parser->token.kind == BIDE_LEX_INCLUDE) {
            read_include(scan);
        } else if (is_name || parser->token.kind == BIDE_LEX_NAME) {
            read_setting(scan);
        } else {
            read_stray(scan);
        }
    }
    bide_names_close(&scan->names, outer);
}

static void read_bracket(struct prescan *scan)
{
    struct bide_parser *const parser = &scan->parser;
    if (parser->token.kind != BIDE_LEX_OPEN_GROUP) {
        read_sequence(scan);
    } else if (bide_parser_open(parser)) {
        read_settings(scan);
        --parser->depth;
    }
}

/* A word where a value should be is reported; a bracket behind it is its value then. */
static void read_value(struct prescan *scan, bool in_list)
{
    struct bide_parser *const parser = &scan->parser;
    const bool is_word = parser->token.kind == BIDE_LEX_NAME;
    if (bide_literal_is_here(parser)) {
        bide_literal_read(parser, in_list);
        if (!is_word || parser->token.is_first
            || !bide_parser_is_opener(parser->token.kind)) {
            return;
        }
    }
    read_bracket(scan);
}

/* ---- whole texts ----------------------------------------------------------- */

/* False if the text is not worth reading, which is reported. */
static bool begin(struct prescan *scan, const char *file, const char *text, size_t length,
                  struct bide_diag *diag)
{
    struct bide_cursor start;
    bide_cursor_init(&start, file, text, length, diag,
                     diag->count + BIDE_PRESCAN_MOST_PROBLEMS);
    bide_names_init(&scan->names);
    scan->includes = NULL;
    if (length > BIDE_PRESCAN_MOST_BYTES) {
        bide_cursor_report(&start, "BD-C003", "a configuration needs about 20 kB",
                           "larger than %d bytes", BIDE_PRESCAN_MOST_BYTES);
        return false;
    }
    if (!bide_encoding_check(start)) {
        return false;
    }
    bide_parser_init(&scan->parser, start);
    return true;
}

static void end(struct prescan *scan, struct bide_diag *diag)
{
    bide_diag_fail(diag, scan->names.err);
    bide_names_free(&scan->names);
}

void bide_prescan_text(const char *file, const char *text, size_t length,
                       struct bide_diag *diag, struct bide_prescan_includes *includes)
{
    struct prescan scan;
    includes->count = 0;
    if (begin(&scan, file, text, length, diag)) {
        scan.includes = includes;
        read_settings(&scan);
    }
    end(&scan, diag);
}

static void read_single_value(struct prescan *scan)
{
    if (!bide_literal_begins_value(&scan->parser)) {
        bide_parser_report(&scan->parser, &scan->parser.token, "BD-C042",
                           "such as 2.5, true, \"text\" or [1, 2]", "expected a value");
        return;
    }
    read_value(scan, false);
    if (scan->parser.token.kind != BIDE_LEX_END) {
        bide_parser_report(&scan->parser, &scan->parser.token, "BD-C047",
                           "a setting has one value", "more follows the value");
    }
}

/* Problems are found by their place in the value, and told by the place of the value. */
static void move_items(const struct bide_diag *found, struct bide_diag_place place,
                       struct bide_diag *diag)
{
    const bool has_line = place.line > 0;
    for (size_t i = 0; i < found->count; ++i) {
        const struct bide_diag_item *const item = &found->items[i];
        place.line = has_line ? place.line : item->place.line;
        place.column = has_line ? place.column : item->place.column;
        bide_diag_add(diag, item->level, item->id, place, item->what, item->help);
    }
    bide_diag_fail(diag, found->err);
}

void bide_prescan_value(struct bide_diag_place place, const char *text, size_t length,
                        struct bide_diag *diag)
{
    struct bide_diag found;
    bide_diag_init(&found);
    struct prescan scan;
    if (begin(&scan, place.file, text, length, &found)) {
        read_single_value(&scan);
    }
    end(&scan, &found);
    move_items(&found, place, diag);
    if (place.line == 0) {
        bide_diag_quote(diag, place.file, text, length);
    }
    bide_diag_free(&found);
}
