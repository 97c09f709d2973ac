/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cost.h - what has been spent since the start, in pounds, by lines of the budget. */
#ifndef BIDE_SERVICE_COST_H
#define BIDE_SERVICE_COST_H

#include "models/service/run.h"

/* Nothing has been spent. */
void bide_cost_clear(struct bide_run *run);

/* Spend on a line (budget.h), on top of staff in post, contracts and pilots, which are
 * worked out when they are asked for. */
void bide_cost_add(struct bide_run *run, size_t line, double pounds);

double bide_cost_line(const struct bide_run *run, size_t line);

/* Write the BIDE_KPI_COST measures, and a line's BIDE_KPI_BUDGET measures. */
void bide_cost_measure(const struct bide_run *run, double *row);
void bide_cost_measure_line(const struct bide_run *run, size_t line, double *row);

#endif
