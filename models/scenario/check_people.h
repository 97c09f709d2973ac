/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_people.h - turnover and sickness of a staff group. */
#ifndef BIDE_SCENARIO_CHECK_PEOPLE_H
#define BIDE_SCENARIO_CHECK_PEOPLE_H

#include "models/scenario/check_part.h"

/* Check one group, whose path is given. */
void bide_check_people_one(const struct bide_check_part *part, const char *path,
                           const struct bide_spec_staff *staff);

#endif
