/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_frame.h - what is round a drawing: caption, size, axes with their ticks and
 * texts.
 *
 * A figure is 400 units wide with texts of 14, so that they can be read on a telephone;
 * the style sheet makes them smaller where there is room. */
#ifndef BIDE_APP_CHART_CHART_FRAME_H
#define BIDE_APP_CHART_CHART_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "app/chart/chart_axis.h"
#include "engine/base/text.h"

#define BIDE_CHART_FRAME_WIDTH 400.0
#define BIDE_CHART_FRAME_LINE 15.0 /* from a line of text to the next */

struct bide_chart_frame {
    struct bide_text *out;
    double width, height;
    struct bide_chart_axis x, y; /* the inside of the frame */
};

/* The texts of a figure; whoever wrote what is in them. */
struct bide_chart_frame_words {
    const char *id;              /* its own in the page: letters, digits and - */
    struct bide_text title;      /* what it shows, in ten words or fewer */
    struct bide_text subtitle;   /* of what, when and how */
    struct bide_text in_numbers; /* for those who cannot see it */
};

void bide_chart_frame_words_init(struct bide_chart_frame_words *words, const char *id);

/* Free the texts; an allocation that failed in them failed for out too. */
void bide_chart_frame_words_free(struct bide_chart_frame_words *words,
                                 struct bide_text *out);

/* Begin and end a figure; between them come keys, the drawing and a table. */
void bide_chart_frame_begin(struct bide_text *out,
                            const struct bide_chart_frame_words *words);
void bide_chart_frame_end(struct bide_text *out);

/* Open and close the drawing. frame is set up for places from left to width - right and
 * from top to height - bottom, without scales. */
struct bide_chart_frame_size {
    double width, height;
    double left, right, top, bottom;
};
void bide_chart_frame_open(struct bide_chart_frame *frame, struct bide_text *out,
                           const struct bide_chart_frame_words *words,
                           const struct bide_chart_frame_size *size);
void bide_chart_frame_close(const struct bide_chart_frame *frame);

/* Scale upwards by ticks, with lines and numbers that end with unit; the frame's left end
 * makes room for them. title stands above. */
void bide_chart_frame_upwards(struct bide_chart_frame *frame,
                              const struct bide_chart_axis_ticks *ticks, const char *unit,
                              const char *title);

/* The same from 0 to high or a little more, in whole children. */
void bide_chart_frame_children(struct bide_chart_frame *frame, double high,
                               const char *title);

/* Scale to the right from low to high, with lines and numbers below. */
void bide_chart_frame_rightwards(struct bide_chart_frame *frame,
                                 const struct bide_chart_axis_ticks *ticks,
                                 const char *title);

/* Scale by days, from first to last, with months below. */
void bide_chart_frame_days(struct bide_chart_frame *frame, int32_t first, int32_t last);

#endif
