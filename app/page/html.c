/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/html.h"

#include "app/show.h"

/* Unicode: 66 code points that no text holds, which XML refuses. */
static bool is_no_character(const char *text, size_t length)
{
    unsigned code = 0;
    (void) bide_text_utf8(text, length, &code);
    return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

/* What stands for a character; NULL: it stands for itself. */
static const char *instead_of(char character)
{
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
    case '\r':
    case '\t':
        return " ";
    default:
        return NULL;
    }
}

void bide_html_text(struct bide_text *out, const char *text)
{
    for (size_t i = 0; text[i] != '\0';) {
        bool is_safe;
        const size_t length = bide_show_char(text + i, &is_safe);
        const char *instead = instead_of(text[i]);
        if (instead != NULL) {
            bide_text_add(out, instead);
        } else if (is_safe && !is_no_character(text + i, length)) {
            bide_text_add_bytes(out, text + i, length);
        } else {
            bide_text_add(out, "?");
        }
        i += length;
    }
}
