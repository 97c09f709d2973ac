/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/quote.h"

#include <string.h>

#include "models/text/word.h"

enum { SHOWN = 16, LINES_AHEAD = 5 };

static bool is_quote(enum bide_chars_class class)
{
    return class == BIDE_CHARS_DOUBLE || class == BIDE_CHARS_SINGLE;
}

bool bide_quote_is_here(const struct bide_cursor *cursor)
{
    return bide_cursor_byte(cursor, 0) == '"' || is_quote(bide_cursor_class(cursor));
}

/* True if a text may end before the cursor: at a separator, a bracket, the line's end. */
static bool ends_value(struct bide_cursor cursor)
{
    while (bide_cursor_byte(&cursor, 0) == ' ' || bide_cursor_byte(&cursor, 0) == '\t') {
        bide_cursor_step(&cursor);
    }
    return bide_cursor_is_end(&cursor)
           || strchr(";,)]}=:#\r\n", bide_cursor_byte(&cursor, 0)) != NULL;
}

/* Move to the first quote of this class on the line that a value may end with; an
 * apostrophe inside a text is not one. A text that began with a wrong quote may also end
 * with a straight one, or with the last there is. */
static bool find_closing(struct bide_cursor *cursor, enum bide_chars_class class,
                         bool began_wrong)
{
    const size_t end = bide_cursor_line_end(cursor);
    struct bide_cursor last = *cursor;
    bool is_found = false;
    for (; cursor->offset < end; bide_cursor_step(cursor)) {
        const bool is_straight = bide_cursor_byte(cursor, 0) == '"';
        if (bide_cursor_class(cursor) != class && !(began_wrong && is_straight)) {
            continue;
        }
        struct bide_cursor behind = *cursor;
        bide_cursor_step(&behind);
        if (ends_value(behind)) {
            return true;
        }
        last = *cursor;
        is_found = began_wrong;
    }
    *cursor = last;
    return is_found;
}

/* The end of the line without the separators and brackets that close it. */
static size_t trimmed_line_end(const struct bide_cursor *cursor)
{
    size_t end = bide_cursor_line_end(cursor);
    while (end > cursor->offset && strchr(" \t\r;,)]}", cursor->text[end - 1]) != NULL
           && cursor->text[end - 1] != '\0') {
        --end;
    }
    return end;
}

static void report_wrong(const struct bide_cursor *cursor)
{
    size_t taken;
    const unsigned code = bide_cursor_code(cursor, &taken);
    const bool is_invalid = bide_chars_class(code) == BIDE_CHARS_INVALID;
    char shown[SHOWN];
    bide_chars_copy(shown, sizeof shown, cursor->text + cursor->offset, taken);
    if (code == '\'') {
        bide_cursor_report(cursor, "BD-C016", "put the text in double quotes: \"text\"",
                           "single quote '");
    } else if (!is_invalid) { /* encoding.c reports these */
        bide_cursor_report(cursor, "BD-C015",
                           "use the straight quote from the keyboard: \"text\"",
                           "curly quote %s", shown);
    }
}

static void skip_wrong(struct bide_cursor *cursor)
{
    report_wrong(cursor);
    const enum bide_chars_class class = bide_cursor_class(cursor);
    bide_cursor_step(cursor);
    struct bide_cursor closing = *cursor;
    if (find_closing(&closing, class, true)) {
        *cursor = closing;
        bide_cursor_step(cursor);
    } else {
        bide_cursor_step_to(cursor, trimmed_line_end(cursor));
    }
}

/* A text over several lines ends at the next quote; but if a setting begins before that,
 * its quote was forgotten. Returns the offset behind the text, 0 if it was forgotten. */
static size_t find_late_end(const struct bide_cursor *cursor)
{
    struct bide_cursor look = *cursor;
    bide_cursor_step_to(&look, bide_cursor_line_end(cursor));
    while (!bide_cursor_is_end(&look) && look.line < cursor->line + LINES_AHEAD) {
        const char c = bide_cursor_byte(&look, 0);
        if (c == '"') {
            return look.offset + 1;
        }
        if (c != '\0' && strchr("=:{}()[]", c) != NULL) {
            return 0;
        }
        bide_cursor_step(&look);
    }
    return 0;
}

/* start is the opening quote of a text that its line does not close. */
static void recover(struct bide_cursor *cursor, const struct bide_cursor *start)
{
    *cursor = *start;
    bide_cursor_step(cursor);
    struct bide_cursor closing = *cursor;
    if (find_closing(&closing, BIDE_CHARS_DOUBLE, false)) {
        report_wrong(&closing);
        *cursor = closing;
        bide_cursor_step(cursor);
        return;
    }
    bide_cursor_report(
        start, "BD-C031",
        "put \" at its end; a long text is written as several: \"one \" \"two\"",
        "this text is not closed on its line");
    const size_t late_end = find_late_end(start);
    bide_cursor_step_to(cursor, late_end > 0 ? late_end : trimmed_line_end(cursor));
}

/* libconfig drops \x00 and keeps the backslash of an escape it does not know. */
static void skip_escape(struct bide_cursor *cursor)
{
    const char c = bide_cursor_byte(cursor, 1);
    const int high = bide_word_hex_digit(bide_cursor_byte(cursor, 2));
    const int low = bide_word_hex_digit(bide_cursor_byte(cursor, 3));
    const bool is_hex = (c == 'x' || c == 'X') && high >= 0 && low >= 0;
    const bool is_known = c != '\0' && strchr("nt\\\"", c) != NULL;
    const int code = is_hex ? 16 * high + low : 0;
    if (is_hex && (code < 0x20 || code > 0x7E)) {
        bide_cursor_report(cursor, "BD-C033", "write the character itself",
                           "this escape hides a character that cannot be seen");
    } else if (c == 'r' || c == 'f') {
        bide_cursor_report(cursor, "BD-C033", "write \\n for a new line",
                           "control character \\%c in a text", c);
    } else if (!is_hex && !is_known) {
        bide_cursor_report(cursor, "BD-C033", "write \\\\ for a backslash",
                           "a backslash that begins no escape");
    }
    bide_cursor_step_to(cursor, cursor->offset + (is_hex ? 4 : is_known ? 2 : 1));
}

static void skip_straight(struct bide_cursor *cursor)
{
    const struct bide_cursor start = *cursor;
    bide_cursor_step(cursor);
    for (;;) {
        const char c = bide_cursor_byte(cursor, 0);
        if (bide_cursor_is_end(cursor) || c == '\n') {
            recover(cursor, &start);
            return;
        }
        if (c == '\\') {
            skip_escape(cursor);
            continue;
        }
        if (c == '\t') {
            bide_cursor_report(cursor, "BD-C012", "write a space, or \\t",
                               "a tab inside a text");
        }
        bide_cursor_step(cursor);
        if (c == '"') {
            return;
        }
    }
}

void bide_quote_skip(struct bide_cursor *cursor)
{
    if (bide_cursor_byte(cursor, 0) == '"') {
        skip_straight(cursor);
    } else {
        skip_wrong(cursor);
    }
}
