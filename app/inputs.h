/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.h - which data files a study used, and how many of their rows. */
#ifndef BIDE_APP_INPUTS_H
#define BIDE_APP_INPUTS_H

#include "app/json.h"
#include "models/service/study.h"

/* Add a sentence for each file; nothing if there are none. */
void bide_inputs_text(struct bide_text *out, const struct bide_study *study);

/* Add the list "data"; nothing if there are none. */
void bide_inputs_json(struct bide_json *json, const struct bide_study *study);

#endif
