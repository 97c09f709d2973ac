/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field surge_rows[] = {
    { .name = "from",
      .type = BIDE_FIELD_DATE,
      AT(surge, from),
      .source = "the start",
      .sentence = "First day of the surge." },
    { .name = "from_week",
      .type = BIDE_FIELD_REAL,
      AT(surge, from_week),
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .sentence = "Weeks after the start at which it begins, instead of a date." },
    { .name = "weeks",
      .type = BIDE_FIELD_REAL,
      AT(surge, weeks),
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .source = "for good",
      .sentence = "How long it lasts." },
    { .name = "factor",
      .type = BIDE_FIELD_REAL,
      AT(surge, factor),
      .max = 100,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "times the rate",
      .sentence = "Referrals meanwhile: 1.3 is 30 % more than otherwise, 0 none." },
};
static const struct bide_field_table surge_table = { BIDE_SETTINGS_TABLE(
    "surge", struct bide_spec_surge, surge_rows) };

static const struct bide_field referrals_rows[] = {
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(referrals, per_week),
      .max = 100000,
      .fallback = NAN,
      .unit = "referrals a week",
      .source = "needed unless there is a file",
      .sentence = "Referrals from outside at the start, on average over the year." },
    { .name = "growth_per_year",
      .type = BIDE_FIELD_REAL,
      AT(referrals, growth_per_year),
      .min = -0.9,
      .max = 9,
      .unit = "share a year",
      .source = "no growth",
      .sentence = "Growth of referrals: 0.08 is 8 % more after a year, compounded." },
    { .name = "months",
      .type = BIDE_FIELD_REALS,
      AT(referrals, months),
      .max = 100,
      .unit = "times the average",
      .source = "every month alike",
      .sentence = "Twelve factors, January first, that average 1: 0.87 in August is 13 % "
                  "fewer referrals then." },
    { .name = "profile",
      .type = BIDE_FIELD_REALS,
      AT(referrals, profile),
      .max = 100,
      .unit = "times the average",
      .source = "the same all the time",
      .sentence = "Factors that average 1 and divide a cycle evenly, the first from the "
                  "start of the simulation on." },
    { .name = "profile_weeks",
      .type = BIDE_FIELD_REAL,
      AT(referrals, profile_weeks),
      .min = 1,
      .max = 1040,
      .fallback = 52,
      .unit = "weeks",
      .source = "a year",
      .sentence = "Length of the cycle of \"profile\"." },
    { .name = "school_holidays",
      .type = BIDE_FIELD_REAL,
      AT(referrals, school_holidays),
      .max = 100,
      .fallback = 1,
      .unit = "times the rate",
      .source = "as many as in term",
      .sentence =
          "Referrals in the calendar's school holidays: 0.4 is 60 % fewer; those of "
          "the terms stay as they are." },
    { .name = "surges",
      .type = BIDE_FIELD_LIST,
      AT(referrals, surges),
      .max = 100,
      .table = &surge_table,
      .sentence = "Times of more or fewer referrals, and lasting steps; where two meet, "
                  "both count." },
    { .name = "variance_ratio",
      .type = BIDE_FIELD_REAL,
      AT(referrals, variance_ratio),
      .min = 1,
      .max = 1000,
      .flags = BIDE_FIELD_FIXED,
      .fallback = 1,
      .unit = "times the mean",
      .source = "Poisson: pure chance",
      .sentence = "Variance of a week's referrals, as a multiple of their mean: above 1 "
                  "there are busy and quiet weeks." },
    { .name = "batch",
      .type = BIDE_FIELD_DIST,
      AT(referrals, batch),
      .min = 1,
      .max = 1000,
      .flags = BIDE_FIELD_FIXED,
      .table = &bide_settings_dist_table,
      .unit = "children",
      .source = "one by one",
      .sentence = "Children who are referred together, such as siblings; per_week still "
                  "counts children." },
    { .name = "file",
      .type = BIDE_FIELD_TEXT,
      AT(referrals, file),
      .max = 300,
      .flags = BIDE_FIELD_FIXED,
      .source = "none",
      .sentence = "CSV file with the dates of referrals, in place of per_week: columns "
                  "date and, if known, priority, group and age." },
};
const struct bide_field_table bide_settings_referrals_table = { BIDE_SETTINGS_TABLE(
    "referrals", struct bide_spec_referrals, referrals_rows) };
