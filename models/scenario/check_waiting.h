/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_waiting.h - checks the starting lists of every pathway. */
#ifndef BIDE_SCENARIO_CHECK_WAITING_H
#define BIDE_SCENARIO_CHECK_WAITING_H

#include "models/scenario/check_part.h"

void bide_check_waiting_all(const struct bide_check_part *part);

#endif
