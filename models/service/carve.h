/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carve.h - clinic time kept for some children (carve-outs). They use this time and no
 * other. The others use the rest, and what is released: time kept for children of whom
 * nobody waits. What those children overrun is taken off the time kept for them next. */
#ifndef BIDE_SERVICE_CARVE_H
#define BIDE_SERVICE_CARVE_H

#include "models/service/run.h"

/* A day begins with so many days of clinic time, to be held ahead days from now. */
void bide_carve_open(struct bide_run *run, size_t staff, double offered, double ahead);

/* Of the time left on that day (run->staff[staff].left), what a child of this list and
 * class may use; 0 or less: none. */
double bide_carve_room(struct bide_run *run, size_t staff, uint32_t list,
                       unsigned class_index);

/* So much of it is used by such a child; left is not changed. */
void bide_carve_use(struct bide_run *run, size_t staff, uint32_t list,
                    unsigned class_index, double days);

#endif
