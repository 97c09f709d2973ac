/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arrival.h - when the next children are referred, and how many together. */
#ifndef BIDE_SERVICE_ARRIVAL_H
#define BIDE_SERVICE_ARRIVAL_H

#include "models/service/run.h"

/* Nobody was referred so far. */
void bide_arrival_begin(struct bide_run *run, size_t source);

/* The time of the source's next referrals; INFINITY if there are none before the end. */
double bide_arrival_next(struct bide_run *run, size_t source);

/* How many children come then; at least 1. */
size_t bide_arrival_batch(const struct bide_run *run, size_t source);

#endif
