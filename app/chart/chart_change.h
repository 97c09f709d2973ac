/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_change.h - how much longer or shorter than in the first scenario a list is in
 * each of the others, with 95 % intervals of the paired differences. */
#ifndef BIDE_APP_CHART_CHART_CHANGE_H
#define BIDE_APP_CHART_CHART_CHANGE_H

#include "app/chart/chart_series.h"
#include "engine/base/text.h"

/* At the last milestone; a sentence where no scenario makes a difference, nothing if
 * there is one scenario only. */
void bide_chart_change_add(struct bide_text *out, const struct bide_chart_series *series,
                           size_t pathway);

#endif
