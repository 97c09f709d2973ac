/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/carve.h"

#include <math.h>

#include "models/service/waiting.h"

void bide_carve_open(struct bide_run *run, size_t staff, double offered, double ahead)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    struct bide_run_staff *state = &run->staff[staff];
    for (size_t i = 0; i < group->carve_count; ++i) {
        const struct bide_model_carve *carve = &group->carves[i];
        state->kept[i] = fmin(state->kept[i], 0.0) + carve->days + carve->share * offered;
    }
    state->ahead = ahead;
}

static bool is_for(const struct bide_model_carve *carve, uint32_t list,
                   unsigned class_index)
{
    return carve->list == list
           && (carve->class_index < 0 || carve->class_index == (int) class_index);
}

/* Whether any child waits for whom the time is kept. */
static bool is_wanted(struct bide_run *run, const struct bide_model_carve *carve)
{
    for (unsigned c = 0; c < carve->class_count; ++c) {
        if (is_for(carve, carve->list, c)
            && bide_waiting_first(run, carve->list, c).id != BIDE_POOL_NONE) {
            return true;
        }
    }
    return false;
}

double bide_carve_room(struct bide_run *run, size_t staff, uint32_t list,
                       unsigned class_index)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    const struct bide_run_staff *state = &run->staff[staff];
    double rest = state->left;
    for (size_t i = 0; i < group->carve_count; ++i) {
        const struct bide_model_carve *carve = &group->carves[i];
        if (is_for(carve, list, class_index)) {
            return fmin(state->kept[i], state->left);
        }
        const bool is_released =
            state->ahead <= carve->release_days && !is_wanted(run, carve);
        rest -= is_released ? 0.0 : fmax(state->kept[i], 0.0);
    }
    return rest;
}

void bide_carve_use(struct bide_run *run, size_t staff, uint32_t list,
                    unsigned class_index, double days)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    for (size_t i = 0; i < group->carve_count; ++i) {
        if (is_for(&group->carves[i], list, class_index)) {
            run->staff[staff].kept[i] -= days;
            return;
        }
    }
}
