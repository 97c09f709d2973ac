/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field training_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(change, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group that is trained." },
    { .name = "weeks",
      .type = BIDE_FIELD_REAL,
      AT(change, weeks),
      .max = 10400,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "weeks",
      .sentence = "Length of the course." },
    { .name = "share_of_time",
      .type = BIDE_FIELD_REAL,
      AT(change, share_of_time),
      .max = 1,
      .unit = "share",
      .source = "none",
      .sentence = "Share of the group's clinic time the course takes while it lasts." },
    { .name = "faster",
      .type = BIDE_FIELD_REAL,
      AT(change, faster),
      .max = 0.9,
      .unit = "share",
      .source = "no faster",
      .sentence = "Share by which all appointments of the group are shorter once the "
                  "course is over." },
    { .name = "cost",
      .type = BIDE_FIELD_REAL,
      AT(change, cost),
      .max = 1e9,
      .unit = "pounds",
      .source = "not counted",
      .sentence = "Paid once when the course begins." },
};

const struct bide_field_table bide_settings_training_table =
    BIDE_SETTINGS_CHANGE("training", training_rows);
