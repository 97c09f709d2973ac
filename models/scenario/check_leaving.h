/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_leaving.h - how children leave while waiting. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_LEAVING_H
#define BIDE_SCENARIO_CHECK_LEAVING_H

#include "models/scenario/check_part.h"

void bide_check_leaving_all(const struct bide_check_part *part);

/* The group that owner.group names must be one of the pathway's. */
void bide_check_leaving_group(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway, const char *owner,
                              const char *group);

/* Whether some children go to another provider, and from there on. */
bool bide_check_leaving_goes_elsewhere(const struct bide_spec_pathway *pathway);

/* Whether some children of the pathway leave. */
bool bide_check_leaving_happens(const struct bide_spec_leaving *leaving);

#endif
