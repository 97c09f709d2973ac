/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_repeat.h - compiles steps that are repeated, and children under review. */
#ifndef BIDE_SERVICE_MODEL_REPEAT_H
#define BIDE_SERVICE_MODEL_REPEAT_H

#include "models/scenario/spec.h"
#include "models/service/model.h"

/* The two distributions, or none. */
BIDE_MUST_CHECK enum bide_err bide_model_repeat_compile(
    struct bide_model_step *step, const struct bide_spec_step *source);

#endif
