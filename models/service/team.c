/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/team.h"

enum {
    WHO_SHIFT = 13
}; /* the uppermost bits of a child's flags: 0 its staff, or 1 + who */

struct bide_team bide_team_of(const struct bide_model_step *step, size_t staff)
{
    const struct bide_model_help *help = &step->help;
    struct bide_team team = { .groups = { (uint32_t) staff }, .count = 1 };
    if (help->with_count > 0) {
        team.groups[0] = (uint32_t) step->staff;
    }
    for (size_t i = 0; i < help->with_count; ++i) {
        team.groups[team.count++] = help->with[i];
    }
    return team;
}

static const struct bide_model_step *step_of(const struct bide_run *run,
                                             const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway].steps[child->step];
}

void bide_team_note(const struct bide_run *run, struct bide_run_child *child,
                    size_t staff)
{
    const struct bide_model_help *help = &step_of(run, child)->help;
    unsigned who = 0;
    for (unsigned i = 0; i < help->other_count; ++i) {
        who = help->others[i] == staff ? i + 1 : who;
    }
    child->flags =
        (uint16_t) ((child->flags & ((1U << WHO_SHIFT) - 1)) | who << WHO_SHIFT);
}

size_t bide_team_noted(const struct bide_run *run, const struct bide_run_child *child)
{
    const struct bide_model_step *step = step_of(run, child);
    const unsigned who = (unsigned) child->flags >> WHO_SHIFT;
    return who > 0 ? step->help.others[who - 1] : (size_t) step->staff;
}
