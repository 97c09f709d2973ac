/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/onward.h"

#include "models/service/away.h"
#include "models/service/facts.h"
#include "models/service/limit.h"
#include "models/service/measure.h"
#include "models/service/route.h"
#include "models/service/story.h"
#include "models/service/task.h"

/* False if the pathway is closed to referral: the child is turned away. */
static bool enter(struct bide_run *run, uint32_t id, uint32_t to, int class_index,
                  uint8_t group)
{
    struct bide_run_child *child = bide_run_child(run, id);
    child->pathway = (uint8_t) to;
    child->step = 0;
    child->attempt = 0;
    child->missed = 0;
    child->asked = 0;
    child->flags = BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    child->since = run->loop.now;
    bide_facts_draw(run, child, class_index, group == BIDE_AWAY_DRAWS ? -1 : group);
    if (bide_limit_is_closed(run, to)) {
        bide_measure_turned_away(run, child);
        bide_task_answer(run, child);
        bide_pool_release(&run->children, id);
        return false;
    }
    bide_measure_enter(run, child, true);
    bide_story_tell(run, child, BIDE_STORY_REFERRED_ON);
    return true;
}

bool bide_onward_refer(struct bide_run *run, uint32_t id, uint32_t to)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const uint8_t group = bide_away_group(run, child, to);
    child->key = bide_route_key(child->key, run->model->routes[to].tag);
    return enter(run, id, to, -1, group);
}

bool bide_onward_return(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const bool is_task = child->parent != BIDE_POOL_NONE;
    const int class_index =
        is_task && child->class_index < BIDE_MODEL_MOST_CLASSES ? child->class_index : -1;
    --run->away_count;
    return enter(run, id, child->pathway, class_index, child->group);
}

bool bide_onward_go(struct bide_run *run, uint32_t id, enum bide_spec_over over)
{
    struct bide_run_child *child = bide_run_child(run, id);
    double days = 0.0;
    bide_task_answer(run, child);
    const struct bide_model_way *way = bide_away_is_open(run, child, over)
                                           ? bide_away_choose(run, child, over, &days)
                                           : NULL;
    if (way == NULL) {
        bide_pool_release(&run->children, id);
        return false;
    }
    if (over == BIDE_SPEC_OVER_COMPLETED && days <= 0.0) {
        return bide_onward_refer(run, id, way->pathway);
    }
    bide_away_send(run, id, way->pathway, days);
    return false;
}
