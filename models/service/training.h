/* SPDX-License-Identifier: GPL-3.0-or-later */
/* training.h - training courses: clinics are smaller while they last, appointments are
 * shorter afterwards. */
#ifndef BIDE_SERVICE_TRAINING_H
#define BIDE_SERVICE_TRAINING_H

#include "models/service/run.h"

/* Factor on the length of the appointments a staff group begins now. */
BIDE_SELDOM double bide_training_factor(const struct bide_run *run, size_t staff);

/* Pounds a course has cost so far. */
double bide_training_cost(const struct bide_run *run, size_t index);

#endif
