/* SPDX-License-Identifier: GPL-3.0-or-later */
/* joint.h - whether others can join in: several staff groups who see a child together are
 * all needed at once. */
#ifndef BIDE_SERVICE_JOINT_H
#define BIDE_SERVICE_JOINT_H

#include "models/service/run.h"

/* Whether all whom the step needs besides this group have somebody free (continuous), or
 * time left today that a child of this list and class may use (clinics). */
bool bide_joint_is_possible(struct bide_run *run, size_t staff,
                            const struct bide_model_step *step, uint32_t list,
                            unsigned class_index);

#endif
