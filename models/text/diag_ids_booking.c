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
    { NULL, NULL },
};
