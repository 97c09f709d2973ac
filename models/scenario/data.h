/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data.h - reads the data files that settings name: dated referrals, and the children who
 * wait at the start. */
#ifndef BIDE_SCENARIO_DATA_H
#define BIDE_SCENARIO_DATA_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* Read them into the spec's tables. Problems go to diag; its result is returned. */
BIDE_MUST_CHECK enum bide_err bide_data_read(struct bide_spec *spec,
                                             struct bide_diag *diag);

/* The table of a pathway's starting list, or of its referrals (BIDE_SPEC_REFERRALS); NULL
 * if it has none. */
const struct bide_spec_table *bide_data_table(const struct bide_spec *spec,
                                              size_t pathway, size_t waiting);

/* How many rows happen in the run: referrals before its end, and all who wait. */
size_t bide_data_used(const struct bide_spec *spec, const struct bide_spec_table *table);

#endif
