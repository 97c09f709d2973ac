/* SPDX-License-Identifier: GPL-3.0-or-later */
/* team.h - who sees a child at a step: its staff group, another in place of it, or
 * several groups together. */
#ifndef BIDE_SERVICE_TEAM_H
#define BIDE_SERVICE_TEAM_H

#include "models/service/run.h"

/* The groups that see one child together, one person of each. */
struct bide_team {
    uint32_t groups[BIDE_MODEL_MOST_TEAM];
    size_t count;
};

/* The team if this group, on whose roster the list is, sees a child at the step. */
struct bide_team bide_team_of(const struct bide_model_step *step, size_t staff);

/* Remember which group sees the child, and tell it later. */
void bide_team_note(const struct bide_run *run, struct bide_run_child *child,
                    size_t staff);
size_t bide_team_noted(const struct bide_run *run, const struct bide_run_child *child);

/* Whether several groups see children of this step, one instead of the other or
 * together. */
static inline bool bide_team_is_shared(const struct bide_model_step *step)
{
    return step->help.with_count + step->help.other_count > 0;
}

#endif
