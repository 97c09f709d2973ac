/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field leaving_rows[] = {
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(leaving, per_week),
      .max = 100000,
      .unit = "share of those waiting a week",
      .source = "nobody leaves",
      .sentence = "Rate at which a waiting child leaves unseen, however long the wait." },
};
const struct bide_field_table bide_settings_leaving_table = { BIDE_SETTINGS_TABLE(
    "leaving", struct bide_spec_leaving, leaving_rows) };
