/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show.h - texts and numbers as people read them: nothing that steers a terminal, commas
 * between thousands, columns that line up. */
#ifndef BIDE_APP_SHOW_H
#define BIDE_APP_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

enum {
    BIDE_SHOW_WIDTH = 100, /* columns of a line of a full report */
    BIDE_SHOW_SCREEN = 80  /* ... of what is read on a terminal */
};

/* Free a text that helped to make out; an allocation that failed in it failed for out
 * too. */
void bide_show_release(struct bide_text *scratch, struct bide_text *out);

/* Length in bytes (at least 1) of the character at the front of text, which is not empty.
 * is_safe: false for bytes that are not UTF-8, control characters and marks that change
 * the direction of writing. */
size_t bide_show_char(const char *text, bool *is_safe);

/* Add text with "?" in place of every character that is not safe. */
void bide_show_text(struct bide_text *out, const char *text);

/* Columns of a terminal that what bide_show_text adds takes. */
size_t bide_show_width(const char *text);

/* Bytes at the front of text that take at most so many columns, whole characters. */
size_t bide_show_fitting(const char *text, size_t width);

/* Add a text, padded with spaces on its right or left to width characters; a text
 * that is longer is added whole. */
void bide_show_left(struct bide_text *out, const char *text, size_t width);
void bide_show_right(struct bide_text *out, const char *text, size_t width);

/* Add a text broken at line ends and spaces into lines of at most width characters, each
 * after so many spaces and ended by a line end. */
void bide_show_wrapped(struct bide_text *out, const char *text, size_t indent,
                       size_t width);

/* Add an empty line, the text and a line under it. */
void bide_show_heading(struct bide_text *out, const char *text);

/* Add a number rounded to so many decimals (at most 6), as "-1,234.5"; "-" for NaN. A
 * number that rounds to 0 has no sign. */
void bide_show_number(struct bide_text *out, double number, int decimals);

/* The same with "+" before a number above 0. */
void bide_show_signed(struct bide_text *out, double number, int decimals);

/* Add count and the word, with an s unless there is just one: "1 error", "2 errors". */
void bide_show_count(struct bide_text *out, size_t count, const char *word);

#endif
