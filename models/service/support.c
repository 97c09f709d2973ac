/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/support.h"

#include <math.h>

/* When the child's support begins, if it still waits then. */
static double begin_of(const struct bide_model_support *support,
                       const struct bide_run_child *child)
{
    return fmax(support->start, child->clock_start + support->who.waited_days);
}

double bide_support_factor(const struct bide_run *run, const struct bide_run_child *child,
                           enum bide_model_faster what, double time, double *until)
{
    double factor = 1.0;
    for (size_t i = 0; i < run->model->support_count; ++i) {
        const struct bide_model_support *support = &run->model->supports[i];
        const double begin = begin_of(support, child);
        if (!bide_run_is_listed(&support->who, child) || time >= support->end
            || begin >= support->end) {
            continue;
        }
        factor *= time >= begin ? support->factors[what] : 1.0;
        *until = fmin(*until, time >= begin ? support->end : begin);
    }
    return factor;
}

double bide_support_not_brought(const struct bide_run *run,
                                const struct bide_run_child *child)
{
    const double now = run->loop.now;
    double factor = 1.0;
    for (size_t i = 0; i < run->model->support_count; ++i) {
        const struct bide_model_support *support = &run->model->supports[i];
        const bool is_supported = bide_run_is_listed(&support->who, child)
                                  && (child->flags & BIDE_RUN_WAITING) != 0
                                  && now >= begin_of(support, child)
                                  && now < support->end;
        factor *= is_supported ? support->not_brought_factor : 1.0;
    }
    return factor;
}

/* Whether support began for a child who waited until time. */
static bool had(const struct bide_model_support *support,
                const struct bide_run_child *child, double time)
{
    const double begin = begin_of(support, child);
    return bide_run_is_listed(&support->who, child) && begin < support->end
           && begin <= time;
}

void bide_support_stop(struct bide_run *run, const struct bide_run_child *child,
                       double time)
{
    for (size_t i = 0; i < run->model->support_count; ++i) {
        run->reached[i] += had(&run->model->supports[i], child, time) ? 1 : 0;
    }
}

/* Children reached so far: those whose wait is over, and those who wait now. */
static uint64_t count_supported(const struct bide_run *run, size_t index)
{
    const struct bide_model_support *support = &run->model->supports[index];
    uint64_t count = run->reached[index];
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(run, id);
        const bool is_waiting = bide_pool_is_used(&run->children, id)
                                && (child->flags & BIDE_RUN_WAITING) != 0;
        count += is_waiting && had(support, child, fmin(run->loop.now, child->leave_at))
                     ? 1
                     : 0;
    }
    return count;
}

double bide_support_cost(const struct bide_run *run, size_t line)
{
    double cost = 0.0;
    for (size_t i = 0; i < run->model->support_count; ++i) {
        const double price = run->model->supports[i].cost;
        const bool is_meant = run->model->supports[i].line == line && price > 0.0;
        cost += is_meant ? price * (double) count_supported(run, i) : 0.0;
    }
    return cost;
}
