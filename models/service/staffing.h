/* SPDX-License-Identifier: GPL-3.0-or-later */
/* staffing.h - who is at work when, how much of their time was used, and what it cost. */
#ifndef BIDE_SERVICE_STAFFING_H
#define BIDE_SERVICE_STAFFING_H

#include "models/service/run.h"

/* Everyone as at the start; hires' first days are drawn, and continuous clinicians'
 * coming and going is scheduled. */
void bide_staffing_clear(struct bide_run *run);

/* WTE at work today: in post plus those hired, in training in part. */
double bide_staffing_wte(const struct bide_run *run, size_t staff);

/* Clinic time of today in days, whole sessions; the fraction is carried to the next day.
 */
double bide_staffing_sessions(struct bide_run *run, size_t staff);

/* Settle the cost so far, before the number of those in post or their price changes. */
void bide_staffing_settle(struct bide_run *run);

/* A level's number of continuous clinicians holds from now on. */
void bide_staffing_level(struct bide_run *run, size_t level);

/* One more continuous clinician (hired), or so many more or fewer (a new epoch). When
 * there are fewer, those without a child go first, the others when they are done with the
 * child they are with; they stay after all if there are more again by then. */
void bide_staffing_change(struct bide_run *run, size_t staff, int64_t change);

/* A continuous clinician begins or ends with a child: change is 1 or -1. */
void bide_staffing_busy(struct bide_run *run, size_t staff, int64_t change);

void bide_staffing_warm_up(struct bide_run *run);

/* Write the BIDE_KPI_STAFF measures of a group. */
void bide_staffing_measure(const struct bide_run *run, size_t staff, double *row);

/* Write the BIDE_KPI_COST measures. */
void bide_staffing_cost(const struct bide_run *run, double *row);

#endif
