/* SPDX-License-Identifier: GPL-3.0-or-later */
/* staff_cost.h - what staff have cost since the start, in pounds. */
#ifndef BIDE_SERVICE_STAFF_COST_H
#define BIDE_SERVICE_STAFF_COST_H

#include "models/service/run.h"

/* Settle the cost so far, before the number of those in post or their price changes. */
void bide_staff_cost_settle(struct bide_run *run);

/* One staff group; a new colleague is paid in full from the first day, in training too.
 */
double bide_staff_cost_group(const struct bide_run *run, size_t staff);

#endif
