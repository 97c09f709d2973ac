/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.h - clinic sessions: on open days children are seen until the minutes are used.
 */
#ifndef BIDE_SERVICE_CLINIC_H
#define BIDE_SERVICE_CLINIC_H

#include "models/service/run.h"

#define BIDE_CLINIC_OPENS 0.375 /* 9 in the morning, days */

/* Schedule the first clinic of every group that works in sessions. */
void bide_clinic_begin(struct bide_run *run);

/* See children from the lists one after another, in so many days of clinic time. What the
 * last one overruns is owed by the next session, what is left when nobody waits is lost.
 */
void bide_clinic_see(struct bide_run *run, size_t staff, double offered);

/* Hold today's sessions of a staff group and schedule the next open day's. */
void bide_clinic_hold(struct bide_run *run, size_t staff);

/* The child joins its list when the clinic is over, not before, or it would be called
 * again at once. */
void bide_clinic_keep(struct bide_run *run, uint32_t id);
void bide_clinic_join_kept(struct bide_run *run);

/* Today's sessions of a staff group are over: those who were kept join, and the next open
 * day's are scheduled. */
void bide_clinic_over(struct bide_run *run, size_t staff);

/* A child who missed its appointment is booked again at once: it joins when the group's
 * clinic is over, or, if others could call it today, when all of today's are. */
void bide_clinic_book_again(struct bide_run *run, uint32_t id);

#endif
