/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_urgency.h - compiles how fast waiting children become more urgent. Private to the
 * compiler. */
#ifndef BIDE_SERVICE_MODEL_URGENCY_H
#define BIDE_SERVICE_MODEL_URGENCY_H

#include "models/scenario/overlay.h"
#include "models/service/model.h"

/* After the ways of leaving. */
BIDE_MUST_CHECK enum bide_err bide_model_urgency_compile(
    struct bide_model *model, const struct bide_overlay *overlay);

#endif
