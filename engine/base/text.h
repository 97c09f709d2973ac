/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.h - small string helpers: nearest names, UTF-8, growing text. */
#ifndef BIDE_BASE_TEXT_H
#define BIDE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "engine/base/err.h"

/* A text that grows. An allocation that fails is remembered in err, and later additions
 * are ignored; the text stays a valid string. */
struct bide_text {
    const char *bytes; /* never NULL after init: "" while empty */
    char *owned;       /* the same once something was added, NULL before */
    size_t length;
    size_t capacity;
    enum bide_err err;
};

void bide_text_init(struct bide_text *text);
void bide_text_free(struct bide_text *text);

/* Empty the text but keep its storage; a remembered failure stays. */
void bide_text_clear(struct bide_text *text);

/* Keep the first length bytes; a longer length changes nothing. */
void bide_text_cut(struct bide_text *text, size_t length);

/* What is added must not lie inside the text itself. */
void bide_text_addf(struct bide_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* See bide_text_room. */
bool bide_text_grow(struct bide_text *text, size_t length);

/* Where up to length bytes may be written, NULL if there is no memory: what was written
 * is added by bide_text_took. */
static inline char *bide_text_room(struct bide_text *text, size_t length)
{
    const bool has_room = length < text->capacity - text->length;
    return (text->err == BIDE_OK && has_room) || bide_text_grow(text, length)
               ? text->owned + text->length
               : NULL;
}

static inline void bide_text_took(struct bide_text *text, size_t length)
{
    text->length += length;
    text->owned[text->length] = '\0';
}

static inline void bide_text_add_bytes(struct bide_text *text, const char *more,
                                       size_t length)
{
    char *at = bide_text_room(text, length);
    if (at != NULL) {
        memcpy(at, more, length);
        bide_text_took(text, length);
    }
}

static inline void bide_text_add(struct bide_text *text, const char *more)
{
    bide_text_add_bytes(text, more, strlen(more));
}

static inline void bide_text_add_char(struct bide_text *text, char c)
{
    bide_text_add_bytes(text, &c, 1);
}

/* Number of single-character insertions, deletions, replacements and swaps of neighbours
 * that turn a into b, case ignored; names are compared on their first 63 bytes. */
size_t bide_text_distance(const char *a, const char *b);

/* True if a name at this distance is near enough to be offered as "did you mean". */
bool bide_text_is_near(const char *a, const char *b);

/* Length in bytes (1 to 4) of the valid UTF-8 character at the front of bytes[0..length),
 * 0 if there is none: overlong forms, surrogates and values past U+10FFFF are refused.
 * Stores the code point in *code if code is not NULL. */
size_t bide_text_utf8(const char *bytes, size_t length, unsigned *code);

#endif
