/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/leaving.h"

#include "engine/rand/sample.h"
#include "models/service/patience.h"

void bide_leaving_plan(const struct bide_run *run, struct bide_run_child *child,
                       double patience)
{
    const struct bide_model_leaving *leaving = &run->model->leavings[child->pathway];
    const struct bide_model_cause *causes = leaving->causes;
    child->leave_at =
        bide_patience_end(run, child, &causes[0], BIDE_MODEL_FASTER_LEAVING, patience);
    child->why = BIDE_RUN_GAVE_UP;
    for (size_t i = 1; i < leaving->cause_count; ++i) {
        if (causes[i].group >= 0 && causes[i].group != (int) child->group) {
            continue;
        }
        struct bide_stream stream =
            bide_run_stream(run, child, BIDE_RUN_REASON, causes[i].turn);
        const double time =
            bide_patience_end(run, child, &causes[i], BIDE_MODEL_FASTER_LEAVING,
                              bide_sample_exponential(&stream));
        bide_leaving_by(child, time, causes[i].why);
    }
}
