/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field caseload_rows[] = {
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(caseload, step),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Step these children are at, from the one that stops the clock on." },
    { .name = "children",
      .type = BIDE_FIELD_INT,
      AT(caseload, children),
      .max = 1000000,
      .flags = BIDE_FIELD_REQUIRED,
      .fallback = NAN,
      .unit = "children",
      .sentence = "How many there are." },
    { .name = "within_weeks",
      .type = BIDE_FIELD_REAL,
      AT(caseload, within_weeks),
      .max = 520,
      .fallback = NAN,
      .unit = "weeks",
      .sentence = "Of a step with repeats: they are under review, and their next "
                  "appointments are due spread evenly over this time. Without it they "
                  "begin the step afresh." },
};
const struct bide_field_table bide_settings_caseload_table = { BIDE_SETTINGS_TABLE(
    "caseload", struct bide_spec_caseload, caseload_rows) };
