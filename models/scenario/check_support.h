/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_support.h - validation of lists and support while waiting. Private to the check.
 */
#ifndef BIDE_SCENARIO_CHECK_SUPPORT_H
#define BIDE_SCENARIO_CHECK_SUPPORT_H

#include "models/scenario/check_part.h"

/* A change of one of these types, at path. */
void bide_check_support_one(const struct bide_check_part *part, const char *path,
                            const struct bide_spec_change *change);

#endif
