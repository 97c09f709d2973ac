/* SPDX-License-Identifier: GPL-3.0-or-later */
/* support.h - support while waiting: what it changes for a child, whom it reaches and
 * what it costs. */
#ifndef BIDE_SERVICE_SUPPORT_H
#define BIDE_SERVICE_SUPPORT_H

#include "models/service/run.h"

/* How many times as fast it goes for a waiting child from time on; *until is set to where
 * that changes, if before. */
double bide_support_factor(const struct bide_run *run, const struct bide_run_child *child,
                           enum bide_model_faster what, double time, double *until);

/* How many times as often the child misses appointments now. */
BIDE_SELDOM double bide_support_not_brought(const struct bide_run *run,
                                            const struct bide_run_child *child);

/* The child's clock stops at time: note the support that it had. */
BIDE_SELDOM void bide_support_stop(struct bide_run *run,
                                   const struct bide_run_child *child, double time);

/* Pounds so far on a line of the budget. */
double bide_support_cost(const struct bide_run *run, size_t line);

#endif
