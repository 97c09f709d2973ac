/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dashboard.h - a list month by month, as partnerships look at it: who waits as a day
 * begins, and what has happened since the row before. Where the configuration asks for no
 * months, its milestones. All numbers are means over replications. */
#ifndef BIDE_APP_PAGE_DASHBOARD_H
#define BIDE_APP_PAGE_DASHBOARD_H

#include <stdbool.h>

#include "models/service/study.h"

/* How the file begins. */
#define BIDE_DASHBOARD_BEGINS "scenario,pathway,date,since,waiting,"

enum bide_dashboard_flow {
    BIDE_DASHBOARD_ADDED,
    BIDE_DASHBOARD_SEEN,
    BIDE_DASHBOARD_LEFT, /* without being seen: left, refused, discharged */
    BIDE_DASHBOARD_FLOW_COUNT
};

/* The rows of a list are those moments of the plan. The row before is at moment_count for
 * the first, and for a row that began before the warm-up ended: since then nothing was
 * counted. */
bool bide_dashboard_has(const struct bide_study *study, size_t moment);
size_t bide_dashboard_before(const struct bide_study *study, size_t moment);

/* Children since the row before; NaN if there is none. */
double bide_dashboard_flow(const struct bide_study *study, size_t scenario,
                           size_t pathway, size_t moment, enum bide_dashboard_flow flow);

/* Add the file: a row for each scenario, list and moment. */
void bide_dashboard_csv(struct bide_text *out, const struct bide_study *study);

#endif
