/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_step.h - compiles one step of a pathway as it is in one epoch. */
#ifndef BIDE_SERVICE_MODEL_STEP_H
#define BIDE_SERVICE_MODEL_STEP_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* What holds for all who come to a step, in all epochs, once all that changes steps is
 * compiled: so that it need be looked at once and not for every child. */
void bide_model_step_sum_up(struct bide_model *model);

/* All but whether the clock stops there. */
BIDE_MUST_CHECK enum bide_err bide_model_step_compile(
    struct bide_model_step *step, const struct bide_spec *spec,
    const struct bide_spec_step *source);

#endif
