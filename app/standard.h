/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standard.h - a pathway's standard as readers and programs see it. */
#ifndef BIDE_APP_STANDARD_H
#define BIDE_APP_STANDARD_H

#include "app/json.h"
#include "models/scenario/spec.h"

/* Add "18 weeks", "91 days" or "20 working days". */
void bide_standard_length(struct bide_text *out, const struct bide_spec_pathway *pathway);

/* Add "92% within 18 weeks". */
void bide_standard_text(struct bide_text *out, const struct bide_spec_pathway *pathway);

/* Add the member "standard", and "clock" where the pathway has one. */
void bide_standard_json(struct bide_json *json, const struct bide_spec_pathway *pathway);

#endif
