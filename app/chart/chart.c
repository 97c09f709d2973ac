/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart.h"

#include "app/chart/chart_fan.h"
#include "app/chart/chart_series.h"
#include "app/chart/chart_style.h"

void bide_chart_style(struct bide_text *out)
{
    bide_chart_style_add(out);
}

void bide_chart_pathway(struct bide_text *out, const struct bide_study *study,
                        size_t pathway)
{
    struct bide_chart_series series;
    bide_chart_series_init(&series, study);
    bide_chart_fan_add(out, &series, pathway);
}

void bide_chart_overall(struct bide_text *out, const struct bide_study *study)
{
    (void) out;
    (void) study;
}
