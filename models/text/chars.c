/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/chars.h"

#include <string.h>

#include "engine/base/err.h"
#include "engine/base/text.h"

struct range {
    unsigned first;
    unsigned last;
    enum bide_chars_class class;
};

/* In order; the first range that holds the code decides. */
static const struct range ranges[] = {
    { 0x09, 0x0A, BIDE_CHARS_PLAIN },         { 0x0D, 0x0D, BIDE_CHARS_PLAIN },
    { 0x00, 0x1F, BIDE_CHARS_CONTROL },       { '$', '$', BIDE_CHARS_CURRENCY },
    { '\'', '\'', BIDE_CHARS_SINGLE },        { 0x20, 0x7E, BIDE_CHARS_PLAIN },
    { 0x7F, 0x9F, BIDE_CHARS_CONTROL },       { 0xA0, 0xA0, BIDE_CHARS_SPACE },
    { 0xA2, 0xA5, BIDE_CHARS_CURRENCY },      { 0xAB, 0xAB, BIDE_CHARS_DOUBLE },
    { 0xAD, 0xAD, BIDE_CHARS_SPACE },         { 0xB4, 0xB4, BIDE_CHARS_SINGLE },
    { 0xBB, 0xBB, BIDE_CHARS_DOUBLE },        { 0xA1, 0xBF, BIDE_CHARS_PLAIN },
    { 0xD7, 0xD7, BIDE_CHARS_PLAIN },         { 0xF7, 0xF7, BIDE_CHARS_PLAIN },
    { 0x61C, 0x61C, BIDE_CHARS_DIRECTION },   { 0x180E, 0x180E, BIDE_CHARS_SPACE },
    { 0xC0, 0x1FFF, BIDE_CHARS_LETTER },      { 0x2000, 0x200D, BIDE_CHARS_SPACE },
    { 0x200E, 0x200F, BIDE_CHARS_DIRECTION }, { 0x2010, 0x2015, BIDE_CHARS_DASH },
    { 0x2018, 0x201B, BIDE_CHARS_SINGLE },    { 0x201C, 0x201F, BIDE_CHARS_DOUBLE },
    { 0x2028, 0x2029, BIDE_CHARS_CONTROL },   { 0x202A, 0x202E, BIDE_CHARS_DIRECTION },
    { 0x202F, 0x202F, BIDE_CHARS_SPACE },     { 0x2032, 0x2032, BIDE_CHARS_SINGLE },
    { 0x2033, 0x2033, BIDE_CHARS_DOUBLE },    { 0x205F, 0x2064, BIDE_CHARS_SPACE },
    { 0x2066, 0x2069, BIDE_CHARS_DIRECTION }, { 0x20A0, 0x20CF, BIDE_CHARS_CURRENCY },
    { 0x2212, 0x2212, BIDE_CHARS_DASH },      { 0x3000, 0x3000, BIDE_CHARS_SPACE },
    { 0x3040, 0xD7FF, BIDE_CHARS_LETTER },    { 0xFEFF, 0xFEFF, BIDE_CHARS_MARK },
    { 0xFF02, 0xFF02, BIDE_CHARS_DOUBLE },    { 0xFF07, 0xFF07, BIDE_CHARS_SINGLE },
    { 0xFFF0, 0xFFFB, BIDE_CHARS_CONTROL },   { 0xE0000, 0xE007F, BIDE_CHARS_CONTROL },
};

size_t bide_chars_decode(const char *bytes, size_t length, unsigned *code)
{
    *code = (unsigned char) bytes[0];
    if (*code < 0x80) {
        return 1;
    }
    const size_t taken = bide_text_utf8(bytes, length, code);
    *code += taken == 0 ? BIDE_CHARS_BAD : 0;
    return taken == 0 ? 1 : taken;
}

enum bide_chars_class bide_chars_class(unsigned code)
{
    if (code >= BIDE_CHARS_BAD) {
        return BIDE_CHARS_INVALID;
    }
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; ++i) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return ranges[i].class;
        }
    }
    return BIDE_CHARS_PLAIN;
}

static bool may_be_shown(unsigned code)
{
    const enum bide_chars_class class = bide_chars_class(code);
    const bool is_line_end = code == '\n' || code == '\r';
    return class != BIDE_CHARS_INVALID && class != BIDE_CHARS_CONTROL
           && class != BIDE_CHARS_DIRECTION && class != BIDE_CHARS_MARK && !is_line_end;
}

void bide_chars_copy(char *out, size_t size, const char *bytes, size_t length)
{
    static const char more[] = "...";
    BIDE_REQUIRE(size >= 2 * sizeof more);
    size_t used = 0;
    size_t cut = 0; /* where the dots may begin */
    for (size_t i = 0; i < length;) {
        unsigned code;
        const size_t taken = bide_chars_decode(bytes + i, length - i, &code);
        const bool is_shown = may_be_shown(code);
        const char *const piece = is_shown ? bytes + i : "?";
        const size_t piece_length = is_shown ? taken : 1;
        if (used + piece_length >= size) {
            memcpy(out + cut, more, sizeof more);
            return;
        }
        memcpy(out + used, piece, piece_length);
        used += piece_length;
        cut = used + sizeof more <= size ? used : cut;
        i += taken;
    }
    out[used] = '\0';
}
