/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compile.h - from the settings of a scenario to the model that runs. */
#ifndef BIDE_SERVICE_COMPILE_H
#define BIDE_SERVICE_COMPILE_H

#include "engine/base/err.h"
#include "models/scenario/overlay.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* Compile; the overlay is not needed afterwards. On an error nothing is left to free.
 * What belongs to the start is as the overlay's first epoch says. */
BIDE_MUST_CHECK enum bide_err bide_compile_model(struct bide_model *model,
                                                 const struct bide_overlay *overlay);

#endif
