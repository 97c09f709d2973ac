/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paired.h - what is found by going through the replications once more, such as gaps
 * between groups and what money buys: done once, so that reports need no rows. */
#ifndef BIDE_SERVICE_PAIRED_H
#define BIDE_SERVICE_PAIRED_H

#include "engine/base/err.h"
#include "models/service/gap.h"
#include "models/service/outcome.h"
#include "models/service/value.h"

struct bide_paired {
    size_t count;          /* scenarios x milestones x pathways */
    struct bide_gap *gaps; /* owned; BIDE_GAP_KPI_COUNT to each, as in bide_gap_kpis */
    struct bide_value *values; /* owned; all 0 for the first scenario */
};

/* Everything 0. */
BIDE_MUST_CHECK enum bide_err bide_paired_init(struct bide_paired *paired,
                                               const struct bide_plan *plan,
                                               size_t scenario_count);
BIDE_MUST_CHECK enum bide_err bide_paired_fill(struct bide_paired *paired,
                                               const struct bide_outcome *outcome);
void bide_paired_free(struct bide_paired *paired);

/* Of a pathway at a milestone: a gap of one of bide_gap_kpis, and the value of a scenario
 * other than the first. */
const struct bide_gap *bide_paired_gap(const struct bide_paired *paired,
                                       const struct bide_plan *plan, size_t scenario,
                                       size_t moment, size_t pathway, enum bide_kpi kpi);
const struct bide_value *bide_paired_value(const struct bide_paired *paired,
                                           const struct bide_plan *plan, size_t scenario,
                                           size_t moment, size_t pathway);

#endif
