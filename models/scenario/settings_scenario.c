/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field scenario_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(scenario, name),
      .flags = BIDE_FIELD_IS_NAME },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(scenario, label),
      .source = "the name itself",
      .sentence = "The scenario as reports show it." },
    { .name = "changes",
      .type = BIDE_FIELD_LIST,
      AT(scenario, changes),
      .max = 100,
      .table = &bide_settings_change_table,
      .sentence =
          "What is done differently, each change dated; at most 8 of them insourcing." },
    { .name = "includes",
      .type = BIDE_FIELD_TEXTS,
      AT(scenario, includes),
      .sentence = "Other scenarios whose changes are made as well." },
};
const struct bide_field_table bide_settings_scenario_table = { BIDE_SETTINGS_TABLE(
    "scenario", struct bide_spec_scenario, scenario_rows) };
