/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field booking_rows[] = {
    { .name = "weeks_ahead",
      .type = BIDE_FIELD_INT,
      AT(booking, weeks_ahead),
      .max = 52,
      .flags = BIDE_FIELD_FIXED,
      .unit = "weeks",
      .source = "none: children are called on the day",
      .sentence =
          "The diary of clinics is open so far ahead. Each working day it is filled "
          "with the children who are next, the earliest clinic first." },
    { .name = "notice_days",
      .type = BIDE_FIELD_INT,
      AT(booking, notice_days),
      .max = 363,
      .unit = "days",
      .source = "none: the next clinic can be booked",
      .sentence =
          "Nobody is booked for a day that is nearer than this; time that is given "
          "back later is lost." },
    { .name = "overbook",
      .type = BIDE_FIELD_REAL,
      AT(booking, overbook),
      .max = 1,
      .unit = "share",
      .source = "none",
      .sentence =
          "Share of each clinic's time that is booked in excess, because some are "
          "not brought." },
    { .name = "cancelled",
      .type = BIDE_FIELD_REAL,
      AT(booking, cancelled),
      .max = 0.99,
      .unit = "share",
      .source = "none",
      .sentence = "Share of appointments booked ahead that families cancel; the child is "
                  "booked again and keeps clock and place." },
    { .name = "cancel_days",
      .type = BIDE_FIELD_DIST,
      AT(booking, cancel_days),
      .max = 363,
      .unit = "days",
      .table = &bide_settings_dist_table,
      .source = "on the day",
      .sentence = "How many days before the appointment families cancel: a number or a "
                  "distribution." },
};
const struct bide_field_table bide_settings_booking_table = { BIDE_SETTINGS_TABLE(
    "booking", struct bide_spec_booking, booking_rows) };

static const struct bide_field booked_rows[] = {
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(booked, step),
      .source = "the first step that has staff",
      .sentence = "Step for which they are booked; its staff group must book ahead." },
    { .name = "per_week",
      .type = BIDE_FIELD_REALS,
      AT(booked, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "children",
      .sentence =
          "How many are booked in the first week, the second and so on: those who "
          "are next by the usual order. Time of these weeks that is nearer than the "
          "notice and not booked stays empty." },
};
const struct bide_field_table bide_settings_booking_start_table = { BIDE_SETTINGS_TABLE(
    "booked appointments", struct bide_spec_booked, booked_rows) };
