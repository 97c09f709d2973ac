/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_change.h - compiles the dated changes of a scenario: contracts, pilots, hires. */
#ifndef BIDE_SERVICE_MODEL_CHANGE_H
#define BIDE_SERVICE_MODEL_CHANGE_H

#include "engine/base/err.h"
#include "models/scenario/overlay.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_change_compile(
    struct bide_model *model, const struct bide_spec *base,
    const struct bide_overlay *overlay);

#endif
