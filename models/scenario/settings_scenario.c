/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT(type, member) .offset = offsetof(struct bide_spec_##type, member)

/* In the order of enum bide_spec_change_type. */
static const char *const types[] = { "insourcing", "pilot", "hire", "set", NULL };

/* What all changes have in common. */
#define COMMON_ROWS                                                                      \
    { .name = "type",                                                                    \
      .type = BIDE_FIELD_CHOICE,                                                         \
      AT(change, type),                                                                  \
      .choices = types,                                                                  \
      .flags = BIDE_FIELD_REQUIRED,                                                      \
      .fallback = NAN,                                                                   \
      .sentence = "What kind of change it is." },                                        \
        { .name = "label",                                                               \
          .type = BIDE_FIELD_TEXT,                                                       \
          AT(change, label),                                                             \
          .text = "",                                                                    \
          .source = "no label",                                                          \
          .sentence = "A note for readers." },                                           \
        { .name = "from",                                                                \
          .type = BIDE_FIELD_DATE,                                                       \
          AT(change, from),                                                              \
          .source = "the start",                                                         \
          .sentence = "Date from which it holds." },                                     \
    {                                                                                    \
        .name = "from_week", .type = BIDE_FIELD_REAL, AT(change, from_week),             \
        .max = 10400, .fallback = NAN, .unit = "weeks",                                  \
        .sentence = "Weeks after the start from which it holds, instead of a date."      \
    }

#define RAMP_ROW                                                                         \
    {                                                                                    \
        .name = "ramp_weeks", .type = BIDE_FIELD_REAL, AT(change, ramp_weeks),           \
        .max = 520, .unit = "weeks", .source = "at once",                                \
        .sentence = "Weeks over which it grows evenly from nothing to its full size."    \
    }

static const struct bide_field eligible_rows[] = {
    { .name = "waited_weeks",
      .type = BIDE_FIELD_REAL,
      AT(eligible, waited_weeks),
      .max = 2600,
      .unit = "weeks",
      .source = "everyone",
      .sentence = "Only children who have waited at least this long." },
    { .name = "group",
      .type = BIDE_FIELD_TEXT,
      AT(eligible, group),
      .source = "everyone",
      .sentence = "Only children of this group." },
    { .name = "priority",
      .type = BIDE_FIELD_TEXT,
      AT(eligible, priority),
      .source = "everyone",
      .sentence = "Only children of this priority." },
};
static const struct bide_field_table eligible_table = { BIDE_SETTINGS_TABLE(
    "eligibility", struct bide_spec_eligible, eligible_rows) };

static const struct bide_field insourcing_rows[] = {
    COMMON_ROWS,
    RAMP_ROW,
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(change, step),
      .flags = BIDE_FIELD_REQUIRED,
      .max = 161, /* two names and the dot */
      .sentence = "Step whose list the contract works on, as \"pathway.step\"." },
    { .name = "weeks",
      .type = BIDE_FIELD_REAL,
      AT(change, weeks),
      .max = 10400,
      .fallback = NAN,
      .unit = "weeks",
      .source = "until the total is reached",
      .sentence = "Length of the contract." },
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(change, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "children a week",
      .sentence = "Children seen in a week of five working days." },
    { .name = "total",
      .type = BIDE_FIELD_REAL,
      AT(change, total),
      .max = 10000000,
      .fallback = NAN,
      .unit = "children",
      .source = "no limit",
      .sentence = "Most children seen in all." },
    { .name = "price",
      .type = BIDE_FIELD_REAL,
      AT(change, price),
      .max = 1e6,
      .unit = "pounds a child",
      .source = "not counted",
      .sentence = "Price of each child seen." },
    { .name = "set_up_cost",
      .type = BIDE_FIELD_REAL,
      AT(change, set_up_cost),
      .max = 1e9,
      .unit = "pounds",
      .source = "none",
      .sentence = "Paid once when the contract begins." },
    { .name = "eligible",
      .type = BIDE_FIELD_GROUP,
      AT(change, eligible),
      .table = &eligible_table,
      .sentence = "Who is offered it; the longest waiting come first." },
    { .name = "uptake",
      .type = BIDE_FIELD_REAL,
      AT(change, uptake),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "everyone accepts",
      .sentence =
          "Share of children offered it who accept; the others are not asked again." },
    { .name = "second_look",
      .type = BIDE_FIELD_REAL,
      AT(change, second_look),
      .max = 1,
      .unit = "share",
      .source = "none",
      .sentence = "Share of children seen whom NHS staff must see again for this step." },
};

static const struct bide_field frees_rows[] = {
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(frees, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group whose time is freed." },
    { .name = "minutes",
      .type = BIDE_FIELD_REAL,
      AT(frees, minutes),
      .max = 10000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "minutes",
      .sentence = "Time freed each time." },
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(frees, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "times a week",
      .sentence = "How often, before the pilot's share is taken." },
};
static const struct bide_field_table frees_table = { BIDE_SETTINGS_TABLE(
    "time freed", struct bide_spec_frees, frees_rows) };

static const struct bide_field pilot_rows[] = {
    COMMON_ROWS,
    RAMP_ROW,
    { .name = "pathway",
      .type = BIDE_FIELD_TEXT,
      AT(change, pathway),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Pathway the pilot is part of." },
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(change, step),
      .source = "the first step that has staff",
      .sentence = "Step that is made shorter or left out." },
    { .name = "group",
      .type = BIDE_FIELD_TEXT,
      AT(change, group),
      .source = "everyone",
      .sentence = "Group of children it is for." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(change, share),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "all of them",
      .sentence = "Share of those children, and of the time freed, once fully grown." },
    { .name = "minutes_saved",
      .type = BIDE_FIELD_REAL,
      AT(change, minutes_saved),
      .max = 100000,
      .unit = "minutes",
      .source = "none",
      .sentence = "Staff time saved at the step for each child in the pilot." },
    { .name = "skips_step",
      .type = BIDE_FIELD_BOOL,
      AT(change, skips_step),
      .source = "the step stays",
      .sentence =
          "Whether children in the pilot leave the step out when they come to it; "
          "those already on its list stay there." },
    { .name = "frees",
      .type = BIDE_FIELD_GROUP,
      AT(change, frees),
      .table = &frees_table,
      .sentence = "Staff time the pilot frees outside the pathways modelled here." },
    { .name = "cost_per_week",
      .type = BIDE_FIELD_REAL,
      AT(change, cost_per_week),
      .max = 1e8,
      .unit = "pounds a week",
      .source = "not counted",
      .sentence = "Cost of running the pilot." },
};

static const struct bide_field hire_rows[] = {
    COMMON_ROWS,
    RAMP_ROW,
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(change, staff),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Staff group that grows." },
    { .name = "wte",
      .type = BIDE_FIELD_REAL,
      AT(change, wte),
      .max = 10000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "whole-time equivalents",
      .sentence = "People hired; whole numbers for continuous clinicians." },
    { .name = "lead_weeks",
      .type = BIDE_FIELD_DIST,
      AT(change, lead_weeks),
      .max = 1e9,
      .unit = "weeks",
      .source = "none",
      .table = &bide_settings_dist_table,
      .sentence = "Weeks from the decision to the first day at work: a number or a "
                  "distribution." },
};

static const struct bide_field set_rows[] = {
    COMMON_ROWS,
    { .name = "path",
      .type = BIDE_FIELD_TEXT,
      AT(change, path),
      .flags = BIDE_FIELD_REQUIRED,
      .max = 300,
      .sentence = "Setting to change, such as \"pathways.autism.referrals.per_week\"." },
    { .name = "value",
      .type = BIDE_FIELD_VALUE,
      AT(change, value),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Its new value." },
};

static const struct bide_field common_rows[] = { COMMON_ROWS };

#define VARIANT(name_, rows_)                                                            \
    static const struct bide_field_table name_##_table = {                               \
        BIDE_SETTINGS_TABLE("change", struct bide_spec_change, rows_), .variant = #name_ \
    }
VARIANT(insourcing, insourcing_rows);
VARIANT(pilot, pilot_rows);
VARIANT(hire, hire_rows);
VARIANT(set, set_rows);

static const struct bide_field_table *const change_variants[] = {
    &insourcing_table, &pilot_table, &hire_table, &set_table, NULL
};
static const struct bide_field_table change_table = {
    BIDE_SETTINGS_TABLE("change", struct bide_spec_change, common_rows),
    .variants = change_variants
};

static const struct bide_field scenario_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(scenario, name),
      .flags = BIDE_FIELD_IS_NAME },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(scenario, label),
      .source = "the name itself",
      .sentence = "The scenario as reports show it." },
    { .name = "changes",
      .type = BIDE_FIELD_LIST,
      AT(scenario, changes),
      .max = 100,
      .table = &change_table,
      .sentence =
          "What is done differently, each change dated; at most 8 of them insourcing." },
    { .name = "includes",
      .type = BIDE_FIELD_TEXTS,
      AT(scenario, includes),
      .sentence = "Other scenarios whose changes are made as well." },
};
const struct bide_field_table bide_settings_scenario_table = { BIDE_SETTINGS_TABLE(
    "scenario", struct bide_spec_scenario, scenario_rows) };
