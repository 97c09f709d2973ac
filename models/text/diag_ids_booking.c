/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_booking_rows[] = {
    { "BD-C110",
      "A step without staff is a delay: there is no appointment that a child could "
      "miss.\n"
      "Example: steps = ( { name = \"triage\"; weeks = 2; not_brought = 0.1; } );\n"
      "Give the step the staff group that does it, or take the setting away; for "
      "children "
      "who stop waiting use \"leaving\" or \"ends\"." },
    { "BD-C111", "A staff group says how appointments are made ahead, but not for how "
                 "many weeks its "
                 "diary is open.\n"
                 "Example: booking = { notice_days = 14; };\n"
                 "Write booking = { weeks_ahead = 6; notice_days = 14; };" },
    { "BD-C112", "Only clinic sessions can be booked ahead. Continuous clinicians are "
                 "always open and "
                 "call the next child as soon as they are free.\n"
                 "Example: staff = { crisis = { clinicians = 2; booking = { weeks_ahead "
                 "= 2; }; }; };\n"
                 "Take booking away, or describe the group by wte and sessions." },
    { "BD-C113", "The notice that families are given is longer than the diary reaches, "
                 "so that there is "
                 "no day for which anybody could be booked.\n"
                 "Example: booking = { weeks_ahead = 2; notice_days = 21; };\n"
                 "Give less notice or open the diary for more weeks." },
    { "BD-C114", "Some children are said to have appointments at the start, but the "
                 "staff who do the "
                 "step keep no diary, or the step has no staff.\n"
                 "Example: booked = { step = \"visit\"; per_week = [ 10, 8 ]; }; when "
                 "the nurses who do "
                 "the visit have no booking = { weeks_ahead = ...; };\n"
                 "Give the staff group a diary, or name another step." },
    { "BD-C115", "Appointments at the start lie further ahead than the staff group's "
                 "diary reaches.\n"
                 "Example: weeks_ahead = 2; and per_week = [ 10, 9, 8 ];\n"
                 "Leave out the weeks beyond the diary, or open it for longer." },
    { "BD-C116",
      "More children are booked at the start than wait for that step. Those who have an "
      "appointment are still waiting and stand on the starting list.\n"
      "Example: children = [ 12 ]; and per_week = [ 10, 9, 8 ];\n"
      "Count the list with those who are booked." },
    { NULL, NULL },
};
