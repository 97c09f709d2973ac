/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag_ids.h"

#include <stddef.h>

const struct bide_diag_ids_row bide_diag_ids_demand_rows[] = {
    { "BD-C080",
      "A pathway has one share for each group, for each group is referred as a stream of "
      "its own.\n"
      "Example: groups = ( { group = \"in_care\"; share = 0.1; }, { group = \"in_care\"; "
      "share = 0.2; } );\n"
      "Join the two, or give one of them the name of another group." },
    { "BD-C081",
      "School holidays are given once, in the calendar, with their first and last day; "
      "each "
      "pathway says how many referrals come then.\n"
      "Example: calendar = { school_holidays = ( { from = \"2025-10-27\"; to = "
      "\"2025-10-31\"; } ); }; and in a pathway referrals = { per_week = 20; "
      "school_holidays = 0.6; };\n"
      "Give the dates; a holiday of one day begins and ends on it." },
    { "BD-C082",
      "Children who are referred together are a whole number: always the same, or values "
      "with weights.\n"
      "Example: batch = 1.5;\n"
      "Write batch = { shape = \"empirical\"; values = [ 1, 2, 3 ]; weights = [ 80, 18, "
      "2 ]; "
      "};" },
    { "BD-C083",
      "Ages are in years at referral. Children whose age is known leave a list with "
      "ages_out_at on that birthday; others never do.\n"
      "Example: ages_out_at = 18; on a pathway without age.\n"
      "Write age = { shape = \"triangular\"; min = 2; mode = 6; max = 17; }; or as it is "
      "in "
      "your data." },
    { NULL, NULL },
};
