/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replicate.h - plays the future through once: one replication of one scenario. */
#ifndef BIDE_SERVICE_REPLICATE_H
#define BIDE_SERVICE_REPLICATE_H

#include <stdint.h>

#include "engine/base/err.h"
#include "models/service/model.h"
#include "models/service/plan.h"
#include "models/service/run.h"

/* Get ready for time 0 of replication number r: everyone and everything in place. */
BIDE_MUST_CHECK enum bide_err bide_replicate_begin(struct bide_run *run,
                                                   const struct bide_model *model,
                                                   const struct bide_plan *plan,
                                                   uint64_t seed, uint64_t r,
                                                   double *row);

/* Go on to this day. */
BIDE_MUST_CHECK enum bide_err bide_replicate_until(struct bide_run *run, double day);

/* Write the audit into the row. */
void bide_replicate_end(struct bide_run *run);

/* All three: fill row, which has plan->column_count places. */
BIDE_MUST_CHECK enum bide_err bide_replicate_run(struct bide_run *run,
                                                 const struct bide_model *model,
                                                 const struct bide_plan *plan,
                                                 uint64_t seed, uint64_t r, double *row);

#endif
