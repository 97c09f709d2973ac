/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_rate.h - the referral rate of a group of a pathway over the whole run: its level,
 * growth and seasons, with what "set" changes from a date on. */
#ifndef BIDE_SERVICE_MODEL_RATE_H
#define BIDE_SERVICE_MODEL_RATE_H

#include "engine/base/err.h"
#include "engine/rand/rate.h"
#include "models/scenario/overlay.h"

/* Whose rate it is, and up to when. */
struct bide_model_rate_whose {
    size_t pathway;
    size_t place; /* of the group in the pathway's list; past its end: who has no group */
    double horizon;
    double batch; /* children who come together, on average */
};

/* Make a rate that was initialised. */
BIDE_MUST_CHECK enum bide_err bide_model_rate_make(struct bide_rate *rate,
                                                   const struct bide_overlay *overlay,
                                                   struct bide_model_rate_whose whose);

#endif
