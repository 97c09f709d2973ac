/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h - the tables behind field.h, one for each kind of thing in a file. */
#ifndef BIDE_SCENARIO_SETTINGS_H
#define BIDE_SCENARIO_SETTINGS_H

#include <stddef.h>

#include "models/scenario/field.h"

/* Names of the rules of clocks, by enum bide_spec_clock; NULL at the end. */
extern const char *const bide_settings_standard_clocks[];

/* The members of a table that every table sets. */
#define BIDE_SETTINGS_TABLE(what_, type, rows_)                                          \
    .what = (what_), .size = sizeof(type), .rows = (rows_),                              \
    .count = sizeof(rows_) / sizeof((rows_)[0])

/* Where a member of struct bide_spec_TYPE lies. */
#define BIDE_SETTINGS_AT(type, member) .offset = offsetof(struct bide_spec_##type, member)

/* The table of the whole file. */
extern const struct bide_field_table bide_settings_plan_table;

extern const struct bide_field_table bide_settings_dist_table;
extern const struct bide_field_table bide_settings_staff_table;
extern const struct bide_field_table bide_settings_booking_table;
extern const struct bide_field_table bide_settings_people_turnover_table;
extern const struct bide_field_table bide_settings_people_absence_table;
extern const struct bide_field_table bide_settings_booking_start_table;
extern const struct bide_field_table bide_settings_pathway_table;
extern const struct bide_field_table bide_settings_standard_table;
extern const struct bide_field_table bide_settings_target_table;
extern const struct bide_field_table bide_settings_referrals_table;
extern const struct bide_field_table bide_settings_waiting_table;
extern const struct bide_field_table bide_settings_history_table;
extern const struct bide_field_table bide_settings_caseload_table;
extern const struct bide_field_table bide_settings_step_table;
extern const struct bide_field_table bide_settings_substitute_table;
extern const struct bide_field_table bide_settings_carve_out_table;
extern const struct bide_field_table bide_settings_leaving_table;
extern const struct bide_field_table bide_settings_onward_table;
extern const struct bide_field_table bide_settings_scenario_table;

#endif
