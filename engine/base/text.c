/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"

enum { LONGEST_NAME = 63 };

void bide_text_init(struct bide_text *text)
{
    text->bytes = "";
    text->owned = NULL;
    text->length = 0;
    text->capacity = 0;
    text->err = BIDE_OK;
}

void bide_text_free(struct bide_text *text)
{
    bide_mem_free(text->owned);
    bide_text_init(text);
}

void bide_text_clear(struct bide_text *text)
{
    bide_text_cut(text, 0);
}

void bide_text_cut(struct bide_text *text, size_t length)
{
    if (length < text->length) {
        text->length = length;
        text->owned[length] = '\0';
    }
}

/* Room for length more bytes and the closing 0. */
bool bide_text_grow(struct bide_text *text, size_t length)
{
    if (text->err != BIDE_OK) {
        return false;
    }
    void *data = text->owned;
    text->err = bide_mem_grow(&data, &text->capacity, text->length + length + 1, 1);
    text->owned = data;
    text->bytes = data != NULL ? text->owned : "";
    return text->err == BIDE_OK;
}

void bide_text_addf(struct bide_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    BIDE_REQUIRE(length >= 0);

    if (bide_text_grow(text, (size_t) length)) {
        va_start(arguments, format);
        vsnprintf(text->owned + text->length, (size_t) length + 1, format, arguments);
        va_end(arguments);
        text->length += (size_t) length;
    }
}

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_same(char a, char b)
{
    return lower(a) == lower(b);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment (restricted Damerau-Levenshtein), three rows at a time. */
size_t bide_text_distance(const char *a, const char *b)
{
    const size_t a_length = least(strlen(a), LONGEST_NAME);
    const size_t b_length = least(strlen(b), LONGEST_NAME);
    size_t rows[3][LONGEST_NAME + 1];
    for (size_t j = 0; j <= b_length; ++j) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; ++i) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *second = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; ++j) {
            const size_t change = is_same(a[i - 1], b[j - 1]) ? 0 : 1;
            const bool is_swap = i > 1 && j > 1 && is_same(a[i - 1], b[j - 2])
                                 && is_same(a[i - 2], b[j - 1]);
            const size_t swapped = is_swap ? second[j - 2] + 1 : SIZE_MAX;
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + change);
            row[j] = least(row[j], swapped);
        }
    }
    return rows[a_length % 3][b_length];
}

bool bide_text_is_near(const char *a, const char *b)
{
    const size_t longer = strlen(a) > strlen(b) ? strlen(a) : strlen(b);
    const size_t limit = longer <= 3 ? 1 : longer <= 7 ? 2 : 3;
    return bide_text_distance(a, b) <= limit;
}

/* Unicode Standard, table 3-7: the byte ranges of well-formed UTF-8. */
static size_t utf8_length(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t bide_text_utf8(const char *bytes, size_t length, unsigned *code)
{
    const unsigned char lead = length > 0 ? (unsigned char) bytes[0] : 0xFF;
    const size_t wanted = utf8_length(lead);
    if (wanted == 0 || wanted > length) {
        return 0;
    }
    static const unsigned char lead_bits[5] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    static const unsigned smallest[5] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned value = lead & (unsigned) lead_bits[wanted];
    for (size_t i = 1; i < wanted; ++i) {
        const unsigned char next = (unsigned char) bytes[i];
        if ((next & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (next & 0x3FU);
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest[wanted] || is_surrogate || value > 0x10FFFF) {
        return 0;
    }
    if (code != NULL) {
        *code = value;
    }
    return wanted;
}
