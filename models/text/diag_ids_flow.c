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
    { "BD-C093",
      "A step that is repeated has two settings: how many further appointments follow "
      "the "
      "first, and how long it is until the next is due.\n"
      "Example: repeats = 3; without every_weeks.\n"
      "Write repeats = 3; every_weeks = 26; for four appointments half a year apart." },
    { "BD-C094",
      "Repeated appointments are staff time, and they are follow-ups or reviews: the "
      "wait "
      "is over by the first of them at the latest.\n"
      "Example: repeats on a step before the one with stops_clock = true;\n"
      "Repeat the step that stops the clock or a later one, and one that has staff." },
    { "BD-C095",
      "Children in service whose next appointments are spread over within_weeks are "
      "under review: the step must say how often it is repeated.\n"
      "Example: in_service = { step = \"visit\"; children = 40; within_weeks = 26; }; "
      "where visit has no repeats.\n"
      "Give the step \"repeats\" and \"every_weeks\", or leave within_weeks out." },
    { "BD-C096",
      "A step's most_waiting holds back the steps from which children come straight to "
      "it. "
      "There is nothing to hold back before the first step, after a delay, or for a step "
      "without staff, for which nobody waits.\n"
      "Example: most_waiting = 10; on the first step of a pathway.\n"
      "Close the whole list with the pathway's most_waiting, or limit a step that comes "
      "straight after one with staff." },
    { "BD-C097",
      "When the list of a step is full, the steps before it stop; if one of them is the "
      "step "
      "itself, or stops it in turn, nothing would ever move again.\n"
      "Example: a step with most_waiting whose next sends some children back to it.\n"
      "Leave out the limit of one of the steps of the loop." },
    { NULL, NULL },
};
