/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress_parts.h - item 2.5 of STRESS-DES: the components of the model. */
#ifndef BIDE_APP_STRESS_STRESS_PARTS_H
#define BIDE_APP_STRESS_STRESS_PARTS_H

#include "app/stress/subject.h"

void bide_stress_parts_add(const struct bide_subject *stress);

#endif
