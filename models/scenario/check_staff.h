/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_staff.h - job plans and leave of a staff group. */
#ifndef BIDE_SCENARIO_CHECK_STAFF_H
#define BIDE_SCENARIO_CHECK_STAFF_H

#include "models/scenario/check_part.h"

/* Check one group, whose path is given. */
void bide_check_staff_one(const struct bide_check_part *part, const char *path,
                          const struct bide_spec_staff *staff);

#endif
