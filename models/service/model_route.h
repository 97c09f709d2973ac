/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_route.h - compiles what never changes about pathways: tags, places of lists and
 * cells, and which lists are whose work. */
#ifndef BIDE_SERVICE_MODEL_ROUTE_H
#define BIDE_SERVICE_MODEL_ROUTE_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_route_all(struct bide_model *model,
                                                   const struct bide_spec *base);

/* The lists one staff group works on. */
BIDE_MUST_CHECK enum bide_err bide_model_route_roster(struct bide_model *model,
                                                      const struct bide_spec *spec,
                                                      size_t staff);

#endif
