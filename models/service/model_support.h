/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_support.h - compiles validation of lists and support while waiting. Private to
 * the compiler. */
#ifndef BIDE_SERVICE_MODEL_SUPPORT_H
#define BIDE_SERVICE_MODEL_SUPPORT_H

#include "models/scenario/spec.h"
#include "models/service/model.h"

/* After the ways of leaving. */
void bide_model_support_add(struct bide_model *model, const struct bide_spec *base,
                            const struct bide_spec_change *change);
void bide_model_support_add_validation(struct bide_model *model,
                                       const struct bide_spec *base,
                                       const struct bide_spec_change *change);

#endif
