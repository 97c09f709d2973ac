/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_lists.h - all lists beside each other, small. */
#ifndef BIDE_APP_CHART_CHART_LISTS_H
#define BIDE_APP_CHART_CHART_LISTS_H

#include "app/chart/chart_series.h"
#include "engine/base/text.h"

/* In the first scenario, each with what was published; the table has the ends of all
 * scenarios. Nothing if there is one pathway only, or fewer than two moments. */
void bide_chart_lists_add(struct bide_text *out, const struct bide_chart_series *series);

#endif
