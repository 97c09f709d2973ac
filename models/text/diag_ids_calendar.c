/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_calendar_rows[] = {
    { "BD-C170", "School holidays are known only as far as the calendar lists them: "
                 "after the last one "
                 "referrals come and staff work as in term, to the end of the run. No "
                 "term is half a "
                 "year long.\n"
                 "Example: the holidays of one school year in a run of three years.\n"
                 "List the holidays of the other years too, or shorten the run." },
    { NULL, NULL },
};
