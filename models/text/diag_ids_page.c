/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag_ids.h"

#include <stddef.h>

const struct bide_diag_ids_row bide_diag_ids_page_rows[] = {
    { "BD-C200",
      "A target about long waits says how long is too long, and how many children may "
      "have waited longer. The second alone says nothing.\n"
      "Example: target = { at_most = 100; }\n"
      "Write target = { over_weeks = 52; at_most = 100; }: no more than 100 children "
      "have "
      "waited over 52 weeks." },
    { "BD-C201",
      "Waits on a list are counted by week, so that a long wait is a whole number of "
      "weeks.\n"
      "Example: over_weeks = 52.5\n"
      "Write over_weeks = 52." },
    { NULL, NULL },
};
