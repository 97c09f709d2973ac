/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_leaving.h - how children leave while waiting. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_LEAVING_H
#define BIDE_SCENARIO_CHECK_LEAVING_H

#include "models/scenario/check_part.h"

void bide_check_leaving_all(const struct bide_check_part *part);

/* Whether some children of the pathway leave. */
bool bide_check_leaving_happens(const struct bide_spec_leaving *leaving);

#endif
