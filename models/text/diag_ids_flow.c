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
    { "BD-C091", "A step that asks other pathways waits for their answers, and nobody of "
                 "this pathway "
                 "works on it. It may have a time of its own, which it takes at least.\n"
                 "Example: { name = \"advice\"; staff = \"officers\"; asks = ... }\n"
                 "Make what the staff do a step before or after it." },
    { "BD-C092",
      "Requests lead back to a pathway that is waiting for them, so that children would "
      "wait for ever for themselves. The message names the pathways in order. Children "
      "redirected from a pathway that was asked are still waited for.\n"
      "Example: ehc asks paediatrics, and paediatrics asks ehc.\n"
      "Ask a pathway made for it, done by the same staff, such as one for advice only." },
    { NULL, NULL },
};
