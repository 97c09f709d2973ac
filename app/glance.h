/* SPDX-License-Identifier: GPL-3.0-or-later */
/* glance.h - the tables at the head of a text report: every list at the end at a glance,
 * and what happened on each by then. */
#ifndef BIDE_APP_GLANCE_H
#define BIDE_APP_GLANCE_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Lists at the start and at the last milestone, with the change each scenario makes. */
void bide_glance_lists(struct bide_text *out, const struct bide_study *study);

/* Referred, seen, left and how long they waited, in the first scenario. */
void bide_glance_flows(struct bide_text *out, const struct bide_study *study);

#endif
