/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_staff.h - compiles staff groups: what they are in an epoch, and their rosters. */
#ifndef BIDE_SERVICE_MODEL_STAFF_H
#define BIDE_SERVICE_MODEL_STAFF_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_staff_compile(
    struct bide_model_staff *group, const struct bide_spec *spec,
    const struct bide_spec_staff *staff);

/* Make the rosters of all groups, as they are at the start. */
BIDE_MUST_CHECK enum bide_err bide_model_staff_rosters(struct bide_model *model,
                                                       const struct bide_spec *spec);

/* What share of a group is present, by day, to be made smaller; NULL if there is no
 * memory. */
double *bide_model_staff_present(struct bide_model *model, size_t staff);

#endif
