/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/stress/markdown.h"

#include <stdbool.h>
#include <string.h>

#include "app/show.h"

/* Add the characters of text; those of marks as escape says. */
static void add_escaped(struct bide_text *out, const char *text, const char *marks,
                        void (*escape)(struct bide_text *out, char mark))
{
    size_t length = 0;
    for (size_t i = 0; text[i] != '\0'; i += length) {
        bool is_safe = false;
        length = bide_show_char(text + i, &is_safe);
        if (text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
            bide_text_add(out, " ");
        } else if (!is_safe) {
            bide_text_add(out, "?");
        } else if (strchr(marks, text[i]) != NULL) {
            escape(out, text[i]);
        } else {
            bide_text_add_bytes(out, text + i, length);
        }
    }
}

/* A backslash makes any mark a plain character, but for those that HTML takes. */
static void escape_text(struct bide_text *out, char mark)
{
    if (mark == '<') {
        bide_text_add(out, "&lt;");
    } else if (mark == '>') {
        bide_text_add(out, "&gt;");
    } else if (mark == '&') {
        bide_text_add(out, "&amp;");
    } else {
        bide_text_addf(out, "\\%c", mark);
    }
}

void bide_markdown_text(struct bide_text *out, const char *text)
{
    add_escaped(out, text, "\\`*_[]#|<>&~$!", escape_text);
}

/* Mermaid knows characters by their number. */
static void escape_label(struct bide_text *out, char mark)
{
    bide_text_addf(out, "#%d;", mark);
}

void bide_markdown_label(struct bide_text *out, const char *text)
{
    bide_text_add(out, "\"");
    add_escaped(out, text, "\"#<>&`;{}[]()|\\%", escape_label);
    bide_text_add(out, "\"");
}

void bide_markdown_cell(struct bide_text *out, const char *text)
{
    bide_text_add(out, " ");
    bide_markdown_text(out, text);
    bide_text_add(out, " |");
}
