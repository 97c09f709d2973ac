/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_names.h - what a result file says about the configuration: the files and the
 * names that its numbers stand for. */
#ifndef BIDE_APP_RESULT_NAMES_H
#define BIDE_APP_RESULT_NAMES_H

#include "engine/run/database.h"
#include "models/service/study.h"

/* Fill the tables files, scenarios, pathways, priorities, groups, staff, budget, moments,
 * measures and subjects. */
void bide_result_names_put(struct bide_database *database,
                           const struct bide_study *study);

#endif
