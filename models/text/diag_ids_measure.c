/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_measure_rows[] = {
    { "BD-C150", "A standard is one length, in weeks, in days or in working days.\n"
                 "Example: standard = { within_weeks = 20; within_days = 140; };\n"
                 "Write standard = { within_days = 140; };" },
    { "BD-C151",
      "The share of children for whom a step was done in time is shown for one step of a "
      "pathway, so only one may have within_days.\n"
      "Example: within_days at the decision to assess and at the draft.\n"
      "Keep the one of which the share is to be shown." },
    { "BD-C152",
      "Waits from referral to treatment end with the first treatment, or with the "
      "decision that none is needed. The pathway does not say which of its steps that "
      "is; the last one that has staff was taken.\n"
      "Example: clock = \"rtt\"; and the steps triage, clinic and treatment.\n"
      "Add stops_clock = true; to the step that ends the wait." },
    { "BD-C153",
      "Exceptions are those of regulation 10(4) of the SEND Regulations 2014, which let "
      "an EHC plan be issued after 20 weeks. No other clock knows them.\n"
      "Example: clock = \"rtt\"; exceptions = 0.07;\n"
      "Write clock = \"ehc\"; or take the exceptions away." },
    { "BD-C154",
      "A target is a length of the list, a share within the standard or a number of long "
      "waits. Which of them is reached first, and so the chance, differs.\n"
      "Example: target = { list = 300; share = 0.92; };\n"
      "Write target = { list = 300; };" },
    { NULL, NULL },
};
