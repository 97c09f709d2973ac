/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/cost.h"

#include <math.h>
#include <string.h>

#include "models/service/overtime.h"
#include "models/service/staff_cost.h"
#include "models/service/support.h"
#include "models/service/training.h"
#include "models/service/validation.h"

void bide_cost_clear(struct bide_run *run)
{
    memset(run->spent, 0, run->model->budget_count * sizeof(run->spent[0]));
}

void bide_cost_add(struct bide_run *run, size_t line, double pounds)
{
    BIDE_ASSERT(line < run->model->budget_count);
    run->spent[line] += pounds;
}

static double cost_of_contract(const struct bide_run *run, size_t index)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    const double set_up = run->loop.now >= contract->start ? contract->set_up_cost : 0.0;
    return set_up + contract->price * (double) run->contracts[index].seen;
}

static double cost_of_pilot(const struct bide_run *run, size_t index)
{
    const struct bide_model_pilot *pilot = &run->model->pilots[index];
    const double until = fmin(run->loop.now, run->pilots[index].end);
    return pilot->cost_per_day * fmax(0.0, until - pilot->start);
}

double bide_cost_line(const struct bide_run *run, size_t line)
{
    const struct bide_model *model = run->model;
    double cost = run->spent[line];
    if (line < model->staff_count) {
        return cost + bide_staff_cost_group(run, line);
    }
    cost += bide_support_cost(run, line) + bide_validation_cost(run, line);
    for (size_t i = 0; i < model->contract_count; ++i) {
        cost += model->contracts[i].line == line ? cost_of_contract(run, i) : 0.0;
    }
    for (size_t i = 0; i < model->training_count; ++i) {
        cost += model->trainings[i].line == line ? bide_training_cost(run, i) : 0.0;
    }
    for (size_t i = 0; i < model->extra_count; ++i) {
        cost += model->extras[i].line == line ? bide_overtime_cost(run, i) : 0.0;
    }
    for (size_t i = 0; i < model->pilot_count; ++i) {
        cost += model->pilots[i].line == line ? cost_of_pilot(run, i) : 0.0;
    }
    return cost;
}

void bide_cost_measure(const struct bide_run *run, double *row)
{
    const struct bide_model *model = run->model;
    const size_t standing = model->staff_count + model->pathway_count;
    double staff = 0.0;
    double programmes = 0.0;
    double recurrent = 0.0;
    for (size_t i = 0; i < model->budget_count; ++i) {
        const double cost = bide_cost_line(run, i);
        staff += i < model->staff_count ? cost : 0.0;
        programmes += i < model->staff_count ? 0.0 : cost;
        recurrent += i < standing ? cost : 0.0;
    }
    row[BIDE_KPI_COST_STAFF] = staff;
    row[BIDE_KPI_COST_CONTRACTS] = programmes;
    row[BIDE_KPI_COST_TOTAL] = staff + programmes;
    row[BIDE_KPI_COST_RECURRENT] = recurrent;
}

/* 1 if the line's contract failed or its pilot was stopped by now, 0 if not, NaN if the
 * scenario has no such thing. */
static double has_stopped(const struct bide_run *run, size_t line)
{
    const struct bide_model *model = run->model;
    const double now = run->loop.now;
    for (size_t i = 0; i < model->contract_count; ++i) {
        if (model->contracts[i].line == line) {
            const bool has_failed = run->contracts[i].opens >= model->contracts[i].end
                                    && now >= model->contracts[i].start;
            return has_failed ? 1.0 : 0.0;
        }
    }
    for (size_t i = 0; i < model->pilot_count; ++i) {
        if (model->pilots[i].line == line) {
            return run->pilots[i].has_stopped ? 1.0 : 0.0;
        }
    }
    return NAN;
}

void bide_cost_measure_line(const struct bide_run *run, size_t line, double *row)
{
    row[BIDE_KPI_BUDGET_COST] = bide_cost_line(run, line);
    row[BIDE_KPI_BUDGET_STOPPED] = has_stopped(run, line);
}
