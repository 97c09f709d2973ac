/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_leaving_rows[] = {
    { "BD-C120",
      "How fast children leave while waiting is said in more than one way, or by half: "
      "per_week is a steady rate, from_weeks with rates one that depends on the wait so "
      "far, scale_weeks with power one that rises or falls with the wait.\n"
      "Example: leaving = { per_week = 0.01; scale_weeks = 80; };\n"
      "Keep one: leaving = { scale_weeks = 80; power = 1.5; };" },
    { "BD-C121",
      "Rates that depend on the wait begin with the day of referral, so the first of "
      "from_weeks is 0.\n"
      "Example: from_weeks = [ 18, 52 ]; rates = [ 0.002, 0.006 ];\n"
      "Say what holds before: from_weeks = [ 0, 18, 52 ]; rates = [ 0.0, 0.002, 0.006 "
      "];" },
    { "BD-C122", "An onward route is for children who went to another provider, but no "
                 "reason of the "
                 "pathway's leaving says that any do.\n"
                 "Example: onward = ( { to = \"titration\"; after = \"elsewhere\"; share "
                 "= 0.3; } );\n"
                 "Say how many: leaving = { reasons = ( { as = \"elsewhere\"; per_week = "
                 "0.002; } ); "
                 "};" },
    { NULL, NULL },
};
