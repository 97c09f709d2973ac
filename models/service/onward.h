/* SPDX-License-Identifier: GPL-3.0-or-later */
/* onward.h - from one pathway to the next: referral onward, re-referral and return. */
#ifndef BIDE_SERVICE_ONWARD_H
#define BIDE_SERVICE_ONWARD_H

#include "models/scenario/spec.h"
#include "models/service/run.h"

/* A new clock on another pathway, at once. False if that is closed to referral: then the
 * child is turned away, and its place given back. */
bool bide_onward_refer(struct bide_run *run, uint32_t id, uint32_t to);

/* The child is back: a new clock on the pathway it was sent to; false likewise. */
bool bide_onward_return(struct bide_run *run, uint32_t id);

/* The child's stay on its pathway is over in this way, and was counted. True if it is on
 * its next pathway now, at the first step; otherwise it is away or its place is given
 * back. */
bool bide_onward_go(struct bide_run *run, uint32_t id, enum bide_spec_over over);

#endif
