/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outcome.h - the rows of all replications and what has been made of them so far. */
#ifndef BIDE_SERVICE_OUTCOME_H
#define BIDE_SERVICE_OUTCOME_H

#include <stddef.h>

#include "engine/stat/estimate.h"
#include "models/scenario/spec.h"
#include "models/service/plan.h"

struct bide_outcome {
    const struct bide_spec *spec;
    const struct bide_plan *plan;
    size_t scenario_count;
    size_t replications;
    const double *rows;                      /* by replication, scenario and column */
    const struct bide_estimate *estimates;   /* by scenario and column */
    const struct bide_estimate *differences; /* from the first scenario, paired */
};

#endif
