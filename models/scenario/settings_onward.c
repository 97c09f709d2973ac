/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field onward_rows[] = {
    { .name = "to",
      .type = BIDE_FIELD_TEXT,
      AT(onward, to),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Pathway the child is referred to." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(onward, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of children who finish this pathway and are referred on." },
};
const struct bide_field_table bide_settings_onward_table = { BIDE_SETTINGS_TABLE(
    "onward route", struct bide_spec_onward, onward_rows) };
