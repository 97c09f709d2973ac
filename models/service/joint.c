/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/joint.h"

#include <math.h>

#include "models/service/carve.h"
#include "models/service/team.h"

static bool is_free(struct bide_run *run, size_t staff, uint32_t list,
                    unsigned class_index)
{
    const struct bide_run_staff *state = &run->staff[staff];
    if (run->epoch->staff[staff].is_continuous) {
        return state->busy < state->clinicians;
    }
    return state->opened >= floor(run->loop.now)
           && bide_carve_room(run, staff, list, class_index) > BIDE_RUN_TOO_SHORT;
}

bool bide_joint_is_possible(struct bide_run *run, size_t staff,
                            const struct bide_model_step *step, uint32_t list,
                            unsigned class_index)
{
    if (step->help.with_count == 0) {
        return true;
    }
    const struct bide_team team = bide_team_of(step, staff);
    for (size_t i = 0; i < team.count; ++i) {
        if (team.groups[i] != staff && !is_free(run, team.groups[i], list, class_index)) {
            return false;
        }
    }
    return true;
}
