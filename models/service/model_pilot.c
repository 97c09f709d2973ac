/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_pilot.h"

#include "models/service/model_name.h"

#define MINUTES_PER_DAY 1440.0

void bide_model_pilot_add(struct bide_model *model, const struct bide_spec *base,
                          const struct bide_spec_change *change)
{
    struct bide_model_pilot *pilot = &model->pilots[model->pilot_count++];
    const struct bide_spec_frees *frees = &change->frees;
    pilot->pathway = (uint32_t) bide_model_name_pathway(base, change->pathway);
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) base->pathways.items + pilot->pathway;
    const struct bide_spec_step *steps = pathway->steps.items;
    pilot->step = 0;
    while (change->step == NULL && pilot->step + 1 < pathway->steps.count
           && steps[pilot->step].staff == NULL) {
        ++pilot->step;
    }
    if (change->step != NULL) {
        pilot->step = (uint32_t) bide_model_name_step(base, pilot->pathway, change->step);
    }
    for (const struct bide_model_pilot *p = model->pilots; p < pilot; ++p) {
        pilot->turn += p->pathway == pilot->pathway && p->step == pilot->step ? 1 : 0;
    }
    pilot->group = bide_model_name_group(base, change->group);
    pilot->start = bide_spec_change_day(base, change);
    pilot->ramp_days = 7.0 * change->ramp_weeks;
    pilot->share = change->share;
    pilot->days_saved = change->minutes_saved / MINUTES_PER_DAY;
    pilot->skips_step = change->skips_step;
    pilot->frees_staff =
        frees->staff == NULL
            ? -1
            : (int) bide_spec_find(base->staff, sizeof(struct bide_spec_staff),
                                   frees->staff);
    pilot->frees_days_per_week = frees->minutes * frees->per_week / MINUTES_PER_DAY;
    pilot->cost_per_day = change->cost_per_week / 7.0;
}
