/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_leaving.h - compiles why and how fast children leave. Private to the compiler. */
#ifndef BIDE_SERVICE_MODEL_LEAVING_H
#define BIDE_SERVICE_MODEL_LEAVING_H

#include "models/scenario/overlay.h"
#include "models/service/model.h"

/* After the epochs: notes the pathways whose children differ in when they leave. */
BIDE_MUST_CHECK enum bide_err bide_model_leaving_compile(
    struct bide_model *model, const struct bide_overlay *overlay);

#endif
