/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/csv.h"

#include <stdbool.h>
#include <string.h>

void bide_csv_cell(struct bide_text *out, const char *text)
{
    const bool is_formula = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
    const bool is_quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (is_quoted) {
        bide_text_add_char(out, '"');
    }
    if (is_formula) {
        bide_text_add_char(out, '\'');
    }
    for (const char *quote = strchr(text, '"'); quote != NULL;
         quote = strchr(text, '"')) {
        bide_text_add_bytes(out, text, (size_t) (quote - text) + 1);
        bide_text_add_char(out, '"');
        text = quote + 1;
    }
    bide_text_add(out, text);
    bide_text_add(out, is_quoted ? "\"," : ",");
}
