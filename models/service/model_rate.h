/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_rate.h - the referral rate of a pathway over the whole run: its level, growth and
 * months, with what "set" changes from a date on. */
#ifndef BIDE_SERVICE_MODEL_RATE_H
#define BIDE_SERVICE_MODEL_RATE_H

#include "engine/base/err.h"
#include "models/scenario/overlay.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* Make the rate of the pathway's route, up to the model's horizon. */
BIDE_MUST_CHECK enum bide_err bide_model_rate_make(struct bide_model *model,
                                                   const struct bide_overlay *overlay,
                                                   size_t index);

#endif
