/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_people.h - compiles turnover and sickness, and the posts they are about. */
#ifndef BIDE_SERVICE_MODEL_PEOPLE_H
#define BIDE_SERVICE_MODEL_PEOPLE_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/model.h"

BIDE_MUST_CHECK enum bide_err bide_model_people_compile(
    struct bide_model_people *people, const struct bide_spec_staff *staff);

/* Number the posts of the groups whose people come and go, once all else is compiled. */
BIDE_MUST_CHECK enum bide_err bide_model_people_posts(struct bide_model *model,
                                                      const struct bide_spec *base);

#endif
