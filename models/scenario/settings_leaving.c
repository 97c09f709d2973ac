/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

#define HAZARD_ROWS(owner)                                                               \
    { .name = "per_week",                                                                \
      .type = BIDE_FIELD_REAL,                                                           \
      AT(owner, hazard.per_week),                                                        \
      .max = 100000,                                                                     \
      .unit = "share of those waiting a week",                                           \
      .source = "nobody leaves",                                                         \
      .sentence =                                                                        \
          "Rate at which a waiting child leaves unseen, however long the wait." },       \
        { .name = "from_weeks",                                                          \
          .type = BIDE_FIELD_REALS,                                                      \
          AT(owner, hazard.from_weeks),                                                  \
          .max = 2600,                                                                   \
          .unit = "weeks",                                                               \
          .source = "the rate does not depend on the wait",                              \
          .sentence = "Instead of per_week: the waits from which each of the rates "     \
                      "holds, rising from 0." },                                         \
        { .name = "rates",                                                               \
          .type = BIDE_FIELD_REALS,                                                      \
          AT(owner, hazard.rates),                                                       \
          .max = 100000,                                                                 \
          .unit = "share of those waiting a week",                                       \
          .source = "the rate does not depend on the wait",                              \
          .sentence = "Rate at which a child leaves who has waited so long, one for "    \
                      "each of from_weeks; the last goes on." },                         \
        { .name = "scale_weeks",                                                         \
          .type = BIDE_FIELD_REAL,                                                       \
          AT(owner, hazard.scale_weeks),                                                 \
          .min = 0.01,                                                                   \
          .max = 1e6,                                                                    \
          .fallback = NAN,                                                               \
          .unit = "weeks",                                                               \
          .source = "the rate does not depend on the wait",                              \
          .sentence = "Instead of per_week: the wait after which 63.2 % would have "     \
                      "left, by Weibull's distribution." },                              \
    {                                                                                    \
        .name = "power", .type = BIDE_FIELD_REAL, AT(owner, hazard.power), .min = 0.05,  \
        .max = 20, .fallback = NAN, .unit = "power of the wait",                         \
        .source = "needed with scale_weeks",                                             \
        .sentence = "With scale_weeks: 1 is a steady rate, above 1 it rises with the "   \
                    "wait, below 1 it falls."                                            \
    }

/* In the order of enum bide_spec_why. */
static const char *const whys[] = { "gave_up", "moved", "elsewhere", NULL };

static const struct bide_field reason_rows[] = {
    { .name = "as",
      .type = BIDE_FIELD_CHOICE,
      AT(reason, as),
      .choices = whys,
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .fallback = NAN,
      .sentence = "How they are counted: gave up waiting, moved to another area, or went "
                  "to another provider, such as by Right to Choose." },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(reason, label),
      .text = "",
      .source = "no label",
      .sentence = "A note for readers." },
    { .name = "group",
      .type = BIDE_FIELD_TEXT,
      AT(reason, group),
      .flags = BIDE_FIELD_FIXED,
      .source = "everyone",
      .sentence = "Group of children who leave for this reason." },
    HAZARD_ROWS(reason),
};
static const struct bide_field_table reason_table = { BIDE_SETTINGS_TABLE(
    "reason", struct bide_spec_reason, reason_rows) };

static const struct bide_field leaving_rows[] = {
    HAZARD_ROWS(leaving),
    { .name = "reasons",
      .type = BIDE_FIELD_LIST,
      AT(leaving, reasons),
      .max = 20,
      .table = &reason_table,
      .sentence = "Further reasons to leave, each with its own rate; whichever comes "
                  "first counts." },
};
const struct bide_field_table bide_settings_leaving_table = { BIDE_SETTINGS_TABLE(
    "leaving", struct bide_spec_leaving, leaving_rows) };
