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
    { NULL, NULL },
};
