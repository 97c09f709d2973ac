/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field carve_out_rows[] = {
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(carve_out, step),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Step it is kept for, as \"pathway.step\"." },
    { .name = "priority",
      .type = BIDE_FIELD_TEXT,
      AT(carve_out, priority),
      .flags = BIDE_FIELD_FIXED,
      .source = "all",
      .sentence = "Priority it is kept for." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(carve_out, share),
      .max = 1,
      .fallback = NAN,
      .unit = "share",
      .sentence = "Share of each day's clinic time that is kept. Give share or slots." },
    { .name = "slots",
      .type = BIDE_FIELD_REAL,
      AT(carve_out, slots),
      .max = 1000,
      .fallback = NAN,
      .unit = "children a clinic day",
      .sentence = "Children for whom time is kept on each clinic day, as long as the "
                  "step takes on average." },
    { .name = "release_days",
      .type = BIDE_FIELD_INT,
      AT(carve_out, release_days),
      .max = 366,
      .fallback = NAN,
      .unit = "days",
      .source = "never: what they do not use is lost",
      .sentence = "Days before the clinic on which what they do not need goes to others; "
                  "0: on the day itself. With booking ahead it works only beyond "
                  "notice_days, for nobody is booked later." },
};
const struct bide_field_table bide_settings_carve_out_table = { BIDE_SETTINGS_TABLE(
    "carve-out", struct bide_spec_carve_out, carve_out_rows) };
