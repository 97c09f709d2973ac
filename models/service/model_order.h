/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_order.h - compiles who is called next, in one epoch. */
#ifndef BIDE_SERVICE_MODEL_ORDER_H
#define BIDE_SERVICE_MODEL_ORDER_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* The order within a pathway's lists. */
void bide_model_order_compile(struct bide_model_pathway *pathway,
                              const struct bide_spec_pathway *source);

/* How staff groups choose between their lists. Pathways must be compiled. */
BIDE_MUST_CHECK enum bide_err bide_model_order_staff(struct bide_model *model,
                                                     struct bide_model_epoch *epoch,
                                                     const struct bide_spec *spec);

#endif
