/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field hire_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    BIDE_SETTINGS_RAMP_ROW,
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(change, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group that grows." },
    { .name = "wte",
      .type = BIDE_FIELD_REAL,
      AT(change, wte),
      .max = 10000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "whole-time equivalents",
      .sentence = "People hired; whole numbers for continuous clinicians." },
    { .name = "lead_weeks",
      .type = BIDE_FIELD_DIST,
      AT(change, lead_weeks),
      .max = 1e9,
      .unit = "weeks",
      .source = "none",
      .table = &bide_settings_dist_table,
      .sentence = "Weeks from the decision to the first day at work: a number or a "
                  "distribution." },
    { .name = "failed_rounds",
      .type = BIDE_FIELD_REAL,
      AT(change, failed_rounds),
      .max = 0.9,
      .unit = "share",
      .source = "none",
      .sentence =
          "Share of rounds of recruitment that find nobody; another takes as long "
          "again." },
};

const struct bide_field_table bide_settings_hire_table =
    BIDE_SETTINGS_CHANGE("hire", hire_rows);
