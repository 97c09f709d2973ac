/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_name.h - indices of what a change names; the names were checked before. */
#ifndef BIDE_SERVICE_MODEL_NAME_H
#define BIDE_SERVICE_MODEL_NAME_H

#include <stddef.h>

#include "models/scenario/spec.h"

size_t bide_model_name_pathway(const struct bide_spec *base, const char *name);
size_t bide_model_name_step(const struct bide_spec *base, size_t pathway,
                            const char *name);

size_t bide_model_name_staff(const struct bide_spec *base, const char *name);

/* -1 if no name is given: any. */
int bide_model_name_group(const struct bide_spec *base, const char *name);
int bide_model_name_class(const struct bide_spec *base, size_t pathway, const char *name);

/* What names the random streams of a contract or a pilot at a step, 16 bits: whom it is
 * for, so that it does not depend on what else there is. Either name may be NULL. */
uint32_t bide_model_name_luck(const char *group, const char *what);

#endif
