/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress_logic.h - items 2.1 to 2.4 of STRESS-DES: diagram, logic, scenarios, algorithms.
 */
#ifndef BIDE_APP_STRESS_STRESS_LOGIC_H
#define BIDE_APP_STRESS_STRESS_LOGIC_H

#include "app/stress/subject.h"

void bide_stress_logic_add(const struct bide_subject *stress);

#endif
