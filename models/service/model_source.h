/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_source.h - compiles who is referred from outside: each group of each pathway. */
#ifndef BIDE_SERVICE_MODEL_SOURCE_H
#define BIDE_SERVICE_MODEL_SOURCE_H

#include "engine/base/err.h"
#include "models/scenario/overlay.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_source_all(struct bide_model *model,
                                                    const struct bide_overlay *overlay);

#endif
