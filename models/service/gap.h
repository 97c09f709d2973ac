/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gap.h - how far apart the groups of a pathway are. */
#ifndef BIDE_SERVICE_GAP_H
#define BIDE_SERVICE_GAP_H

#include "engine/base/err.h"
#include "models/service/outcome.h"

/* The measures of which gaps are shown. */
enum { BIDE_GAP_KPI_COUNT = 4 };
extern const enum bide_kpi bide_gap_kpis[BIDE_GAP_KPI_COUNT];

/* The groups, children in none of them included, whose means over replications are the
 * largest and the smallest. As they are chosen by their means, the gap of groups that do
 * not differ is a little above 0. */
struct bide_gap {
    size_t most; /* line of the plan */
    size_t least;
    struct bide_estimate difference; /* most less least, replication by replication;
                                        count 0 and NaN if fewer than two have a value */
};

/* The moment is a milestone. */
BIDE_MUST_CHECK enum bide_err bide_gap_make(struct bide_gap *gap,
                                            const struct bide_outcome *outcome,
                                            size_t scenario, size_t moment,
                                            size_t pathway, enum bide_kpi kpi);

#endif
