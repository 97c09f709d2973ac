/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overtime.h - extra sessions, besides those of a group's roster. */
#ifndef BIDE_SERVICE_OVERTIME_H
#define BIDE_SERVICE_OVERTIME_H

#include "models/service/run.h"

void bide_overtime_clear(struct bide_run *run);

/* First open day at or after day on which a group holds extra sessions; the calendar's
 * day_count if there is none. */
size_t bide_overtime_next_day(const struct bide_run *run, size_t staff, size_t day);

/* Clinic time of today's extra sessions in days, whole sessions; the fraction is carried
 * to the next day they are held. */
double bide_overtime_sessions(struct bide_run *run, size_t staff);

/* Pounds that one change's extra sessions have cost so far. */
double bide_overtime_cost(const struct bide_run *run, size_t index);

#endif
