/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/cursor.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_REPORT = 256 };

void bide_cursor_init(struct bide_cursor *cursor, const char *file, const char *text,
                      size_t length, struct bide_diag *diag, size_t most_items)
{
    *cursor = (struct bide_cursor){ .file = file,
                                    .text = text,
                                    .length = length,
                                    .line = 1,
                                    .column = 1,
                                    .diag = diag,
                                    .most_items = most_items };
}

unsigned bide_cursor_code(const struct bide_cursor *cursor, size_t *taken)
{
    unsigned code;
    *taken = bide_chars_decode(cursor->text + cursor->offset,
                               cursor->length - cursor->offset, &code);
    return code;
}

enum bide_chars_class bide_cursor_class(const struct bide_cursor *cursor)
{
    size_t taken;
    const unsigned code =
        bide_cursor_is_end(cursor) ? 0x20 : bide_cursor_code(cursor, &taken);
    switch (code) {
    case BIDE_CHARS_BAD + 0x91:
    case BIDE_CHARS_BAD + 0x92:
        return BIDE_CHARS_SINGLE;
    case BIDE_CHARS_BAD + 0x93:
    case BIDE_CHARS_BAD + 0x94:
        return BIDE_CHARS_DOUBLE;
    default:
        return bide_chars_class(code);
    }
}

void bide_cursor_step(struct bide_cursor *cursor)
{
    size_t taken;
    const unsigned code = bide_cursor_code(cursor, &taken);
    cursor->offset += taken;
    ++cursor->column;
    if (code == '\n') {
        ++cursor->line;
        cursor->column = 1;
    }
}

void bide_cursor_step_to(struct bide_cursor *cursor, size_t offset)
{
    while (cursor->offset < offset) {
        bide_cursor_step(cursor);
    }
}

size_t bide_cursor_line_end(const struct bide_cursor *cursor)
{
    const char *const stop =
        memchr(cursor->text + cursor->offset, '\n', cursor->length - cursor->offset);
    return stop != NULL ? (size_t) (stop - cursor->text) : cursor->length;
}

void bide_cursor_report(const struct bide_cursor *cursor, const char *id,
                        const char *help, const char *format, ...)
{
    if (cursor->diag == NULL || cursor->diag->count >= cursor->most_items) {
        return;
    }
    char what[LONGEST_REPORT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    const struct bide_diag_place place = { cursor->file, cursor->line, cursor->column,
                                           NULL };
    bide_diag_add(cursor->diag, BIDE_DIAG_ERROR, id, place, what, help);
}
