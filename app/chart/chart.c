/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart.h"

#include "app/chart/chart_bands.h"
#include "app/chart/chart_change.h"
#include "app/chart/chart_fan.h"
#include "app/chart/chart_lists.h"
#include "app/chart/chart_load.h"
#include "app/chart/chart_series.h"
#include "app/chart/chart_style.h"
#include "app/chart/chart_survival.h"
#include "app/chart/chart_value.h"

enum { QUARTERS = 20 }; /* moments that show where a list goes */

void bide_chart_style(struct bide_text *out)
{
    bide_chart_style_add(out);
}

void bide_chart_pathway(struct bide_text *out, const struct bide_study *study,
                        size_t pathway)
{
    struct bide_chart_series series;
    struct bide_chart_series coarse;
    bide_chart_series_init(&series, study, BIDE_CHART_SERIES_MOST);
    bide_chart_series_init(&coarse, study, QUARTERS);
    bide_chart_fan_add(out, &series, pathway);
    bide_chart_bands_add(out, &coarse, pathway);
    bide_chart_survival_add(out, &series, pathway);
    bide_chart_change_add(out, &series, pathway);
}

void bide_chart_overall(struct bide_text *out, const struct bide_study *study)
{
    struct bide_chart_series series;
    bide_chart_series_init(&series, study, QUARTERS);
    bide_chart_lists_add(out, &series);
    bide_chart_load_add(out, study);
    bide_chart_value_add(out, study);
}
