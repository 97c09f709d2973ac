/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_bands.h - the list of a pathway over time by how long children have waited. */
#ifndef BIDE_APP_CHART_CHART_BANDS_H
#define BIDE_APP_CHART_CHART_BANDS_H

#include "app/chart/chart_series.h"
#include "engine/base/text.h"

enum { BIDE_CHART_BANDS_COUNT = 5 };

/* Children of each band on average, the longest waits first: over 104 weeks, 52 to 104,
 * 18 to 52, 12 to 18 and 0 to 12. */
void bide_chart_bands_of(const struct bide_study *study, size_t scenario, size_t moment,
                         size_t pathway, double *bands);

/* Of the first scenario. Nothing if fewer than two moments were measured, or nobody
 * waits. */
void bide_chart_bands_add(struct bide_text *out, const struct bide_chart_series *series,
                          size_t pathway);

#endif
