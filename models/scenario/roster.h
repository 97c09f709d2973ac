/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.h - a staff group's job plan: how many sessions on which day. */
#ifndef BIDE_SCENARIO_ROSTER_H
#define BIDE_SCENARIO_ROSTER_H

#include <stddef.h>
#include <stdint.h>

#include "models/scenario/spec.h"

/* The group's weekdays as calendar.h has them; 0 if they cannot be read. */
unsigned bide_roster_weekdays(const struct bide_spec *spec,
                              const struct bide_spec_staff *staff);

/* How many days a set of weekdays has. */
size_t bide_roster_count(unsigned weekdays);

/* Sessions of one WTE on a weekday (0 is Monday), nobody being away. */
double bide_roster_sessions(const struct bide_spec *spec,
                            const struct bide_spec_staff *staff, int weekday);

/* The same in a week. */
double bide_roster_week(const struct bide_spec *spec,
                        const struct bide_spec_staff *staff);

/* Share of the group that is neither on leave on this date (a day number of civil.h) nor
 * free as schools are. */
double bide_roster_present(const struct bide_spec *spec,
                           const struct bide_spec_staff *staff, int32_t date);

#endif
