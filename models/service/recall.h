/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recall.h - replications of a study that an earlier run has done. */
#ifndef BIDE_SERVICE_RECALL_H
#define BIDE_SERVICE_RECALL_H

#include <stddef.h>

#include "engine/base/err.h"
#include "engine/run/mc.h"
#include "models/text/diag.h"

/* Play the first replication, tasks 0 to scenario_count - 1, again with the threads of
 * how, and compare those that were done before: a program that was changed since may play
 * another future from the same seed, and the two are not to be mixed. BIDE_ERR_INPUT,
 * with a problem in diag, if a row differs. */
BIDE_MUST_CHECK enum bide_err bide_recall_check(const struct bide_mc_study *tasks,
                                                const struct bide_mc_plan *how,
                                                const struct bide_mc_table *table,
                                                size_t scenario_count,
                                                struct bide_diag *diag);

#endif
