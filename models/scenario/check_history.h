/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_history.h - checks the lists that were published. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_HISTORY_H
#define BIDE_SCENARIO_CHECK_HISTORY_H

#include "models/scenario/check_part.h"

void bide_check_history_pathway(const struct bide_check_part *part,
                                const struct bide_spec_pathway *pathway);

#endif
