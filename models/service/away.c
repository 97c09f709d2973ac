/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/away.h"

#include <math.h>

#include "models/service/measure.h"
#include "models/service/route.h"
#include "models/service/story.h"
#include "models/service/task.h"

uint8_t bide_away_group(const struct bide_run *run, const struct bide_run_child *child,
                        uint32_t to)
{
    const struct bide_model_pathway *pathways = run->epoch->pathways;
    const struct bide_model_split *known = &pathways[to].groups;
    for (size_t i = 0; i < known->count; ++i) {
        if (known->answers[i] == child->group) {
            return child->group;
        }
    }
    const bool is_none =
        child->group == BIDE_MODEL_NO_GROUP && pathways[child->pathway].groups.count > 0;
    return is_none ? BIDE_MODEL_NO_GROUP : BIDE_AWAY_DRAWS;
}

void bide_away_send(struct bide_run *run, uint32_t id, uint32_t to, double days)
{
    struct bide_run_child *child = bide_run_child(run, id);
    child->group = bide_away_group(run, child, to);
    child->key = bide_route_key(child->key, run->model->routes[to].tag);
    child->pathway = (uint8_t) to;
    child->flags = BIDE_RUN_AWAY;
    ++run->away_count;
    bide_loop_after(&run->loop, days, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_RETURN, id);
}

const struct bide_model_way *bide_away_choose(const struct bide_run *run,
                                              const struct bide_run_child *child,
                                              enum bide_spec_over over, double *days)
{
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    const struct bide_model_split *onward = &pathway->onward[over];
    if (onward->count == 0) {
        return NULL;
    }
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_ONWARD, 0);
    const uint32_t index = bide_model_choose(
        onward, (double) bide_stream_u32(&stream) * 0x1p-32, UINT32_MAX);
    if (index == UINT32_MAX) {
        return NULL;
    }
    *days = bide_dist_draw(&pathway->ways[index].days, &stream);
    return &pathway->ways[index];
}

/* The same child in a new place. */
static uint32_t copy_child(struct bide_run *run, uint32_t id)
{
    const uint32_t copy = bide_pool_take(&run->children);
    if (copy != BIDE_POOL_NONE) {
        *bide_run_child(run, copy) = *bide_run_child(run, id);
        bide_run_child(run, copy)->pending = 0;
        if (run->story != NULL) {
            bide_story_follow(run, id, copy);
        }
    }
    return copy;
}

/* Who went to another provider has routes apart, if there are any. */
static enum bide_spec_over way_of_leaving(const struct bide_run *run,
                                          const struct bide_run_child *child)
{
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    const bool is_apart = child->why == BIDE_RUN_ELSEWHERE
                          && pathway->onward[BIDE_SPEC_OVER_ELSEWHERE].count > 0;
    return is_apart ? BIDE_SPEC_OVER_ELSEWHERE : BIDE_SPEC_OVER_LEFT;
}

/* Counted from when it left, which may be in the past. */
void bide_away_left(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    double days = 0.0;
    if ((child->flags & BIDE_RUN_SETTLED) != 0) {
        return;
    }
    const bool is_withdrawn = bide_task_is_withdrawn(run, child);
    const double left = child->leave_at;
    child->flags |= BIDE_RUN_SETTLED;
    bide_task_answer(run, child);
    const struct bide_model_way *way =
        is_withdrawn ? NULL
                     : bide_away_choose(run, child, way_of_leaving(run, child), &days);
    const uint32_t copy = way != NULL ? copy_child(run, id) : BIDE_POOL_NONE;
    if (copy != BIDE_POOL_NONE) {
        bide_away_send(run, copy, way->pathway, fmax(0.0, left + days - run->loop.now));
    }
}

bool bide_away_withdraw(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (!bide_task_is_withdrawn(run, child)) {
        return false;
    }
    bide_measure_end(run, child, BIDE_MEASURE_ENDED);
    bide_task_answer(run, child);
    bide_pool_release(&run->children, id);
    return true;
}

void bide_away_look(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (!bide_pool_is_used(&run->children, id)) {
        return;
    }
    if ((child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= run->loop.now) {
        bide_measure_left(run, child);
    }
    if ((child->flags & BIDE_RUN_GONE) != 0) {
        bide_away_left(run, id);
    }
}
