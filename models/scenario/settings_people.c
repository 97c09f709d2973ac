/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field turnover_rows[] = {
    { .name = "per_year",
      .type = BIDE_FIELD_REAL,
      AT(turnover, per_year),
      .max = 5,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "leavers a year for each person in post",
      .sentence = "How often people leave: 0.11 is 11 leavers a year of 100 in post." },
    { .name = "vacancy_weeks",
      .type = BIDE_FIELD_DIST,
      AT(turnover, vacancy_weeks),
      .max = 1e9,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "weeks",
      .table = &bide_settings_dist_table,
      .sentence = "Weeks from somebody's leaving to the first day of the next, if the "
                  "first round of recruitment succeeds." },
    { .name = "failed_rounds",
      .type = BIDE_FIELD_REAL,
      AT(turnover, failed_rounds),
      .max = 0.9,
      .unit = "share",
      .source = "none",
      .sentence =
          "Share of rounds of recruitment that find nobody; another takes as long "
          "again." },
    { .name = "ramp_weeks",
      .type = BIDE_FIELD_REAL,
      AT(turnover, ramp_weeks),
      .max = 520,
      .unit = "weeks",
      .source = "at once",
      .sentence = "Weeks over which a new colleague grows evenly into the work, paid in "
                  "full." },
};
const struct bide_field_table bide_settings_people_turnover_table = { BIDE_SETTINGS_TABLE(
    "turnover", struct bide_spec_turnover, turnover_rows) };

static const struct bide_field absence_rows[] = {
    { .name = "spell_weeks",
      .type = BIDE_FIELD_DIST,
      AT(absence, spell_weeks),
      .max = 1e9,
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .unit = "weeks",
      .table = &bide_settings_dist_table,
      .sentence = "Length of a spell of sickness: a number or a distribution." },
};
const struct bide_field_table bide_settings_people_absence_table = { BIDE_SETTINGS_TABLE(
    "absence", struct bide_spec_absence, absence_rows) };
