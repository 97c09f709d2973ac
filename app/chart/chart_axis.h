/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_axis.h - from numbers and dates to places in a figure, and where ticks stand. */
#ifndef BIDE_APP_CHART_CHART_AXIS_H
#define BIDE_APP_CHART_CHART_AXIS_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

/* Values from low to high lie between two places; at_low may be the larger, as it is
 * upwards in a figure. */
struct bide_chart_axis {
    double low, high; /* low < high */
    double at_low, at_high;
};

/* Where a value lies; the axis's nearer end for one outside. value is not NaN. */
double bide_chart_axis_at(const struct bide_chart_axis *axis, double value);

struct bide_chart_axis_ticks {
    double first; /* a multiple of step */
    double step;  /* 1, 2 or 5 times a power of ten */
    size_t count; /* at least 2 */
    int decimals; /* that tell neighbours apart */
};

/* Ticks that enclose low to high (which may be equal), about most of them and never more
 * than two above that; no closer than least_step, a power of ten or 0. */
struct bide_chart_axis_ticks bide_chart_axis_ticks(double low, double high, size_t most,
                                                   double least_step);

double bide_chart_axis_tick(const struct bide_chart_axis_ticks *ticks, size_t index);

enum { BIDE_CHART_AXIS_MOST_DATES = 8 };

/* First days of months from first to last, evenly spaced, at most most, which is no more
 * than 8. Returns how many; month_step becomes the months between them. */
size_t bide_chart_axis_dates(int32_t first, int32_t last, size_t most, int32_t *days,
                             int *month_step);

/* Add "August 2028", "Aug" or "1 Aug 2028". */
void bide_chart_axis_month(struct bide_text *out, int32_t day);
void bide_chart_axis_short_month(struct bide_text *out, int32_t day);
void bide_chart_axis_day(struct bide_text *out, int32_t day);

#endif
