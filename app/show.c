/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/show.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/cells.h"

enum { LONGEST_NUMBER = 400, LONGEST_CHARACTER = 4 };

/* Unicode: C0 and C1 controls, line and paragraph separators, directional marks. */
static bool steers(unsigned code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x061C
           || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E)
           || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

void bide_show_release(struct bide_text *scratch, struct bide_text *out)
{
    out->err = out->err == BIDE_OK ? scratch->err : out->err;
    bide_text_free(scratch);
}

size_t bide_show_char(const char *text, bool *is_safe)
{
    unsigned code = 0;
    const size_t length = bide_text_utf8(text, strnlen(text, LONGEST_CHARACTER), &code);
    *is_safe = length > 0 && !steers(code);
    return length > 0 ? length : 1;
}

void bide_show_text(struct bide_text *out, const char *text)
{
    for (size_t i = 0; text[i] != '\0';) {
        bool is_safe;
        const size_t length = bide_show_char(text + i, &is_safe);
        if (is_safe) {
            bide_text_add_bytes(out, text + i, length);
        } else {
            bide_text_add(out, "?");
        }
        i += length;
    }
}

/* Columns that the character at the front of text takes; length is that of its bytes. */
static size_t cells_at(const char *text, size_t *length)
{
    unsigned code = 0;
    bool is_safe;
    *length = bide_show_char(text, &is_safe);
    return is_safe && bide_text_utf8(text, *length, &code) > 0 ? bide_cells_of(code) : 1;
}

size_t bide_show_width(const char *text)
{
    size_t width = 0;
    size_t length = 0;
    for (size_t i = 0; text[i] != '\0'; i += length) {
        width += cells_at(text + i, &length);
    }
    return width;
}

size_t bide_show_fitting(const char *text, size_t width)
{
    size_t bytes = 0;
    size_t used = 0;
    size_t length = 0;
    while (text[bytes] != '\0') {
        used += cells_at(text + bytes, &length);
        if (used > width) {
            break;
        }
        bytes += length;
    }
    return bytes;
}

static void add_spaces(struct bide_text *out, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        bide_text_add(out, " ");
    }
}

static size_t gap(const char *text, size_t width)
{
    const size_t used = bide_show_width(text);
    return used < width ? width - used : 0;
}

void bide_show_left(struct bide_text *out, const char *text, size_t width)
{
    bide_show_text(out, text);
    add_spaces(out, gap(text, width));
}

void bide_show_right(struct bide_text *out, const char *text, size_t width)
{
    add_spaces(out, gap(text, width));
    bide_show_text(out, text);
}

/* Bytes of text that go into a line of so many columns: up to a line end or, if there is
 * one, to a space; at least a character. */
static size_t line_length(const char *text, size_t width)
{
    size_t length = 0;
    size_t at_space = 0;
    size_t used = 0;
    while (text[length] != '\0' && text[length] != '\n') {
        size_t bytes;
        used += cells_at(text + length, &bytes);
        at_space = text[length] == ' ' ? length : at_space;
        if (used > width && length > 0) {
            return at_space > 0 ? at_space : length;
        }
        length += bytes;
    }
    return length;
}

void bide_show_wrapped(struct bide_text *out, const char *text, size_t indent,
                       size_t width)
{
    const size_t room = width > indent ? width - indent : 1;
    struct bide_text line;
    bide_text_init(&line);
    for (const char *rest = text; rest[0] != '\0';) {
        const size_t length = line_length(rest, room);
        bide_text_clear(&line);
        bide_text_add_bytes(&line, rest, length);
        add_spaces(out, length > 0 ? indent : 0);
        bide_show_text(out, line.bytes);
        bide_text_add(out, "\n");
        rest += length + strspn(rest + length, " ");
        rest += rest[0] == '\n' ? 1 : 0;
    }
    bide_show_release(&line, out);
}

void bide_show_heading(struct bide_text *out, const char *text)
{
    bide_text_add(out, "\n");
    bide_show_text(out, text);
    bide_text_add(out, "\n");
    for (size_t i = bide_show_width(text); i > 0; --i) {
        bide_text_add(out, "-");
    }
    bide_text_add(out, "\n");
}

static void add_number(struct bide_text *out, double number, int decimals, bool has_plus)
{
    if (isnan(number)) {
        bide_text_add(out, "-");
        return;
    }
    char digits[LONGEST_NUMBER];
    snprintf(digits, sizeof(digits), "%.*f", decimals, fabs(number));
    if (strspn(digits, "0.") != strlen(digits)) {
        bide_text_add(out, number < 0 ? "-" : has_plus ? "+" : "");
    }
    const size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; i < whole; ++i) {
        bide_text_add(out, i > 0 && (whole - i) % 3 == 0 ? "," : "");
        bide_text_add_bytes(out, digits + i, 1);
    }
    bide_text_add(out, digits + whole);
}

void bide_show_number(struct bide_text *out, double number, int decimals)
{
    add_number(out, number, decimals, false);
}

void bide_show_signed(struct bide_text *out, double number, int decimals)
{
    add_number(out, number, decimals, true);
}

void bide_show_count(struct bide_text *out, size_t count, const char *word)
{
    bide_show_number(out, (double) count, 0);
    bide_text_addf(out, " %s%s", word, count == 1 ? "" : "s");
}
