/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_row.h - figures of rows: each has its name and numbers in a line of text and what
 * is drawn below it, so that long names fit on a telephone. */
#ifndef BIDE_APP_CHART_CHART_ROW_H
#define BIDE_APP_CHART_CHART_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "app/chart/chart_frame.h"
#include "engine/stat/estimate.h"

struct bide_chart_row {
    size_t index; /* from above */
    const char *label;
    const char *value; /* after the name */
};

/* Of a drawing of so many rows, with an axis below, whose first tick is 0 or may be a
 * longer number. */
struct bide_chart_frame_size bide_chart_row_size(size_t count, bool is_from_zero);

/* Write its name, cut if it is too long, and its numbers. */
void bide_chart_row_text(const struct bide_chart_frame *frame,
                         const struct bide_chart_row *row);

/* Draw the average of an estimate, in a scenario's colour, and its 95 % interval if it
 * has one that the dot does not hide. */
void bide_chart_row_interval(const struct bide_chart_frame *frame,
                             const struct bide_chart_row *row,
                             const struct bide_estimate *estimate, size_t scenario);

/* Draw a bar from 0, the lane-th (from 0) of two in its row; with an arrow at its end if
 * the axis is too short for it. */
void bide_chart_row_bar(const struct bide_chart_frame *frame,
                        const struct bide_chart_row *row, size_t lane,
                        const char *class_name, double value);

#endif
