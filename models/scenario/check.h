/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check.h - whether the settings fit together: references, shares, dates, plausibility.
 */
#ifndef BIDE_SCENARIO_CHECK_H
#define BIDE_SCENARIO_CHECK_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* Report every problem of the base case and of the scenarios. BIDE_ERR_SPEC if diag holds
 * an error; warnings alone are BIDE_OK. */
BIDE_MUST_CHECK enum bide_err bide_check_spec(const struct bide_spec *spec,
                                              struct bide_diag *diag);

#endif
