/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the waits of a pathway are measured. Sources of the standards:
 * rtt: consultant-led referral to treatment, rules suite of October 2022; NHS
 * constitution. community: Community Health Services SitRep, by bands of weeks to the
 * first contact. autism: NICE quality standard 51, statement 1: assessment started within
 * 3 months; NHS England counts 13 weeks to the first attended contact. ehc: SEND
 * Regulations 2014 (SI 2014/1530), regulations 5 and 13: decision within 6 weeks, final
 * plan within 20. children_in_care: statutory guidance of 2015, first health assessment
 * within 20 working days. camhs: clinical review of standards, consultation of 2021: help
 * within 4 weeks. */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

/* By enum bide_spec_clock. */
const char *const bide_settings_standard_clocks[] = { "custom", "rtt", "community",
                                                      "autism", "ehc", "children_in_care",
                                                      "camhs",  NULL };

static const struct bide_field standard_rows[] = {
    { .name = "within_weeks",
      .type = BIDE_FIELD_REAL,
      AT(standard, within_weeks),
      .max = 520,
      .fallback = NAN,
      .unit = "weeks",
      .source = "18, or what the pathway's clock says",
      .sentence = "A wait of up to this many weeks is within the standard. Give one of "
                  "within_weeks, within_days and within_working_days." },
    { .name = "within_days",
      .type = BIDE_FIELD_REAL,
      AT(standard, within_days),
      .max = 3640,
      .fallback = NAN,
      .unit = "days",
      .source = "within_weeks",
      .sentence = "The same in days, for limits that are no whole weeks." },
    { .name = "within_working_days",
      .type = BIDE_FIELD_REAL,
      AT(standard, within_working_days),
      .max = 2600,
      .fallback = NAN,
      .unit = "working days",
      .source = "within_weeks",
      .sentence = "The same in working days: Monday to Friday without the bank holidays "
                  "of England and Wales, whenever the service is open." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(standard, share),
      .max = 1,
      .fallback = NAN,
      .unit = "share",
      .source = "0.92, or what the pathway's clock says",
      .sentence = "Share of children that should be within the standard." },
};
const struct bide_field_table bide_settings_standard_table = { BIDE_SETTINGS_TABLE(
    "standard", struct bide_spec_standard, standard_rows) };
