/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field validation_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    BIDE_SETTINGS_LISTED_ROWS("asked whether they still need to wait"),
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(change, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of those asked who are taken off the list, as they no longer "
                  "want or need it." },
    { .name = "price",
      .type = BIDE_FIELD_REAL,
      AT(change, price),
      .max = 1e6,
      .unit = "pounds a family",
      .source = "not counted",
      .sentence = "Price of each family asked." },
    { .name = "repeat_weeks",
      .type = BIDE_FIELD_REAL,
      AT(change, repeat_weeks),
      .min = 4,
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .source = "asked once",
      .sentence = "Weeks after which those who wait are asked again, and so on." },
};
const struct bide_field_table bide_settings_validation_table =
    BIDE_SETTINGS_CHANGE("validation", validation_rows);
