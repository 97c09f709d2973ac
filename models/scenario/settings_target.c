/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field target_rows[] = {
    { .name = "list",
      .type = BIDE_FIELD_REAL,
      AT(target, list),
      .max = 1e9,
      .fallback = NAN,
      .unit = "children",
      .source = "none",
      .sentence = "The target is reached once no more than this many children are on the "
                  "list, at any time. Give this, share or over_weeks." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(target, share),
      .max = 1,
      .fallback = NAN,
      .unit = "share",
      .source = "none",
      .sentence = "The target is reached once this share of the list is within the "
                  "standard, at a milestone or on the first of a month." },
    { .name = "over_weeks",
      .type = BIDE_FIELD_REAL,
      AT(target, over_weeks),
      .min = 1,
      .max = 1000,
      .fallback = NAN,
      .unit = "weeks",
      .source = "none",
      .sentence = "The target is reached once no more than at_most children have been on "
                  "the list for longer than this, at a milestone or on the first of a "
                  "month; whole weeks." },
    { .name = "at_most",
      .type = BIDE_FIELD_REAL,
      AT(target, at_most),
      .max = 1e9,
      .fallback = NAN,
      .unit = "children",
      .source = "0",
      .sentence = "How many children may have waited longer than over_weeks." },
};
const struct bide_field_table bide_settings_target_table = { BIDE_SETTINGS_TABLE(
    "target", struct bide_spec_target, target_rows) };
