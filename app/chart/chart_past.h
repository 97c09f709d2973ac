/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_past.h - the published lists of a pathway that a figure shows before the start.
 */
#ifndef BIDE_APP_CHART_CHART_PAST_H
#define BIDE_APP_CHART_CHART_PAST_H

#include <stddef.h>
#include <stdint.h>

#include "app/chart/chart_frame.h"
#include "models/service/study.h"

/* Those of the last two years, or of as long a time as is simulated if that is longer;
 * where there are more than 60, the last 60. */
struct bide_chart_past {
    const struct bide_spec_history *items; /* in order */
    size_t count;
};

struct bide_chart_past bide_chart_past_of(const struct bide_study *study, size_t pathway);

/* The day from which a figure shows them, start if there are none. */
int32_t bide_chart_past_day(const struct bide_chart_past *past, int32_t start);

/* The longest of them; 0 if there are none. */
double bide_chart_past_high(const struct bide_chart_past *past);

/* Draw them, with dots unless they are many or small, and on to where list children wait
 * at the start; list is NaN if that is not known. */
void bide_chart_past_draw(const struct bide_chart_frame *frame,
                          const struct bide_chart_past *past, int32_t start, double list,
                          double radius);

#endif
