/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_order.h - whether the settings of who is called next go together. */
#ifndef BIDE_SCENARIO_CHECK_ORDER_H
#define BIDE_SCENARIO_CHECK_ORDER_H

#include "models/scenario/check_part.h"

void bide_check_order_all(const struct bide_check_part *part);

#endif
