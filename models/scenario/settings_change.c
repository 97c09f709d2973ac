/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

const char *const bide_settings_change_types[] = {
    "insourcing", "pilot",    "hire",           "set", "validation",
    "support",    "training", "extra_sessions", NULL
};

static const struct bide_field set_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    { .name = "path",
      .type = BIDE_FIELD_TEXT,
      AT(change, path),
      .flags = BIDE_FIELD_REQUIRED,
      .max = 300,
      .sentence = "Setting to change, such as \"pathways.autism.referrals.per_week\"." },
    { .name = "value",
      .type = BIDE_FIELD_VALUE,
      AT(change, value),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Its new value." },
};

static const struct bide_field_table set_table = BIDE_SETTINGS_CHANGE("set", set_rows);

static const struct bide_field common_rows[] = { BIDE_SETTINGS_CHANGE_ROWS };

static const struct bide_field_table *const change_variants[] = {
    &bide_settings_insourcing_table,
    &bide_settings_pilot_table,
    &bide_settings_hire_table,
    &set_table,
    &bide_settings_validation_table,
    &bide_settings_support_table,
    &bide_settings_training_table,
    &bide_settings_extra_sessions_table,
    NULL
};
const struct bide_field_table bide_settings_change_table = {
    BIDE_SETTINGS_TABLE("change", struct bide_spec_change, common_rows),
    .variants = change_variants
};
