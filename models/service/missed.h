/* SPDX-License-Identifier: GPL-3.0-or-later */
/* missed.h - what follows from an appointment to which the child was not brought:
 * discharge, or another one, with the same clock and place or with new ones. */
#ifndef BIDE_SERVICE_MISSED_H
#define BIDE_SERVICE_MISSED_H

#include "models/service/run.h"

/* After a missed appointment: true if the child can be booked again now and is to join
 * the list. Otherwise it is discharged, or an event brings it back when it can be booked.
 */
bool bide_missed_book_again(struct bide_run *run, uint32_t id);

/* The child can be booked again and is about to join: a nullified clock starts again, and
 * it takes its place by the rule of its step. */
void bide_missed_return(struct bide_run *run, struct bide_run_child *child);

#endif
