/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_waiting.h - compiles the lists at the start. */
#ifndef BIDE_SERVICE_MODEL_WAITING_H
#define BIDE_SERVICE_MODEL_WAITING_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_waiting_compile(struct bide_model *model,
                                                         const struct bide_spec *base);

#endif
