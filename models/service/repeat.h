/* SPDX-License-Identifier: GPL-3.0-or-later */
/* repeat.h - appointments that are repeated: follow-ups, titration, reviews. */
#ifndef BIDE_SERVICE_REPEAT_H
#define BIDE_SERVICE_REPEAT_H

#include "models/service/run.h"

/* The child attended an appointment of a step that is repeated. True if another follows:
 * then it joins the list again when that is due (BIDE_RUN_REBOOK), with the place that
 * the date it is due gives it. */
bool bide_repeat_again(struct bide_run *run, uint32_t id);

/* This child, whose step is known, was under review before the start: it is due in its
 * part of so many days (0 to 1), and has as many appointments to come as at a random
 * moment of its reviews. */
void bide_repeat_resume(struct bide_run *run, uint32_t id, double days, double part);

#endif
