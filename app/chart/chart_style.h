/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_style.h - how marks look: the rules for a page's style sheet, and the colours.
 *
 * Every mark has a contrast of 3 to 1 or more (WCAG 2.2, 1.4.11) with white and with the
 * pale band it may cross, is told apart by its dashes or a letter as well, and prints. */
#ifndef BIDE_APP_CHART_CHART_STYLE_H
#define BIDE_APP_CHART_CHART_STYLE_H

#include <stddef.h>

#include "engine/base/text.h"

enum { BIDE_CHART_STYLE_LINES = 6, BIDE_CHART_STYLE_BANDS = 5 };

struct bide_chart_style_line {
    const char *colour; /* "#005eb8" */
    const char *dashes; /* of stroke-dasharray; "" for none */
};

/* Lines of scenarios, classes l0 to l5; those after the last begin again. */
extern const struct bide_chart_style_line bide_chart_style_lines[BIDE_CHART_STYLE_LINES];

/* Fills of areas stacked on each other, classes w0 to w4, with white between them. */
extern const char *const bide_chart_style_bands[BIDE_CHART_STYLE_BANDS];

extern const char bide_chart_style_pale[]; /* inside of a band round a line */
extern const char bide_chart_style_ink[];  /* texts, what was published */

/* The line of the index-th of these scenarios, that none before it has: its own, by which
 * it is known from figure to figure, if that is free. index is less than 6. */
size_t bide_chart_style_of(const size_t *scenarios, size_t index);

/* Add the rules. */
void bide_chart_style_add(struct bide_text *out);

#endif
