/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_pathway.h - compiles pathways, their referral rates and their starting lists. */
#ifndef BIDE_SERVICE_MODEL_PATHWAY_H
#define BIDE_SERVICE_MODEL_PATHWAY_H

#include "engine/base/err.h"
#include "models/scenario/overlay.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* What never changes: tags, places of lists and cells, referral rates over all epochs. */
BIDE_MUST_CHECK enum bide_err bide_model_pathway_routes(
    struct bide_model *model, const struct bide_spec *base,
    const struct bide_overlay *overlay);

/* The lists one staff group works on. */
BIDE_MUST_CHECK enum bide_err bide_model_pathway_roster(struct bide_model *model,
                                                        const struct bide_spec *spec,
                                                        size_t staff);

/* One pathway as it is in one epoch. */
BIDE_MUST_CHECK enum bide_err bide_model_pathway_compile(
    struct bide_model *model, struct bide_model_pathway *pathway,
    const struct bide_spec *spec, size_t index);

BIDE_MUST_CHECK enum bide_err bide_model_pathway_waiting(struct bide_model *model,
                                                         const struct bide_spec *base);

#endif
