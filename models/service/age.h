/* SPDX-License-Identifier: GPL-3.0-or-later */
/* age.h - how old children are, and who grows too old to wait. */
#ifndef BIDE_SERVICE_AGE_H
#define BIDE_SERVICE_AGE_H

#include "models/service/run.h"

/* Draw the child's birthday, if it is not known yet and its pathway knows ages, and let
 * it leave when it is too old, if not before. Its clock and group are known. */
void bide_age_plan(const struct bide_run *run, struct bide_run_child *child);

#endif
