/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_pilot.h - compiles a pilot. */
#ifndef BIDE_SERVICE_MODEL_PILOT_H
#define BIDE_SERVICE_MODEL_PILOT_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* Add it to the model, which has room. */
BIDE_MUST_CHECK enum bide_err bide_model_pilot_add(struct bide_model *model,
                                                   const struct bide_spec *base,
                                                   const struct bide_spec_change *change);

#endif
