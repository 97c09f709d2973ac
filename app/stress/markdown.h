/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown.h - texts in Markdown and in Mermaid diagrams inside it. */
#ifndef BIDE_APP_STRESS_MARKDOWN_H
#define BIDE_APP_STRESS_MARKDOWN_H

#include "engine/base/text.h"

/* Add text, whoever wrote it, so that it stands for itself, in a cell of a table too. */
void bide_markdown_text(struct bide_text *out, const char *text);

/* Add text as a label in a Mermaid diagram, quotes around it included. */
void bide_markdown_label(struct bide_text *out, const char *text);

/* Add " text |": the next cell of a row that was begun with "|". */
void bide_markdown_cell(struct bide_text *out, const char *text);

#endif
