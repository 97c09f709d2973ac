/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field referrals_rows[] = {
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(referrals, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "referrals a week",
      .sentence = "Referrals from outside at the start, on average over the year." },
    { .name = "growth_per_year",
      .type = BIDE_FIELD_REAL,
      AT(referrals, growth_per_year),
      .min = -0.9,
      .max = 9,
      .unit = "share a year",
      .source = "no growth",
      .sentence = "Growth of referrals: 0.08 is 8 % more after a year, compounded." },
    { .name = "months",
      .type = BIDE_FIELD_REALS,
      AT(referrals, months),
      .max = 100,
      .unit = "times the average",
      .source = "every month alike",
      .sentence = "Twelve factors, January first, that average 1: 0.87 in August is 13 % "
                  "fewer referrals then." },
};
const struct bide_field_table bide_settings_referrals_table = { BIDE_SETTINGS_TABLE(
    "referrals", struct bide_spec_referrals, referrals_rows) };
