/* SPDX-License-Identifier: GPL-3.0-or-later */
/* referral.h - children come in: the list at the start, and referrals from outside. */
#ifndef BIDE_SERVICE_REFERRAL_H
#define BIDE_SERVICE_REFERRAL_H

#include "models/service/run.h"

/* Put the starting lists in place and schedule the first referral of each source. */
void bide_referral_begin(struct bide_run *run);

/* The referral that is due from this source comes in; the next is scheduled. */
void bide_referral_arrive(struct bide_run *run, size_t source);

#endif
