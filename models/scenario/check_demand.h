/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_demand.h - checks who is referred to a pathway from outside. Private to the
 * check.
 */
#ifndef BIDE_SCENARIO_CHECK_DEMAND_H
#define BIDE_SCENARIO_CHECK_DEMAND_H

#include "models/scenario/check_part.h"

void bide_check_demand_pathway(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway);

void bide_check_demand_calendar(const struct bide_check_part *part);

/* Referrals a week to a pathway, of all groups together: at the start, on average over
 * the year, or as a file has them. */
double bide_check_demand_per_week(const struct bide_spec *spec, size_t index);

#endif
