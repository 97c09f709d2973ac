/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subject.h - the model that is being documented, and where the document goes. */
#ifndef BIDE_APP_STRESS_SUBJECT_H
#define BIDE_APP_STRESS_SUBJECT_H

#include "engine/base/text.h"
#include "models/scenario/assumed.h"
#include "models/scenario/spec.h"

struct bide_subject {
    struct bide_text *out;
    const struct bide_spec *spec;
    struct bide_assumed_list assumed;
};

#endif
