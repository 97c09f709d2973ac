/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field schedule_rows[] = {
    { .name = "from_week",
      .type = BIDE_FIELD_REAL,
      AT(schedule, from_week),
      .max = 10400,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "weeks",
      .sentence = "Weeks after the start from which this number holds." },
    { .name = "clinicians",
      .type = BIDE_FIELD_INT,
      AT(schedule, clinicians),
      .max = 10000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "clinicians",
      .sentence = "Clinicians from then on." },
};
static const struct bide_field_table schedule_table = { BIDE_SETTINGS_TABLE(
    "schedule entry", struct bide_spec_schedule, schedule_rows) };

static const struct bide_field leave_rows[] = {
    { .name = "from",
      .type = BIDE_FIELD_DATE,
      AT(leave, from),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "First day of the leave." },
    { .name = "to",
      .type = BIDE_FIELD_DATE,
      AT(leave, to),
      .flags = BIDE_FIELD_REQUIRED,
      .sentence = "Last day of the leave." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(leave, share),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "everyone",
      .sentence = "Share of the group that is away." },
};
static const struct bide_field_table leave_table = { BIDE_SETTINGS_TABLE(
    "leave", struct bide_spec_leave, leave_rows) };

/* In the order of enum bide_spec_when_fewer. */
static const char *const when_fewer[] = { "finish", "return", NULL };

static const char *const allocations[] = { "urgent_first", "longest_wait",
                                           "relative_wait", "shares", NULL };

static const struct bide_field staff_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(staff, name),
      .flags = BIDE_FIELD_IS_NAME },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(staff, label),
      .source = "the name itself",
      .sentence = "The staff group as reports show it." },
    { .name = "wte",
      .type = BIDE_FIELD_REAL,
      AT(staff, wte),
      .max = 10000,
      .fallback = NAN,
      .unit = "whole-time equivalents",
      .sentence = "People in post. Give wte for clinic sessions, or clinicians." },
    { .name = "sessions_per_week",
      .type = BIDE_FIELD_REAL,
      AT(staff, sessions_per_week),
      .max = 50,
      .fallback = 5,
      .unit = "sessions a week for each WTE",
      .source = "one session a working day",
      .sentence =
          "Clinic sessions one WTE holds in a week of work, spread evenly over its "
          "weekdays; fractions are carried to the next day." },
    { .name = "sessions_by_day",
      .type = BIDE_FIELD_REALS,
      AT(staff, sessions_by_day),
      .max = 50,
      .unit = "sessions of each WTE",
      .sentence =
          "Sessions one WTE holds on each day, instead of sessions_per_week: seven "
          "numbers from Monday to Sunday, or one for each of the weekdays." },
    { .name = "session_minutes",
      .type = BIDE_FIELD_REAL,
      AT(staff, session_minutes),
      .min = 1,
      .max = 1440,
      .fallback = 240,
      .unit = "minutes",
      .source = "a programmed activity of 4 hours",
      .sentence = "Length of a session. Children are seen one after another until the "
                  "minutes are used." },
    { .name = "admin_share",
      .type = BIDE_FIELD_REAL,
      AT(staff, admin_share),
      .max = 0.99,
      .unit = "share",
      .source = "all of it is clinical",
      .sentence = "Share of each session for administration and supervision, not for "
                  "seeing children." },
    { .name = "clinical_weeks",
      .type = BIDE_FIELD_REAL,
      AT(staff, clinical_weeks),
      .max = 52.18,
      .fallback = 52.18,
      .unit = "weeks a year",
      .source = "no leave: give the real number",
      .sentence =
          "Weeks a year a WTE is at work after leave and study; bank holidays are "
          "taken off by the calendar, not here." },
    { .name = "sickness",
      .type = BIDE_FIELD_REAL,
      AT(staff, sickness),
      .max = 1,
      .unit = "share",
      .source = "none",
      .sentence = "Share of sessions lost to sickness, on average." },
    { .name = "term_time_only",
      .type = BIDE_FIELD_BOOL,
      AT(staff, term_time_only),
      .flags = BIDE_FIELD_FIXED,
      .source = "all year",
      .sentence = "Whether no clinics are held in the calendar's school holidays; "
                  "clinical_weeks then takes off leave in term time only." },
    { .name = "leave",
      .type = BIDE_FIELD_LIST,
      AT(staff, leave),
      .max = 1000,
      .flags = BIDE_FIELD_FIXED,
      .table = &leave_table,
      .sentence = "Dates on which part of the group is away, besides clinical_weeks; "
                  "shares of the same day add up." },
    { .name = "weekdays",
      .type = BIDE_FIELD_TEXT,
      AT(staff, weekdays),
      .flags = BIDE_FIELD_FIXED,
      .source = "the calendar's working days",
      .sentence = "Days on which this group holds clinics, such as \"Tue,Thu\"." },
    { .name = "cost_per_wte",
      .type = BIDE_FIELD_REAL,
      AT(staff, cost_per_wte),
      .max = 1e6,
      .unit = "pounds a year",
      .source = "not counted",
      .sentence = "Cost of one WTE, or of one continuous clinician, with on-costs." },
    { .name = "clinicians",
      .type = BIDE_FIELD_INT,
      AT(staff, clinicians),
      .max = 10000,
      .fallback = NAN,
      .unit = "clinicians",
      .sentence = "Continuous clinicians: always open, each sees one child at a time." },
    { .name = "schedule",
      .type = BIDE_FIELD_LIST,
      AT(staff, schedule),
      .max = 1000,
      .flags = BIDE_FIELD_FIXED,
      .table = &schedule_table,
      .sentence = "Steps in the number of continuous clinicians." },
    { .name = "when_fewer",
      .type = BIDE_FIELD_CHOICE,
      AT(staff, when_fewer),
      .choices = when_fewer,
      .source = "nobody is sent home",
      .sentence =
          "When there are fewer continuous clinicians, those who go first "
          "\"finish\" with the child they are with, or \"return\" it to its place "
          "on the list, where its appointment begins again." },
    { .name = "allocation",
      .type = BIDE_FIELD_CHOICE,
      AT(staff, allocation),
      .choices = allocations,
      .fallback = BIDE_SPEC_ALLOCATION_URGENT_FIRST,
      .source = "one list for all",
      .sentence =
          "Which of its lists the group calls from, when the order of each has said who "
          "is next there: the most urgent of these children, the longest waiting, the "
          "longest waiting relative to their standard, or fixed shares of its time." },
    { .name = "booking",
      .type = BIDE_FIELD_GROUP,
      AT(staff, booking),
      .table = &bide_settings_booking_table,
      .sentence = "Appointments made weeks ahead; without it children are called on the "
                  "day." },
    { .name = "carve_out",
      .type = BIDE_FIELD_LIST,
      AT(staff, carve_out),
      .max = 8,
      .table = &bide_settings_carve_out_table,
      .sentence = "Clinic time kept for some children. They use this time and no other; "
                  "the others use the rest." },
    { .name = "turnover",
      .type = BIDE_FIELD_GROUP,
      AT(staff, turnover),
      .table = &bide_settings_people_turnover_table,
      .sentence =
          "People leave and their posts are empty until somebody new is found; "
          "a post is 1 WTE, the last one what is left. All are filled at first." },
    { .name = "absence",
      .type = BIDE_FIELD_GROUP,
      AT(staff, absence),
      .table = &bide_settings_people_absence_table,
      .sentence =
          "Sickness comes in spells of each person by chance, with the share that "
          "\"sickness\" gives in the long run; without it, its mean is taken off." },
};
const struct bide_field_table bide_settings_staff_table = { BIDE_SETTINGS_TABLE(
    "staff group", struct bide_spec_staff, staff_rows) };
