/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field frees_rows[] = {
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(frees, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group whose time is freed." },
    { .name = "minutes",
      .type = BIDE_FIELD_REAL,
      AT(frees, minutes),
      .max = 10000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "minutes",
      .sentence = "Time freed each time." },
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(frees, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "times a week",
      .sentence = "How often, before the pilot's share is taken." },
};
static const struct bide_field_table frees_table = { BIDE_SETTINGS_TABLE(
    "time freed", struct bide_spec_frees, frees_rows) };

static const struct bide_field pilot_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    BIDE_SETTINGS_RAMP_ROW,
    { .name = "pathway",
      .type = BIDE_FIELD_TEXT,
      AT(change, pathway),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Pathway the pilot is part of." },
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(change, step),
      .source = "the first step that has staff",
      .sentence = "Step that is made shorter or left out." },
    { .name = "group",
      .type = BIDE_FIELD_TEXT,
      AT(change, group),
      .source = "everyone",
      .sentence = "Group of children it is for." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(change, share),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "all of them",
      .sentence = "Share of those children, and of the time freed, once fully grown." },
    { .name = "minutes_saved",
      .type = BIDE_FIELD_REAL,
      AT(change, minutes_saved),
      .max = 100000,
      .unit = "minutes",
      .source = "none",
      .sentence = "Staff time saved at the step for each child in the pilot." },
    { .name = "skips_step",
      .type = BIDE_FIELD_BOOL,
      AT(change, skips_step),
      .source = "the step stays",
      .sentence =
          "Whether children in the pilot leave the step out when they come to it; "
          "those already on its list stay there." },
    { .name = "frees",
      .type = BIDE_FIELD_GROUP,
      AT(change, frees),
      .table = &frees_table,
      .sentence = "Staff time the pilot frees outside the pathways modelled here." },
    { .name = "cost_per_week",
      .type = BIDE_FIELD_REAL,
      AT(change, cost_per_week),
      .max = 1e8,
      .unit = "pounds a week",
      .source = "not counted",
      .sentence = "Cost of running the pilot." },
};

const struct bide_field_table bide_settings_pilot_table =
    BIDE_SETTINGS_CHANGE("pilot", pilot_rows);
