/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sustain.h - can it be sustained? Demand against capacity in the reports. */
#ifndef BIDE_APP_SUSTAIN_H
#define BIDE_APP_SUSTAIN_H

#include "app/json.h"
#include "engine/base/text.h"
#include "models/service/study.h"

/* Every pathway that has staff: the first scenario and those with another load. */
void bide_sustain_print(struct bide_text *out, const struct bide_study *study);

/* Add "balance" of a scenario. */
void bide_sustain_json(struct bide_json *json, const struct bide_study *study,
                       size_t scenario);

#endif
