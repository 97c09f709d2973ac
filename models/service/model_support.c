/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_support.h"

#include <math.h>

#include "models/service/budget.h"
#include "models/service/model_name.h"

#define DAYS_PER_WEEK 7.0

static struct bide_model_listed compile_listed(const struct bide_spec *base,
                                               const struct bide_spec_change *change)
{
    const struct bide_model_listed listed = {
        .pathway = (uint32_t) bide_model_name_pathway(base, change->pathway),
        .group = bide_model_name_group(base, change->group),
        .waited_days = DAYS_PER_WEEK * change->waited_weeks,
    };
    return listed;
}

void bide_model_support_add(struct bide_model *model, const struct bide_spec *base,
                            const struct bide_spec_change *change)
{
    struct bide_model_support *support = &model->supports[model->support_count++];
    support->line = bide_budget_of_change(base, change);
    support->who = compile_listed(base, change);
    support->start = bide_spec_change_day(base, change);
    support->end =
        isnan(change->weeks) ? INFINITY : support->start + DAYS_PER_WEEK * change->weeks;
    support->factors[BIDE_MODEL_FASTER_LEAVING] = change->leaving_factor;
    support->factors[BIDE_MODEL_FASTER_ESCALATION] = change->escalation_factor;
    support->not_brought_factor = change->not_brought_factor;
    support->cost = change->cost_per_child;
    model->leavings[support->who.pathway].is_supported = true;
}

void bide_model_support_add_validation(struct bide_model *model,
                                       const struct bide_spec *base,
                                       const struct bide_spec_change *change)
{
    struct bide_model_validation *validation =
        &model->validations[model->validation_count++];
    validation->line = bide_budget_of_change(base, change);
    validation->who = compile_listed(base, change);
    validation->start = bide_spec_change_day(base, change);
    validation->repeat_days = DAYS_PER_WEEK * change->repeat_weeks;
    validation->share = change->share;
    validation->price = change->price;
    for (const struct bide_model_validation *v = model->validations; v < validation;
         ++v) {
        validation->turn += v->who.pathway == validation->who.pathway ? 1 : 0;
    }
}
