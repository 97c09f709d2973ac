/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_caseload.h - checks who is in service at the start. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_CASELOAD_H
#define BIDE_SCENARIO_CHECK_CASELOAD_H

#include "models/scenario/check_part.h"

void bide_check_caseload_pathway(const struct bide_check_part *part,
                                 const struct bide_spec_pathway *pathway);

#endif
