/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field support_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    BIDE_SETTINGS_LISTED_ROWS("supported"),
    { .name = "weeks",
      .type = BIDE_FIELD_REAL,
      AT(change, weeks),
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .source = "to the end",
      .sentence = "Weeks for which it is offered." },
    { .name = "leaving_factor",
      .type = BIDE_FIELD_REAL,
      AT(change, leaving_factor),
      .max = 100,
      .fallback = 1,
      .unit = "times",
      .source = "no change",
      .sentence = "Supported children leave at this many times the rate, for whatever "
                  "reason: 0.5 is half." },
    { .name = "not_brought_factor",
      .type = BIDE_FIELD_REAL,
      AT(change, not_brought_factor),
      .max = 100,
      .fallback = 1,
      .unit = "times",
      .source = "no change",
      .sentence = "Supported children miss appointments this many times as often." },
    { .name = "escalation_factor",
      .type = BIDE_FIELD_REAL,
      AT(change, escalation_factor),
      .max = 100,
      .fallback = 1,
      .unit = "times",
      .source = "no change",
      .sentence = "Supported children become more urgent at this many times the rate." },
    { .name = "cost_per_child",
      .type = BIDE_FIELD_REAL,
      AT(change, cost_per_child),
      .max = 1e6,
      .unit = "pounds a child",
      .source = "not counted",
      .sentence = "Paid once for each child when its support begins." },
};
const struct bide_field_table bide_settings_support_table =
    BIDE_SETTINGS_CHANGE("support", support_rows);
