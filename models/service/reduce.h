/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reduce.h - from the rows of all replications to estimates. */
#ifndef BIDE_SERVICE_REDUCE_H
#define BIDE_SERVICE_REDUCE_H

#include <stdatomic.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "engine/stat/estimate.h"

struct bide_reduce {
    const double *rows; /* by replication, scenario and column */
    size_t replications;
    size_t scenario_count;
    size_t column_count;
    struct bide_estimate *estimates;   /* to be filled: by scenario and column */
    struct bide_estimate *differences; /* from the first scenario, paired: its own place
                                          is left as it is */
    int threads;                       /* 0: as OpenMP says */
    atomic_int *stop;                  /* may be NULL */
};

/* Threads take columns, so the bits do not depend on them. */
BIDE_MUST_CHECK enum bide_err bide_reduce_run(const struct bide_reduce *reduce);

#endif
