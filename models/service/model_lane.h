/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_lane.h - which pathways can be simulated by themselves, see lane.h. */
#ifndef BIDE_SERVICE_MODEL_LANE_H
#define BIDE_SERVICE_MODEL_LANE_H

#include "models/service/model.h"

/* Find the lanes among a model's pathways, once all else is compiled. */
BIDE_MUST_CHECK enum bide_err bide_model_lane_find(struct bide_model *model);

/* Let every pathway take the general way, whose results are the same. */
void bide_model_lane_close(struct bide_model *model);

#endif
