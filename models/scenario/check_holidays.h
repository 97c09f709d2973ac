/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_holidays.h - whether school holidays are known for the whole run. */
#ifndef BIDE_SCENARIO_CHECK_HOLIDAYS_H
#define BIDE_SCENARIO_CHECK_HOLIDAYS_H

#include "models/scenario/check_part.h"

void bide_check_holidays_all(const struct bide_check_part *part);

#endif
