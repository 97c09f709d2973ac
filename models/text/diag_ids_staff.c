/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_staff_rows[] = {
    { "BD-C130",
      "sessions_by_day has one number for each of the group's weekdays, in order, or "
      "seven from Monday to Sunday with 0 on all days that are not its weekdays.\n"
      "Example: weekdays = \"Tue,Thu\"; sessions_by_day = [ 1.0, 0.5, 1.0 ];\n"
      "Write sessions_by_day = [ 1.0, 0.5 ];" },
    { "BD-C131", "A leave has its last day before its first. Both are included.\n"
                 "Example: { from = \"2026-08-31\"; to = \"2026-08-01\"; }\n"
                 "Swap the two dates." },
    { "BD-C132",
      "Job plans, leave and extra sessions are about clinic sessions. Continuous "
      "clinicians hold none: they are always open, and their number says how much is "
      "done.\n"
      "Example: staff = { panel = { clinicians = 2; admin_share = 0.2; }; };\n"
      "Use fewer clinicians, or schedule, or give the group by wte." },
    { "BD-C133",
      "A group works in term time only, but the file does not say when schools are "
      "closed.\n"
      "Example: therapists = { wte = 2; term_time_only = true; };\n"
      "Add calendar = { school_holidays = ( { from = \"2025-12-22\"; to = "
      "\"2026-01-02\"; } ); };" },
    { "BD-C135",
      "Turnover needs both how often people leave and how long a post is then empty. "
      "\"set\" can change one of them only where the group is in the file.\n"
      "Example: a change that sets staff.nurses.turnover.per_year alone.\n"
      "Write turnover = { per_year = 0.0; vacancy_weeks = 14; }; in the file." },
    { "BD-C136",
      "Spells of sickness are drawn one after another: at most nine in ten people are "
      "sick at any time, and a spell lasts a day or more on average.\n"
      "Example: sickness = 5.5; or spell_weeks = 0.02;\n"
      "Check the units: sickness is a share, spell_weeks is in weeks." },
    { NULL, NULL },
};
