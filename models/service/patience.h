/* SPDX-License-Identifier: GPL-3.0-or-later */
/* patience.h - when something happens to a waiting child at a rate that depends on the
 * wait, on the day and on support. */
#ifndef BIDE_SERVICE_PATIENCE_H
#define BIDE_SERVICE_PATIENCE_H

#include "models/service/run.h"

/* The time, not before now, at which the cause's rate, summed up from now on, reaches
 * patience (exponential with mean 1); INFINITY: never. what says which factor of support
 * counts. The child's pathway, group and clock must be known. */
double bide_patience_end(const struct bide_run *run, const struct bide_run_child *child,
                         const struct bide_model_cause *cause,
                         enum bide_model_faster what, double patience);

#endif
