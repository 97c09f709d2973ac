/* SPDX-License-Identifier: GPL-3.0-or-later */
/* validation.h - days on which the families on a list are asked whether they still wait.
 */
#ifndef BIDE_SERVICE_VALIDATION_H
#define BIDE_SERVICE_VALIDATION_H

#include "models/service/run.h"

/* Nobody reached by validation or support so far; schedule the days of validation. */
void bide_validation_begin(struct bide_run *run);

/* A day of validation number index: ask every family who is meant; some leave. */
void bide_validation_hold(struct bide_run *run, size_t index);

/* Pounds so far on a line of the budget. */
double bide_validation_cost(const struct bide_run *run, size_t line);

#endif
