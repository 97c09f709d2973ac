/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/target.h"

#include <math.h>

#define DAYS_PER_WEEK 7.0

/* While children come on to the starting lists nothing is reached. */
void bide_target_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        run->pathways[i].target_day = -1.0;
    }
}

void bide_target_begin(struct bide_run *run)
{
    bool has_list = false;
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        run->pathways[i].target_day = INFINITY;
        bide_target_look(run, i);
        has_list = has_list || run->model->routes[i].target_list >= 0;
    }
    if (has_list) {
        bide_loop_after(&run->loop, DAYS_PER_WEEK, BIDE_RUN_FIRST_MEASURE,
                        BIDE_RUN_TARGET, 0);
    }
}

void bide_target_again(struct bide_run *run)
{
    bide_loop_after(&run->loop, DAYS_PER_WEEK, BIDE_RUN_FIRST_MEASURE, BIDE_RUN_TARGET,
                    0);
}

static bool is_met(const struct bide_model_route *route, const struct bide_line *counted)
{
    const double children = (double) counted->weekly->total;
    if (route->target_over_weeks > 0) {
        const uint64_t over =
            bide_histogram_between(counted->weekly, route->target_over_weeks, SIZE_MAX);
        return (double) over <= route->target_at_most;
    }
    return children <= (double) route->target_list
           || (double) counted->stock.within >= route->target_share * children;
}

/* Only a whole pathway has a target. */
void bide_target_measure(struct bide_run *run, const struct bide_plan_line *line,
                         double now, const struct bide_line *counted, double *row)
{
    row[BIDE_KPI_TARGET_MET] = NAN;
    row[BIDE_KPI_TARGET_REACHED] = NAN;
    row[BIDE_KPI_TARGET_WEEKS] = NAN;
    if (line->priority >= 0 || line->group >= 0) {
        return;
    }
    struct bide_run_pathway *state = &run->pathways[line->pathway];
    const bool is_met_now = is_met(&run->model->routes[line->pathway], counted);
    if (is_met_now && now < state->target_day) {
        state->target_day = now;
    }
    const bool is_reached = state->target_day <= now;
    row[BIDE_KPI_TARGET_MET] = is_met_now ? 1.0 : 0.0;
    row[BIDE_KPI_TARGET_REACHED] = is_reached ? 1.0 : 0.0;
    row[BIDE_KPI_TARGET_WEEKS] = is_reached ? state->target_day / DAYS_PER_WEEK : NAN;
}
