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
    { NULL, NULL },
};
