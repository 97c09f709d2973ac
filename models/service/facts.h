/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts.h - what is drawn for a child when it comes to a pathway. */
#ifndef BIDE_SERVICE_FACTS_H
#define BIDE_SERVICE_FACTS_H

#include "models/service/run.h"

/* Draw what is fixed for the child on its pathway: priority (unless class_index is 0 or
 * more), group (likewise), and when it would leave, counted from now. A task is withdrawn
 * when the child it is for leaves. */
void bide_facts_draw(struct bide_run *run, struct bide_run_child *child, int class_index,
                     int group);

/* The same for a child of whom all that is known from another scenario. */
void bide_facts_recall(struct bide_run *run, struct bide_run_child *child,
                       const struct bide_intake_child *known);

#endif
