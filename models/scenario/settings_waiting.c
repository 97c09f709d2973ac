/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field waiting_rows[] = {
    { .name = "as_of",
      .type = BIDE_FIELD_DATE,
      AT(waiting, as_of),
      .source = "the day before the start",
      .sentence =
          "Date at whose end the list was counted; waits are carried on from it to "
          "the start." },
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(waiting, step),
      .source = "the first step",
      .sentence = "Step these children wait for." },
    { .name = "priority",
      .type = BIDE_FIELD_TEXT,
      AT(waiting, priority),
      .source = "drawn by the priorities' shares",
      .sentence = "Priority of these children." },
    { .name = "from_weeks",
      .type = BIDE_FIELD_REALS,
      AT(waiting, from_weeks),
      .max = 2600,
      .unit = "weeks",
      .source = "needed unless there is a file",
      .sentence =
          "Where each wait band begins, rising; a band ends where the next begins." },
    { .name = "children",
      .type = BIDE_FIELD_REALS,
      AT(waiting, children),
      .max = 10000000,
      .unit = "children",
      .source = "needed unless there is a file",
      .sentence = "Children in each band; their waits are spread evenly inside it." },
    { .name = "longest_weeks",
      .type = BIDE_FIELD_REAL,
      AT(waiting, longest_weeks),
      .max = 2600,
      .fallback = NAN,
      .unit = "weeks",
      .source = "twice the start of the last band, at least 1",
      .sentence = "Where the last band ends." },
    { .name = "file",
      .type = BIDE_FIELD_TEXT,
      AT(waiting, file),
      .max = 300,
      .source = "none",
      .sentence =
          "CSV file with the dates of referral of the children waiting, in place of "
          "bands: columns date and, if known, priority, group, step and age." },
};
const struct bide_field_table bide_settings_waiting_table = { BIDE_SETTINGS_TABLE(
    "waiting list", struct bide_spec_waiting, waiting_rows) };
