/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html.h - texts in HTML and SVG. */
#ifndef BIDE_APP_PAGE_HTML_H
#define BIDE_APP_PAGE_HTML_H

#include "engine/base/text.h"

/* Add text, whoever wrote it, so that it stands for itself inside an element and inside a
 * quoted attribute: what HTML or XML would take for markup is escaped; line ends and tabs
 * become spaces; bytes that are not UTF-8, other control characters, code points that are
 * no characters and marks that change the direction of writing become "?". */
void bide_html_text(struct bide_text *out, const char *text);

#endif
