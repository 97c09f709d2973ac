/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pilot.h"

struct bide_pilot_effect bide_pilot_effect(const struct bide_run *run,
                                           const struct bide_run_child *child)
{
    struct bide_pilot_effect effect = { .skips_step = false };
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        const bool is_meant = pilot->pathway == child->pathway
                              && pilot->step == child->step
                              && (pilot->group < 0 || pilot->group == (int) child->group);
        if (!is_meant) {
            continue;
        }
        struct bide_stream stream =
            bide_run_stream(run, child, BIDE_RUN_PILOT, pilot->turn);
        const double grown =
            bide_model_ramp(run->loop.now, pilot->start, pilot->ramp_days);
        if (bide_run_chance(&stream, pilot->share * grown)) {
            effect.skips_step = effect.skips_step || pilot->skips_step;
            effect.days_saved += pilot->days_saved;
        }
    }
    return effect;
}
