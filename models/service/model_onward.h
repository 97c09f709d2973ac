/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_onward.h - compiles where children go from a pathway, and requests to others. */
#ifndef BIDE_SERVICE_MODEL_ONWARD_H
#define BIDE_SERVICE_MODEL_ONWARD_H

#include <stdbool.h>

#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_onward_compile(
    struct bide_model *model, struct bide_model_pathway *pathway,
    const struct bide_spec *spec, const struct bide_spec_pathway *source);

/* False if there is no memory. */
bool bide_model_onward_requests(struct bide_model *model, struct bide_model_step *step,
                                const struct bide_spec *spec,
                                const struct bide_spec_pathway *from,
                                const struct bide_spec_step *source);

/* Note, once all epochs are compiled, on which pathways leavers must be found out at
 * once. */
void bide_model_onward_watch(struct bide_model *model);

#endif
