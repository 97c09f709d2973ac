/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag_ids.h"

#include <stddef.h>

const struct bide_diag_ids_row bide_diag_ids_flow_rows[] = {
    { "BD-C090",
      "In \"next\" the word \"end\" stands for the end of the pathway, so no step of a "
      "pathway that uses it can have that name.\n"
      "Example: next = { to = \"end\"; share = 0.1; }; beside a step { name = \"end\"; "
      "... }\n"
      "Give the step another name." },
    { NULL, NULL },
};
