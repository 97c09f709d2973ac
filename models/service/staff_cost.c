/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/staff_cost.h"

#include <math.h>

#include "models/service/people.h"
#include "models/service/provider.h"

/* Those in post since the cost was last settled, and hires. */
double bide_staff_cost_group(const struct bide_run *run, size_t staff)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    const struct bide_run_staff *state = &run->staff[staff];
    const double now = run->loop.now;
    const double posts = group->is_continuous ? (double) state->base : group->wte;
    double days = posts * (now - state->paid_to);
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        const double from = fmax(run->hired[i], state->paid_to);
        days += hire->staff == staff ? hire->wte * fmax(0.0, now - from) : 0.0;
    }
    if (run->model->rosters[staff].has_people) {
        days = bide_people_paid_days(run, staff, state->paid_to);
    }
    days -= bide_provider_taken_days(run, staff, state->paid_to);
    return state->paid + fmax(0.0, days) * group->cost_per_day;
}

void bide_staff_cost_settle(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        run->staff[i].paid = bide_staff_cost_group(run, i);
        run->staff[i].paid_to = run->loop.now;
    }
}
