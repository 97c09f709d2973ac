/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_series.h - which moments of a study are drawn, and which scenarios are worth a
 * line of their own. */
#ifndef BIDE_APP_CHART_CHART_SERIES_H
#define BIDE_APP_CHART_CHART_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/service/study.h"

enum { BIDE_CHART_SERIES_MOST = 64, BIDE_CHART_SERIES_MOST_LINES = 6 };

/* Months, or weeks where there are none, or else milestones, up to the last milestone;
 * evenly fewer of them where they are too many. */
struct bide_chart_series {
    const struct bide_study *study;
    size_t moments[BIDE_CHART_SERIES_MOST];
    size_t count;   /* at least 1 */
    size_t end;     /* the last milestone: the last of moments */
    bool has_start; /* the first of moments is the start */
};

/* most is the number of moments wanted, 2 to 64. */
void bide_chart_series_init(struct bide_chart_series *series,
                            const struct bide_study *study, size_t most);

/* Day of the index-th moment. */
int32_t bide_chart_series_day(const struct bide_chart_series *series, size_t index);

/* A measure of a pathway at the index-th moment. */
const struct bide_estimate *bide_chart_series_estimate(
    const struct bide_chart_series *series, size_t scenario, size_t index, size_t pathway,
    enum bide_kpi kpi);

/* Whether a scenario changes the list of a pathway at some moment drawn, clearly as
 * it is shown. */
bool bide_chart_series_differs(const struct bide_chart_series *series, size_t scenario,
                               size_t pathway);

/* The scenarios whose lists get lines: the first, and those that differ, at most 6.
 * Returns how many. */
size_t bide_chart_series_lines(const struct bide_chart_series *series, size_t pathway,
                               size_t *scenarios);

#endif
