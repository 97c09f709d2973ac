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
    { NULL, NULL },
};
