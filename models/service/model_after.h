/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_after.h - compiles what follows a step: ends, redirections and next steps. */
#ifndef BIDE_SERVICE_MODEL_AFTER_H
#define BIDE_SERVICE_MODEL_AFTER_H

#include <stdbool.h>

#include "models/scenario/spec.h"
#include "models/service/model.h"

/* False if there is no memory. */
bool bide_model_after_compile(struct bide_model *model, struct bide_model_split *after,
                              const struct bide_spec *spec,
                              const struct bide_spec_pathway *pathway, size_t step);

#endif
