/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cursor.h - a place in the text of a configuration, moved on character by character. */
#ifndef BIDE_TEXT_CURSOR_H
#define BIDE_TEXT_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "models/text/chars.h"
#include "models/text/diag.h"

/* A plain value: a copy remembers a place, and a copy without diag looks ahead in
 * silence. */
struct bide_cursor {
    const char *file;
    const char *text;
    size_t length;
    size_t offset; /* bytes before the cursor */
    int line;      /* from 1 */
    int column;    /* from 1, in characters */
    struct bide_diag *diag;
    size_t most_items; /* in diag; what comes after is dropped */
};

void bide_cursor_init(struct bide_cursor *cursor, const char *file, const char *text,
                      size_t length, struct bide_diag *diag, size_t most_items);

static inline bool bide_cursor_is_end(const struct bide_cursor *cursor)
{
    return cursor->offset == cursor->length;
}

/* The byte so far ahead, 0 behind the end. */
static inline char bide_cursor_byte(const struct bide_cursor *cursor, size_t ahead)
{
    if (ahead >= cursor->length - cursor->offset) {
        return '\0';
    }
    return cursor->text[cursor->offset + ahead];
}

/* The character here (see bide_chars_decode) and its bytes; there must be one. */
unsigned bide_cursor_code(const struct bide_cursor *cursor, size_t *taken);

/* The class of the character here, plain at the end. A byte that is no UTF-8 but a quote
 * in Windows-1252 counts as a quote. */
enum bide_chars_class bide_cursor_class(const struct bide_cursor *cursor);

/* Move on by one character, or until offset is reached or passed. */
void bide_cursor_step(struct bide_cursor *cursor);
void bide_cursor_step_to(struct bide_cursor *cursor, size_t offset);

/* The offset of the end of this line, its line feed not included. */
size_t bide_cursor_line_end(const struct bide_cursor *cursor);

/* An error at the cursor, unless it is silent or diag is full. help may be NULL. */
void bide_cursor_report(const struct bide_cursor *cursor, const char *id,
                        const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
