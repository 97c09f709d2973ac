/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.h - clinic sessions: on open days children are seen until the minutes are used.
 */
#ifndef BIDE_SERVICE_CLINIC_H
#define BIDE_SERVICE_CLINIC_H

#include "models/service/run.h"

#define BIDE_CLINIC_OPENS 0.375 /* 9 in the morning, days */

/* Schedule the first clinic of every group that works in sessions. */
void bide_clinic_begin(struct bide_run *run);

/* Hold today's sessions of a staff group and schedule the next open day's. */
void bide_clinic_hold(struct bide_run *run, size_t staff);

#endif
