/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chars.h - the characters of a configuration: what is a space in disguise, what must
 * never reach a terminal or a report, and clean copies for messages. */
#ifndef BIDE_TEXT_CHARS_H
#define BIDE_TEXT_CHARS_H

#include <stdbool.h>
#include <stddef.h>

/* Codes from here on stand for a byte that is no UTF-8: BIDE_CHARS_BAD + 0x93. */
#define BIDE_CHARS_BAD 0x110000U

enum bide_chars_class {
    BIDE_CHARS_PLAIN,
    BIDE_CHARS_INVALID,   /* a byte that is no UTF-8 */
    BIDE_CHARS_CONTROL,   /* neither tab nor line end */
    BIDE_CHARS_DIRECTION, /* turns the direction of writing */
    BIDE_CHARS_MARK,      /* U+FEFF, the byte order mark */
    BIDE_CHARS_SPACE, /* no-break, thin, zero width: looks like a space or like nothing */
    BIDE_CHARS_DOUBLE, /* a double quote other than " */
    BIDE_CHARS_SINGLE, /* a single quote, ' included */
    BIDE_CHARS_DASH,   /* a dash other than - */
    BIDE_CHARS_CURRENCY,
    BIDE_CHARS_LETTER /* a letter outside a to z */
};

static inline bool bide_chars_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One of a to z in either case. */
static inline bool bide_chars_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the character at the front of bytes[0..length), length > 0, and its code. */
size_t bide_chars_decode(const char *bytes, size_t length, unsigned *code);

/* Letters of a to z, digits and punctuation are plain, and so is all that is not listed.
 */
enum bide_chars_class bide_chars_class(unsigned code);

/* Copy bytes[0..length) into out[0..size), ended by a 0 byte, with each character that
 * must not be shown (invalid, control, direction, mark) as "?" and tabs kept. What does
 * not fit is left out whole and "..." put in its place. size is at least 8. */
void bide_chars_copy(char *out, size_t size, const char *bytes, size_t length);

#endif
