/* SPDX-License-Identifier: GPL-3.0-or-later */
/* staffing.h - who is at work when, how many sessions they hold, and how much of their
 * time was used. */
#ifndef BIDE_SERVICE_STAFFING_H
#define BIDE_SERVICE_STAFFING_H

#include "models/service/run.h"

/* Everyone as at the start; hires' first days are drawn. */
void bide_staffing_clear(struct bide_run *run);

/* WTE at work today: in post plus those hired, in training in part. */
double bide_staffing_wte(const struct bide_run *run, size_t staff);

/* Clinic time of today in days, whole sessions; the fraction is carried to the next day.
 */
double bide_staffing_sessions(struct bide_run *run, size_t staff);

/* The same of an open day to come, if nothing changes but those who have been hired.
 * carry is the fraction left from the open day before, and then the one left from that
 * day. */
double bide_staffing_expected(const struct bide_run *run, size_t staff, double day,
                              double *carry);

void bide_staffing_warm_up(struct bide_run *run);

/* Write the BIDE_KPI_STAFF measures of a group that used so much of the clinician days
 * offered and lost none. */
void bide_staffing_write(double offered, double used, double *row);

/* Write those of a group as things stand now. */
void bide_staffing_measure(const struct bide_run *run, size_t staff, double *row);

#endif
