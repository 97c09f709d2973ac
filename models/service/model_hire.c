/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_hire.h"

#include "models/service/model_name.h"

enum bide_err bide_model_hire_add(struct bide_model *model, const struct bide_spec *base,
                                  const struct bide_spec_change *change)
{
    struct bide_model_hire *hire = &model->hires[model->hire_count];
    hire->staff = (uint32_t) bide_model_name_staff(base, change->staff);
    hire->key = bide_model_tag(change->staff);
    for (size_t i = 0; i < model->hire_count; ++i) {
        hire->key += model->hires[i].staff == hire->staff ? 1ULL << 32 : 0;
    }
    hire->wte = change->wte;
    hire->start = bide_spec_change_day(base, change);
    hire->ramp_days = 7.0 * change->ramp_weeks;
    hire->failed_rounds = change->failed_rounds;
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = 0.0;
    if (change->lead_weeks.is_given) {
        params = bide_spec_dist_params(&change->lead_weeks);
    }
    const enum bide_err err = bide_dist_init(&hire->lead_days, &params, 7.0);
    model->hire_count += err == BIDE_OK ? 1 : 0;
    return err;
}
