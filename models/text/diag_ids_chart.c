/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_chart_rows[] = {
    { "BD-C210",
      "A pathway's history is the list as it was published before the start. What was "
      "counted later is not known to the simulation: hold it against the results "
      "instead.\n"
      "Example: history = ( { date = \"2025-11-30\"; list = 2862; } ); with start = "
      "\"2025-08-01\";\n"
      "Leave the later counts out, or begin the simulation after them." },
    { "BD-C211",
      "The counts of a history stand in order, the oldest first, with one for each "
      "date.\n"
      "Example: history = ( { date = \"2025-06-30\"; list = 419; }, { date = "
      "\"2024-06-30\"; list = 543; } );\n"
      "Put them in order; where a date is there twice, keep the count that was "
      "corrected last." },
    { NULL, NULL },
};
