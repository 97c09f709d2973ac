/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_label.h - the letters and numbers at the right ends of lines, kept apart. */
#ifndef BIDE_APP_CHART_CHART_LABEL_H
#define BIDE_APP_CHART_CHART_LABEL_H

#include <stddef.h>

#include "app/chart/chart_frame.h"
#include "engine/base/text.h"

enum { BIDE_CHART_LABEL_MOST = 8, BIDE_CHART_LABEL_SIZE = 40 };

struct bide_chart_label {
    char text[BIDE_CHART_LABEL_SIZE]; /* "A 4,892"; cut if longer */
    char class_name[8];               /* of the text: "d0" */
    double value;                     /* where its line ends, on the upward axis */
};

struct bide_chart_label_list {
    struct bide_chart_label items[BIDE_CHART_LABEL_MOST];
    size_t count; /* further ones are left out */
};

/* Add "A 4,892" for a scenario whose line, of this style, ends at this value; nothing if
 * that is NaN. A failed allocation is remembered in out. */
void bide_chart_label_scenario(struct bide_chart_label_list *labels,
                               struct bide_text *out, size_t scenario, size_t style,
                               double value);

/* Room to the right of the frame that they need. */
double bide_chart_label_room(const struct bide_chart_label_list *labels);

/* Write them to the right of the frame, each as near to its line's end as the others let
 * it be, with a stroke to it where it had to move. */
void bide_chart_label_draw(const struct bide_chart_frame *frame,
                           const struct bide_chart_label_list *labels);

#endif
