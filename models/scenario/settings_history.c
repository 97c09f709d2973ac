/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field history_rows[] = {
    { .name = "date",
      .type = BIDE_FIELD_DATE,
      AT(history, date),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Date at whose end the list was counted." },
    { .name = "list",
      .type = BIDE_FIELD_INT,
      AT(history, list),
      .min = 0,
      .max = 1e7,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "children",
      .sentence = "Children on the list." },
};
const struct bide_field_table bide_settings_history_table = { BIDE_SETTINGS_TABLE(
    "count of the list", struct bide_spec_history, history_rows) };
