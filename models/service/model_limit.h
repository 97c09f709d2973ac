/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_limit.h - compiles lists of which only so many children may be. */
#ifndef BIDE_SERVICE_MODEL_LIMIT_H
#define BIDE_SERVICE_MODEL_LIMIT_H

#include "models/scenario/spec.h"
#include "models/service/model.h"

/* The limits of all lists in an epoch, whose pathways are compiled. Leavers of pathways
 * with a limit must be found out at once. */
BIDE_MUST_CHECK enum bide_err bide_model_limit_compile(struct bide_model *model,
                                                       struct bide_model_epoch *epoch,
                                                       const struct bide_spec *spec);

#endif
