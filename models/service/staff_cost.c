/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/staff_cost.h"

#include <math.h>

#include "models/service/overtime.h"
#include "models/service/provider.h"
#include "models/service/support.h"
#include "models/service/training.h"
#include "models/service/validation.h"

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

double bide_staff_cost_contract(const struct bide_run *run, size_t index)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    const double set_up = run->loop.now >= contract->start ? contract->set_up_cost : 0.0;
    return set_up + contract->price * (double) run->contracts[index].seen;
}

double bide_staff_cost_pilot(const struct bide_run *run, size_t index)
{
    const struct bide_model_pilot *pilot = &run->model->pilots[index];
    const double until = fmin(run->loop.now, run->pilots[index].end);
    return pilot->cost_per_day * fmax(0.0, until - pilot->start);
}

static double cost_of_programmes(const struct bide_run *run)
{
    double cost = 0.0;
    for (size_t i = 0; i < run->model->contract_count; ++i) {
        cost += bide_staff_cost_contract(run, i);
    }
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        cost += bide_staff_cost_pilot(run, i);
    }
    for (size_t i = 0; i < run->model->training_count; ++i) {
        cost += bide_training_cost(run, i);
    }
    for (size_t i = 0; i < run->model->extra_count; ++i) {
        cost += bide_overtime_cost(run, i);
    }
    return cost + bide_support_cost(run) + bide_validation_cost(run);
}

void bide_staff_cost_measure(const struct bide_run *run, double *row)
{
    double staff = 0.0;
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        staff += bide_staff_cost_group(run, i);
    }
    row[BIDE_KPI_COST_STAFF] = staff;
    row[BIDE_KPI_COST_CONTRACTS] = cost_of_programmes(run);
    row[BIDE_KPI_COST_TOTAL] = staff + row[BIDE_KPI_COST_CONTRACTS];
}
