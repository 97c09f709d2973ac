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
    { "BD-C085", "A data file is a table as CSV: names of columns in the first row, "
                 "commas or semicolons "
                 "between cells, as many cells in every row. Cells may stand in double "
                 "quotes. It is "
                 "looked for from the folder of the configuration and has at most "
                 "1,000,000 rows and 64 "
                 "MiB.\n"
                 "Example: a row with one comma too many.\n"
                 "Mend the rows that are named, or save the sheet again as CSV UTF-8." },
    { "BD-C086",
      "A cell of a data file does not hold what its column should. Dates are written "
      "2025-08-31, numbers 6.5, and names of priorities, groups and steps as in the "
      "configuration. Cells are never repeated in messages, as they may be about a "
      "child.\n"
      "Example: 45900 for a date, which is how a spreadsheet counts days.\n"
      "Give the columns the right format in the spreadsheet and save it again." },
    { "BD-C087", "A data file has a column that looks as if it said who a child is: an "
                 "NHS number, a "
                 "unique pupil number, a name, a date of birth, an address or a "
                 "postcode. Nothing of "
                 "that is needed, so the file is not used at all.\n"
                 "Example: a first row date,nhs_number,priority.\n"
                 "Take the column out; with a column age, the age in years is enough." },
    { "BD-C088", "Referrals are a number a week or a file of dates, and a list at the "
                 "start is given by "
                 "wait bands or by a file of dates of referral. Referrals from a file "
                 "are taken as they "
                 "are: growth, months, profiles, surges, variance_ratio, batch and "
                 "factors of groups do "
                 "not change them.\n"
                 "Example: referrals = { per_week = 20; file = \"referrals.csv\"; };\n"
                 "Keep one of the two." },
    { "BD-C089", "in_service holds children who have been seen: their clock stopped, at "
                 "the step that "
                 "stops it or before. Children who are at an earlier step still wait.\n"
                 "Example: in_service = { step = \"triage\"; children = 20; }; when the "
                 "clock stops at "
                 "the visit after it.\n"
                 "Write waiting = { step = \"triage\"; ... } with their waits." },
    { NULL, NULL },
};
