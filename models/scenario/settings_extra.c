/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/settings_change.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field extra_sessions_rows[] = {
    BIDE_SETTINGS_CHANGE_ROWS,
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(change, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group that works overtime." },
    { .name = "weeks",
      .type = BIDE_FIELD_REAL,
      AT(change, weeks),
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .source = "to the end",
      .sentence = "For how long." },
    { .name = "weekdays",
      .type = BIDE_FIELD_TEXT,
      AT(change, weekdays),
      .text = "Sat",
      .source = "weekend clinics",
      .sentence = "Days on which they are held, whether or not the group works on them; "
                  "none on bank holidays." },
    { .name = "sessions",
      .type = BIDE_FIELD_REAL,
      AT(change, sessions),
      .max = 1000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "sessions a day",
      .sentence = "Sessions held on each such day, in all; fractions are carried to the "
                  "next." },
    { .name = "price",
      .type = BIDE_FIELD_REAL,
      AT(change, price),
      .max = 1e6,
      .unit = "pounds a session",
      .source = "not counted",
      .sentence = "Price of each session held, used or not." },
};

const struct bide_field_table bide_settings_extra_sessions_table =
    BIDE_SETTINGS_CHANGE("extra_sessions", extra_sessions_rows);
