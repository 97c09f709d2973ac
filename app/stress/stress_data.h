/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress_data.h - items 3.1 to 3.4 of STRESS-DES: where figures come from, and what they
 * are. */
#ifndef BIDE_APP_STRESS_STRESS_DATA_H
#define BIDE_APP_STRESS_STRESS_DATA_H

#include "app/stress/subject.h"

void bide_stress_data_add(const struct bide_subject *stress);

#endif
