/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BIDE_SERVICE_MODEL_BOOKING_H
#define BIDE_SERVICE_MODEL_BOOKING_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* How a staff group books ahead. */
BIDE_MUST_CHECK enum bide_err bide_model_booking_compile(
    struct bide_model_booking *booking, const struct bide_spec_staff *staff);

/* The appointments at the start. */
BIDE_MUST_CHECK enum bide_err bide_model_booking_start(struct bide_model *model,
                                                       const struct bide_spec *base);

#endif
