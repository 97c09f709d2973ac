/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/say.h"

#include "app/json.h"
#include "app/show.h"

enum { INDENT = 4, LONGEST_QUOTE = 90, BEFORE_CARET = 60 };

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define GREEN "\033[1;32m"
#define CYAN "\033[36m"
#define PLAIN "\033[0m"

static void add_colored(struct bide_text *out, struct bide_say say, const char *color,
                        const char *text)
{
    bide_text_add(out, say.has_color ? color : "");
    bide_show_text(out, text);
    bide_text_add(out, say.has_color ? PLAIN : "");
}

static void add_place(struct bide_text *out, const struct bide_diag_place *place,
                      struct bide_say say)
{
    bide_text_add(out, say.has_color ? BOLD : "");
    bide_show_text(out, place->file != NULL ? place->file : "bide");
    if (place->line > 0) {
        bide_text_addf(out, ":%d", place->line);
    }
    if (place->line > 0 && place->column > 0) {
        bide_text_addf(out, ":%d", place->column);
    }
    bide_text_addf(out, ":%s ", say.has_color ? PLAIN : "");
}

static void add_level(struct bide_text *out, enum bide_diag_level level,
                      struct bide_say say)
{
    if (level == BIDE_DIAG_ERROR) {
        add_colored(out, say, RED, "error: ");
    } else {
        add_colored(out, say, YELLOW, "warning: ");
    }
}

static void add_help(struct bide_text *out, const char *help, struct bide_say say)
{
    bide_text_add(out, "  ");
    add_colored(out, say, CYAN, "help: ");
    bide_show_text(out, help);
    bide_text_add(out, "\n");
}

/* The first character to be shown of a line that may be very long, and the bytes before
 * it. */
static size_t quote_start(const char *source, int column, size_t *bytes)
{
    size_t first = 0;
    if (column > LONGEST_QUOTE) {
        first = (size_t) (column - BEFORE_CARET);
    }
    size_t at = 0;
    for (size_t i = 0; i < first && source[at] != '\0'; ++i) {
        bool is_safe;
        at += bide_show_char(source + at, &is_safe);
    }
    *bytes = at;
    return first;
}

/* Tabs stay tabs, so that the caret stands right at any width of tabs. */
static size_t add_quoted_char(struct bide_text *out, const char *at)
{
    bool is_safe;
    const size_t length = bide_show_char(at, &is_safe);
    if (is_safe || at[0] == '\t') {
        bide_text_add_bytes(out, at, length);
    } else {
        bide_text_add(out, "?");
    }
    return length;
}

static void add_quote(struct bide_text *out, const char *source, int column,
                      struct bide_say say)
{
    size_t at;
    const size_t first = quote_start(source, column, &at);
    struct bide_text before; /* the caret's line, up to the caret */
    bide_text_init(&before);
    bide_text_addf(out, "%*s%s", INDENT, "", first > 0 ? "..." : "");
    bide_text_addf(&before, "%*s%s", INDENT, "", first > 0 ? "   " : "");
    for (size_t i = 1; source[at] != '\0' && i <= LONGEST_QUOTE; ++i) {
        if (first + i < (size_t) column) {
            bide_text_add(&before, source[at] == '\t' ? "\t" : " ");
        }
        at += add_quoted_char(out, source + at);
    }
    bide_text_add(out, source[at] != '\0' ? "...\n" : "\n");
    if (column > 0) {
        bide_text_add(out, before.bytes);
        add_colored(out, say, GREEN, "^");
        bide_text_add(out, "\n");
    }
    bide_show_release(&before, out);
}

static void add_item(struct bide_text *out, const struct bide_diag_item *item,
                     struct bide_say say)
{
    add_place(out, &item->place, say);
    add_level(out, item->level, say);
    bide_show_text(out, item->what);
    bide_text_addf(out, " [%s]\n", item->id);
    if (item->source != NULL && item->place.line > 0) {
        add_quote(out, item->source, item->place.column, say);
    }
    if (item->help != NULL) {
        add_help(out, item->help, say);
    }
}

void bide_say_diag(struct bide_text *out, const struct bide_diag *diag,
                   struct bide_say say)
{
    const size_t most_errors =
        diag->error_count < BIDE_SAY_MOST_ITEMS ? diag->error_count : BIDE_SAY_MOST_ITEMS;
    size_t room[2] = { [BIDE_DIAG_ERROR] = most_errors,
                       [BIDE_DIAG_WARNING] = BIDE_SAY_MOST_ITEMS - most_errors };
    size_t hidden = 0;
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        if (say.is_quiet && item->level == BIDE_DIAG_WARNING) {
            continue;
        }
        if (room[item->level] == 0) {
            ++hidden;
            continue;
        }
        add_item(out, item, say);
        --room[item->level];
    }
    if (hidden > 0) {
        bide_text_add(out, "and ");
        bide_show_number(out, (double) hidden, 0);
        bide_text_add(out, " more\n");
    }
}

void bide_say_counts(struct bide_text *out, const struct bide_diag *diag)
{
    const size_t warning_count = diag->count - diag->error_count;
    if (diag->count == 0) {
        bide_text_add(out, "no problems");
    }
    if (diag->error_count > 0) {
        bide_show_count(out, diag->error_count, "error");
    }
    if (diag->error_count > 0 && warning_count > 0) {
        bide_text_add(out, ", ");
    }
    if (warning_count > 0) {
        bide_show_count(out, warning_count, "warning");
    }
}

static void add_place_number(struct bide_json *json, const char *key, int number)
{
    if (number > 0) {
        bide_json_number(json, key, number);
    } else {
        bide_json_text(json, key, NULL);
    }
}

void bide_say_json(struct bide_text *out, const struct bide_diag *diag)
{
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        struct bide_json json;
        bide_json_init(&json, out);
        bide_json_open(&json, NULL, '{');
        bide_json_text(&json, "level",
                       item->level == BIDE_DIAG_ERROR ? "error" : "warning");
        bide_json_text(&json, "id", item->id);
        bide_json_text(&json, "file", item->place.file);
        add_place_number(&json, "line", item->place.line);
        add_place_number(&json, "column", item->place.column);
        bide_json_text(&json, "path", item->place.path);
        bide_json_text(&json, "what", item->what);
        bide_json_text(&json, "help", item->help);
        bide_json_close(&json, '}');
        bide_text_add(out, "\n");
    }
}

void bide_say_problem(struct bide_text *out, const struct bide_problem *problem,
                      struct bide_say say)
{
    bide_text_add(out, "bide: ");
    add_colored(out, say, RED, "error: ");
    bide_show_text(out, problem->what.bytes);
    bide_text_add(out, "\n");
    if (problem->help.length > 0) {
        add_help(out, problem->help.bytes, say);
    }
}
