/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings_change.h - what the tables of dated changes have in common. */
#ifndef BIDE_SCENARIO_SETTINGS_CHANGE_H
#define BIDE_SCENARIO_SETTINGS_CHANGE_H

#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

/* In the order of enum bide_spec_change_type, NULL at the end. */
extern const char *const bide_settings_change_types[];

extern const struct bide_field_table bide_settings_change_table;
extern const struct bide_field_table bide_settings_insourcing_table;
extern const struct bide_field_table bide_settings_pilot_table;
extern const struct bide_field_table bide_settings_hire_table;
extern const struct bide_field_table bide_settings_validation_table;
extern const struct bide_field_table bide_settings_support_table;
extern const struct bide_field_table bide_settings_training_table;
extern const struct bide_field_table bide_settings_extra_sessions_table;

/* The table of one type of change. */
#define BIDE_SETTINGS_CHANGE(name_, rows_)                                               \
    {                                                                                    \
        BIDE_SETTINGS_TABLE("change", struct bide_spec_change, rows_),                   \
            .variant = (name_)                                                           \
    }

/* What all changes have in common. */
#define BIDE_SETTINGS_CHANGE_ROWS                                                        \
    { .name = "type",                                                                    \
      .type = BIDE_FIELD_CHOICE,                                                         \
      BIDE_SETTINGS_AT(change, type),                                                    \
      .choices = bide_settings_change_types,                                             \
      .flags = BIDE_FIELD_REQUIRED,                                                      \
      .fallback = NAN,                                                                   \
      .sentence = "What kind of change it is." },                                        \
        { .name = "label",                                                               \
          .type = BIDE_FIELD_TEXT,                                                       \
          BIDE_SETTINGS_AT(change, label),                                               \
          .text = "",                                                                    \
          .source = "no label",                                                          \
          .sentence = "A note for readers." },                                           \
        { .name = "from",                                                                \
          .type = BIDE_FIELD_DATE,                                                       \
          BIDE_SETTINGS_AT(change, from),                                                \
          .source = "the start",                                                         \
          .sentence = "Date from which it holds." },                                     \
    {                                                                                    \
        .name = "from_week", .type = BIDE_FIELD_REAL,                                    \
        BIDE_SETTINGS_AT(change, from_week), .max = 10400, .fallback = NAN,              \
        .unit = "weeks",                                                                 \
        .sentence = "Weeks after the start from which it holds, instead of a date."      \
    }

#define BIDE_SETTINGS_RAMP_ROW                                                           \
    {                                                                                    \
        .name = "ramp_weeks", .type = BIDE_FIELD_REAL,                                   \
        BIDE_SETTINGS_AT(change, ramp_weeks), .max = 520, .unit = "weeks",               \
        .source = "at once",                                                             \
        .sentence = "Weeks over which it grows evenly from nothing to its full size."    \
    }

/* Whom a change of a list is for. */
#define BIDE_SETTINGS_LISTED_ROWS(what)                                                  \
    { .name = "pathway",                                                                 \
      .type = BIDE_FIELD_TEXT,                                                           \
      BIDE_SETTINGS_AT(change, pathway),                                                 \
      .flags = BIDE_FIELD_REQUIRED,                                                      \
      .sentence = "Pathway whose waiting children are " what "." },                      \
        { .name = "group",                                                               \
          .type = BIDE_FIELD_TEXT,                                                       \
          BIDE_SETTINGS_AT(change, group),                                               \
          .source = "everyone",                                                          \
          .sentence = "Group of children it is for." },                                  \
    {                                                                                    \
        .name = "waited_weeks", .type = BIDE_FIELD_REAL,                                 \
        BIDE_SETTINGS_AT(change, waited_weeks), .max = 2600, .unit = "weeks",            \
        .source = "everyone",                                                            \
        .sentence = "Only children who have waited at least this long."                  \
    }

#endif
