/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_order_rows[] = {
    { "BD-C100",
      "A staff group with allocation = \"shares\" divides its time between its steps, so "
      "each of them needs its share.\n"
      "Example: two steps of the nurses, one with share_of_time = 0.7; the other "
      "without.\n"
      "Give the other share_of_time = 0.3;" },
    { "BD-C101",
      "The shares of a staff group's time that its steps get must add to 1, so that none "
      "of it is forgotten or given twice. What a step does not need goes to the others "
      "all the same.\n"
      "Example: share_of_time = 0.7; and share_of_time = 0.4; for two steps of the "
      "nurses.\n"
      "Change one of them." },
    { "BD-C102",
      "With allocation = \"relative_wait\" waits are divided by the weeks of the "
      "pathway's standard, which cannot be 0.\n"
      "Example: standard = { within_weeks = 0; };\n"
      "Give the standard its weeks, or choose another allocation." },
    { "BD-C103",
      "A setting has no effect, because the one that would use it is not chosen: slope "
      "needs order = \"ageing\", head_start_weeks needs order = \"head_start\", "
      "share_of_time needs a staff group with allocation = \"shares\".\n"
      "Example: order = \"priority\"; and slope = 4; for the urgent.\n"
      "Choose the order or allocation that is meant, or leave the setting out." },
    { "BD-C104",
      "or_staff and with_staff name other staff groups than the step's own, each once; "
      "and a step that nobody does has no others either.\n"
      "Example: staff = \"nurses\"; or_staff = ( { staff = \"nurses\"; } );\n"
      "Name another group, or leave it out." },
    { "BD-C105",
      "Staff who see a child together (with_staff) must all hold clinics, or all be "
      "continuous clinicians; and a step has either others instead (or_staff) or others "
      "as well (with_staff).\n"
      "Example: doctors with wte = 2; nurses with clinicians = 3; and a step of the "
      "doctors that has with_staff = [ \"nurses\" ];\n"
      "Give the nurses wte too." },
    { "BD-C106",
      "A carve-out keeps clinic time for a step that the staff group does, named as "
      "pathway.step, and only clinics have such time.\n"
      "Example: staff = { nurses = { wte = 2; carve_out = { step = \"review\"; slots = "
      "2; "
      "}; }; };\n"
      "Write step = \"autism.review\";" },
    { "BD-C107",
      "A carve-out says how much time is kept: a share of each day's clinic time, or "
      "slots, a number of children a day.\n"
      "Example: carve_out = { step = \"autism.review\"; };\n"
      "Add slots = 2; or share = 0.25;" },
    { "BD-C108",
      "Two carve-outs of a staff group are for the same children, so it is open which of "
      "them they use.\n"
      "Example: two for step = \"autism.review\";, one of them without priority.\n"
      "Join them, or give each its own priority." },
    { "BD-C109",
      "Staff who see children together (with_staff) find a time on the day itself; none "
      "of them can book appointments ahead (booking).\n"
      "Example: doctors with booking = { weeks_ahead = 6; }; and a step of the nurses "
      "that has with_staff = [ \"doctors\" ];\n"
      "Leave out booking for both, or let them see children apart." },
    { NULL, NULL },
};
