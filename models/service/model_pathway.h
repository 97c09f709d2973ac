/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_pathway.h - compiles one pathway as it is in one epoch. */
#ifndef BIDE_SERVICE_MODEL_PATHWAY_H
#define BIDE_SERVICE_MODEL_PATHWAY_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

/* Pathway number index of a spec. */
static inline const struct bide_spec_pathway *bide_model_pathway_of(
    const struct bide_spec *spec, size_t index)
{
    return (const struct bide_spec_pathway *) spec->pathways.items + index;
}

/* One pathway as it is in one epoch. */
BIDE_MUST_CHECK enum bide_err bide_model_pathway_compile(
    struct bide_model *model, struct bide_model_pathway *pathway,
    const struct bide_spec *spec, size_t index);

#endif
