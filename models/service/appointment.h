/* SPDX-License-Identifier: GPL-3.0-or-later */
/* appointment.h - one contact: is the child brought, and how long does it take? */
#ifndef BIDE_SERVICE_APPOINTMENT_H
#define BIDE_SERVICE_APPOINTMENT_H

#include "models/service/run.h"

/* Begin an appointment at the child's step now. A child who is brought is seen: a clock
 * that stops at this step stops. Returns the staff time it takes, days, missed or not;
 * the child is flagged BIDE_RUN_BROUGHT, or BIDE_RUN_REBOOKED, or neither (discharge). */
double bide_appointment_begin(struct bide_run *run, struct bide_run_child *child);

#endif
