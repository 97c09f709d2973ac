/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag_ids.h"

#include <stddef.h>

const struct bide_diag_ids_row bide_diag_ids_contract_rows[] = {
    { "BD-C140",
      "A contract takes staff from a group whose WTE works in clinic sessions. "
      "Continuous clinicians are whole people who come and go by their schedule.\n"
      "Example: takes_staff = { staff = \"nurses\"; wte = 1; }; where nurses are given "
      "by clinicians = 4;\n"
      "Name another group, or write the smaller number into the group's schedule." },
    { "BD-C141",
      "A contract cannot take more staff than the group has at the start.\n"
      "Example: takes_staff = { staff = \"nurses\"; wte = 4; }; of wte = 3.0;\n"
      "Check the number: it is whole-time equivalents, not a percentage." },
    { "BD-C142",
      "The provider needs as long to begin as the contract lasts, on average, so most "
      "often no child is seen.\n"
      "Example: weeks = 12; mobilisation_weeks = 12;\n"
      "A late start does not move a contract's end: give weeks from the signature to "
      "the last clinic." },
    { "BD-C143",
      "The evaluation of a pilot says what it must achieve: at_least, at_most or both. "
      "It stops if the measure misses them on that day.\n"
      "Example: evaluate = { after_weeks = 26; measure = \"list\"; };\n"
      "Add at_most = 900; or take evaluate away." },
    { "BD-C144",
      "A pilot says in one way what becomes of the step: minutes replaces its time, "
      "minutes_saved takes something off, skips_step leaves it out.\n"
      "Example: minutes = 30; minutes_saved = 15;\n"
      "Keep the one you mean; two pilots of one step may differ." },
    { "BD-C145",
      "What a pilot must achieve cannot be, or cannot be missed: the share within the "
      "standard lies between 0 and 1, and at_least is no more than at_most.\n"
      "Example: measure = \"within_standard\"; at_least = 92;\n"
      "Write shares as 0.92." },
    { "BD-C146",
      "The evaluation would come when the pilot or the simulation is over, so it never "
      "happens.\n"
      "Example: weeks = 26; evaluate = { after_weeks = 26; measure = \"list\"; at_most "
      "= 900; };\n"
      "Evaluate earlier, or make the pilot longer." },
    { "BD-C147",
      "A contract is for children of some ages, and nothing says how old the children of "
      "its pathway are: nobody would be eligible.\n"
      "Example: eligible = { age_from = 16; }; on a pathway without age.\n"
      "Give the pathway, or its groups, an age." },
    { "BD-C148",
      "A contract is for children from one age to below another, which must be higher.\n"
      "Example: eligible = { age_from = 16; age_below = 16; };\n"
      "age_from = 16; age_below = 18; means those of 16 and 17." },
    { NULL, NULL },
};
