/* SPDX-License-Identifier: GPL-3.0-or-later */
/* booking.h - appointments made ahead. A staff group that books ahead calls nobody on the
 * day: each working day it fills the clinics of the coming weeks, up to the time they are
 * expected to have, with the children who are next by the usual order, the earliest
 * clinic first. A child who is booked is on no list; its clock runs until it is seen, and
 * it may leave or cancel: its time is then given to another child, if there is notice
 * enough, or lost. */
#ifndef BIDE_SERVICE_BOOKING_H
#define BIDE_SERVICE_BOOKING_H

#include "models/service/run.h"

/* Diaries as they stand when the simulation begins: as was said, or else full, by those
 * who wait then. */
void bide_booking_begin(struct bide_run *run);

/* Give free time to other children, and fill the clinics that are far enough away. */
void bide_booking_work(struct bide_run *run, size_t staff);

/* Whether the group books ahead. */
static inline bool bide_booking_is_ahead(const struct bide_run *run, size_t staff)
{
    return run->model->rosters[staff].booking_days > 0;
}

/* Hold today's sessions for the children who are booked, and schedule the next. The time
 * of those who are not brought is there for the others. Those for whom it does not
 * suffice are booked again first. Extra sessions call children from the lists, who have
 * no appointment. */
void bide_booking_hold(struct bide_run *run, size_t staff);

/* Children in diaries, for the audit. */
size_t bide_booking_count(const struct bide_run *run);

#endif
