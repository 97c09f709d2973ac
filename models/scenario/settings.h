/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h - the tables behind field.h, one for each kind of thing in a file. */
#ifndef BIDE_SCENARIO_SETTINGS_H
#define BIDE_SCENARIO_SETTINGS_H

#include "models/scenario/field.h"

/* The members of a table that every table sets. */
#define BIDE_SETTINGS_TABLE(what_, type, rows_)                                          \
    .what = (what_), .size = sizeof(type), .rows = (rows_),                              \
    .count = sizeof(rows_) / sizeof((rows_)[0])

/* The table of the whole file. */
extern const struct bide_field_table bide_settings_plan_table;

extern const struct bide_field_table bide_settings_dist_table;
extern const struct bide_field_table bide_settings_plan_staff_table;
extern const struct bide_field_table bide_settings_pathway_table;
extern const struct bide_field_table bide_settings_scenario_table;

#endif
