/* SPDX-License-Identifier: GPL-3.0-or-later */
/* provider.h - what becomes of a contract: whether and when its provider begins, how much
 * it delivers, and whom it takes from the NHS. */
#ifndef BIDE_SERVICE_PROVIDER_H
#define BIDE_SERVICE_PROVIDER_H

#include "models/service/run.h"

/* Draw the fate of contract number index, once in a replication. */
void bide_provider_draw(struct bide_run *run, size_t index);

/* WTE of a staff group that providers have taken by this time. */
double bide_provider_taken(const struct bide_run *run, size_t staff, double time);

/* The same in WTE days, from one time to now. */
double bide_provider_taken_days(const struct bide_run *run, size_t staff, double from);

#endif
