/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_training.h - compiles training courses and extra sessions. */
#ifndef BIDE_SERVICE_MODEL_TRAINING_H
#define BIDE_SERVICE_MODEL_TRAINING_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* Add one to the model, which has room. */
BIDE_MUST_CHECK enum bide_err bide_model_training_add(
    struct bide_model *model, const struct bide_spec *base,
    const struct bide_spec_change *change);
void bide_model_training_add_extra(struct bide_model *model, const struct bide_spec *base,
                                   const struct bide_spec_change *change);

#endif
