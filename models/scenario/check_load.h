/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_load.h - checks demand against capacity: warnings only. */
#ifndef BIDE_SCENARIO_CHECK_LOAD_H
#define BIDE_SCENARIO_CHECK_LOAD_H

#include "models/scenario/check_part.h"

void bide_check_load_all(const struct bide_check_part *part);

#endif
