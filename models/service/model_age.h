/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_age.h - compiles how old children are. */
#ifndef BIDE_SERVICE_MODEL_AGE_H
#define BIDE_SERVICE_MODEL_AGE_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* The ages of every pathway's route. */
BIDE_MUST_CHECK enum bide_err bide_model_age_all(struct bide_model *model,
                                                 const struct bide_spec *base);

#endif
