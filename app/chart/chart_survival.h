/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_survival.h - how many of those on the list have waited longer than so many
 * weeks. */
#ifndef BIDE_APP_CHART_CHART_SURVIVAL_H
#define BIDE_APP_CHART_CHART_SURVIVAL_H

#include "app/chart/chart_series.h"
#include "engine/base/text.h"

enum { BIDE_CHART_SURVIVAL_MOST = 11 };

/* Share of a list that has waited longer than so many weeks; falls from 1, straight
 * between points. */
struct bide_chart_survival {
    double weeks[BIDE_CHART_SURVIVAL_MOST];
    double shares[BIDE_CHART_SURVIVAL_MOST];
    size_t count; /* 0 if nobody has waited for a day; else it begins at 0 weeks */
};

/* Of the average list; it ends with the longest wait. */
struct bide_chart_survival bide_chart_survival_of(const struct bide_study *study,
                                                  size_t scenario, size_t moment,
                                                  size_t pathway);

/* At the start and at the last milestone of each scenario that differs. Nothing if nobody
 * waits then. */
void bide_chart_survival_add(struct bide_text *out,
                             const struct bide_chart_series *series, size_t pathway);

#endif
