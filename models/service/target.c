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

/* Only a whole pathway has a target. */
void bide_target_measure(struct bide_run *run, const struct bide_plan_line *line,
                         double now, uint64_t within, double *row)
{
    row[BIDE_KPI_TARGET_REACHED] = NAN;
    row[BIDE_KPI_TARGET_WEEKS] = NAN;
    if (line->priority >= 0 || line->group >= 0) {
        return;
    }
    const double share = run->model->routes[line->pathway].target_share;
    struct bide_run_pathway *state = &run->pathways[line->pathway];
    if ((double) within >= share * row[BIDE_KPI_LIST] && now < state->target_day) {
        state->target_day = now;
    }
    const bool is_reached = state->target_day <= now;
    row[BIDE_KPI_TARGET_REACHED] = is_reached ? 1.0 : 0.0;
    row[BIDE_KPI_TARGET_WEEKS] = is_reached ? state->target_day / DAYS_PER_WEEK : NAN;
}
