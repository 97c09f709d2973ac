/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field substitute_rows[] = {
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(substitute, staff),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Staff group that may do the step too." },
    { .name = "efficiency",
      .type = BIDE_FIELD_REAL,
      AT(substitute, efficiency),
      .min = 0.01,
      .max = 100,
      .fallback = 1,
      .unit = "of the usual pace",
      .source = "the usual pace",
      .sentence = "How fast they are at it: the step takes its time divided by this." },
    { .name = "rank",
      .type = BIDE_FIELD_INT,
      AT(substitute, rank),
      .min = 1,
      .max = 1000,
      .fallback = NAN,
      .source = "the rank of the step",
      .sentence = "Rank of the step for them: larger than that of their own steps, and "
                  "they help out only when nobody waits for those." },
    { .name = "share_of_time",
      .type = BIDE_FIELD_REAL,
      AT(substitute, share_of_time),
      .min = 0.001,
      .max = 1,
      .fallback = NAN,
      .unit = "share",
      .sentence = "If they work by shares: share of their time for this step." },
};
const struct bide_field_table bide_settings_substitute_table = { BIDE_SETTINGS_TABLE(
    "substitute", struct bide_spec_substitute, substitute_rows) };
