/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_fan.h - the list of a pathway over time: published, and simulated in each
 * scenario, with the range of the first. */
#ifndef BIDE_APP_CHART_CHART_FAN_H
#define BIDE_APP_CHART_CHART_FAN_H

#include "app/chart/chart_series.h"
#include "engine/base/text.h"

/* Nothing if fewer than two moments were measured. */
void bide_chart_fan_add(struct bide_text *out, const struct bide_chart_series *series,
                        size_t pathway);

/* Draw the range and the average of a scenario's list into a frame that has its scales.
 */
struct bide_chart_frame;
void bide_chart_fan_draw(const struct bide_chart_frame *frame,
                         const struct bide_chart_series *series, size_t scenario,
                         size_t pathway);

/* The highest end of the first scenario's range, or average of one of the others. */
double bide_chart_fan_high(const struct bide_chart_series *series,
                           const size_t *scenarios, size_t count, size_t pathway);

#endif
