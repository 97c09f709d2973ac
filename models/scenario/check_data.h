/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_data.h - checks data files against the settings. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_DATA_H
#define BIDE_SCENARIO_CHECK_DATA_H

#include "models/scenario/check_part.h"

/* Whether the dates in the files lie where they should. */
void bide_check_data_all(const struct bide_check_part *part);

/* Referrals are a rate or a file. */
void bide_check_data_referrals(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway);

#endif
