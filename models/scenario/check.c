/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check.h"

#include "models/scenario/check_data.h"
#include "models/scenario/check_holidays.h"
#include "models/scenario/check_load.h"
#include "models/scenario/check_part.h"
#include "models/scenario/check_pathway.h"
#include "models/scenario/check_plan.h"
#include "models/scenario/check_scenario.h"

enum bide_err bide_check_spec(const struct bide_spec *spec, struct bide_diag *diag)
{
    const struct bide_check_part part = { .spec = spec,
                                          .diag = diag,
                                          .read_count = diag->count };
    bide_check_plan_all(&part);
    bide_check_pathway_all(&part);
    bide_check_data_all(&part);
    if (diag->error_count == 0) {
        bide_check_load_all(&part);
        bide_check_holidays_all(&part);
    }
    bide_check_scenario_all(&part);
    bide_spec_quote(spec, diag);
    bide_diag_sort(diag);
    return bide_diag_result(diag);
}
