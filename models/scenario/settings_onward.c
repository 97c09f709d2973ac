/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const char *const overs[] = { "completed", "ended",     "discharged",
                                     "left",      "elsewhere", NULL };

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
      .sentence = "Share of children who finish this pathway (or are done with it as "
                  "\"after\" says) and are referred on." },
    { .name = "after",
      .type = BIDE_FIELD_CHOICE,
      AT(onward, after),
      .choices = overs,
      .flags = BIDE_FIELD_FIXED,
      .fallback = BIDE_SPEC_OVER_COMPLETED,
      .source = "the last step",
      .sentence = "Whom this is about: children who completed the pathway, whose pathway "
                  "a step ended, who were discharged after missed appointments, who left "
                  "while waiting, or of these only who went elsewhere." },
    { .name = "weeks",
      .type = BIDE_FIELD_DIST,
      AT(onward, weeks),
      .max = 1e9,
      .unit = "weeks",
      .table = &bide_settings_dist_table,
      .source = "at once",
      .sentence = "Time until the new referral: a number or a distribution." },
};
const struct bide_field_table bide_settings_onward_table = { BIDE_SETTINGS_TABLE(
    "onward route", struct bide_spec_onward, onward_rows) };
