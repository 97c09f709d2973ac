/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_team.h - compiles who else does a step, and clinic time that is kept, in one
 * epoch. */
#ifndef BIDE_SERVICE_MODEL_TEAM_H
#define BIDE_SERVICE_MODEL_TEAM_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_team_compile(
    struct bide_model *model, struct bide_model_step *step, const struct bide_spec *spec,
    const struct bide_spec_step *source);

/* The carve-outs of a staff group, whose work and the epoch's pathways are compiled. */
BIDE_MUST_CHECK enum bide_err bide_model_team_carves(struct bide_model *model,
                                                     struct bide_model_epoch *epoch,
                                                     const struct bide_spec *spec,
                                                     size_t staff);

#endif
