/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_training.h - training courses and extra sessions. */
#ifndef BIDE_SCENARIO_CHECK_TRAINING_H
#define BIDE_SCENARIO_CHECK_TRAINING_H

#include "models/scenario/check_part.h"

/* Check a change of one of these types, whose path is given. */
void bide_check_training_course(const struct bide_check_part *part, const char *path,
                                const struct bide_spec_change *change);
void bide_check_training_extra(const struct bide_check_part *part, const char *path,
                               const struct bide_spec_change *change);

#endif
