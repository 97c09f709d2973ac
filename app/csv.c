/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/csv.h"

#include <stdbool.h>
#include <string.h>

void bide_csv_cell(struct bide_text *out, const char *text)
{
    const bool is_formula = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
    const bool is_quoted = strpbrk(text, ",\"\r\n") != NULL;
    bide_text_add(out, is_quoted ? "\"" : "");
    bide_text_add(out, is_formula ? "'" : "");
    for (size_t i = 0; text[i] != '\0'; ++i) {
        bide_text_add(out, text[i] == '"' ? "\"" : "");
        bide_text_add_bytes(out, &text[i], 1);
    }
    bide_text_add(out, is_quoted ? "\"," : ",");
}
