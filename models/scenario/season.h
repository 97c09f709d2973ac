/* SPDX-License-Identifier: GPL-3.0-or-later */
/* season.h - how referrals vary with the time: months, profile, school holidays, surges.
 */
#ifndef BIDE_SCENARIO_SEASON_H
#define BIDE_SCENARIO_SEASON_H

#include <stdbool.h>

#include "models/scenario/spec.h"

/* What holds at a time. */
struct bide_season {
    double factor; /* times the rate */
    double until;  /* days from the start; it changes here at the earliest */
};

/* At this day from the start. */
struct bide_season bide_season_at(const struct bide_spec *spec,
                                  const struct bide_spec_referrals *referrals,
                                  double day);

/* The most that profile, school holidays and surges can multiply the rate by, or more; at
 * least 1. */
double bide_season_most(const struct bide_spec_referrals *referrals);

/* Whether both have the same seasons. */
bool bide_season_are_alike(const struct bide_spec_referrals *a,
                           const struct bide_spec_referrals *b);

/* Day from the start, which it may lie before. */
double bide_season_surge_day(const struct bide_spec *spec,
                             const struct bide_spec_surge *surge);

#endif
