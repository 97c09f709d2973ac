/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/age.h"

#include <math.h>

#include "engine/base/civil.h"
#include "models/service/leaving.h"

enum { MOST_DRAWS = 64 };

/* A day of birth. Who waits at the start is not too old by then: ages at referral are
 * drawn until one fits, and if none does, the child is too old within the year. */
static double draw(const struct bide_run *run, const struct bide_run_child *child,
                   const struct bide_dist *days)
{
    const double limit = run->model->routes[child->pathway].ages_out_days;
    const bool has_waited = child->clock_start < 0.0;
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_BIRTHDAY, 0);
    for (int i = 0; i < MOST_DRAWS; ++i) {
        const double born = child->clock_start - bide_dist_draw(days, &stream);
        if (!has_waited || born + limit > 0.0) {
            return born;
        }
    }
    return BIDE_CIVIL_DAYS_PER_YEAR * bide_stream_uniform(&stream) - limit;
}

void bide_age_plan(const struct bide_run *run, struct bide_run_child *child)
{
    const struct bide_model_route *route = &run->model->routes[child->pathway];
    if (isnan(child->born) && route->age_count > 0) {
        const size_t none = route->age_count - 1;
        const struct bide_model_age *age =
            &route->ages[child->group == BIDE_MODEL_NO_GROUP ? none : child->group];
        child->born = age->is_known ? draw(run, child, &age->days) : NAN;
    }
    const double too_old = child->born + route->ages_out_days;
    if (too_old < INFINITY) {
        bide_leaving_by(child, fmax(too_old, run->loop.now), BIDE_RUN_AGED_OUT);
    }
}
