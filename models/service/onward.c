/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/onward.h"

#include "models/service/away.h"
#include "models/service/facts.h"
#include "models/service/measure.h"
#include "models/service/route.h"
#include "models/service/story.h"
#include "models/service/task.h"

static void enter(struct bide_run *run, struct bide_run_child *child, uint32_t to,
                  int class_index, uint8_t group)
{
    child->pathway = (uint8_t) to;
    child->step = 0;
    child->attempt = 0;
    child->missed = 0;
    child->asked = 0;
    child->flags = BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    child->since = run->loop.now;
    bide_facts_draw(run, child, class_index, group == BIDE_AWAY_DRAWS ? -1 : group);
    bide_measure_enter(run, child, true);
    bide_story_tell(run, child, BIDE_STORY_REFERRED_ON);
}

void bide_onward_refer(struct bide_run *run, struct bide_run_child *child, uint32_t to)
{
    const uint8_t group = bide_away_group(run, child, to);
    child->key = bide_route_key(child->key, run->model->routes[to].tag);
    enter(run, child, to, -1, group);
}

void bide_onward_return(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const bool is_task = child->parent != BIDE_POOL_NONE;
    const int class_index =
        is_task && child->class_index < BIDE_MODEL_MOST_CLASSES ? child->class_index : -1;
    --run->away_count;
    enter(run, child, child->pathway, class_index, child->group);
}

bool bide_onward_go(struct bide_run *run, uint32_t id, enum bide_spec_over over)
{
    struct bide_run_child *child = bide_run_child(run, id);
    double days = 0.0;
    bide_task_answer(run, child);
    const struct bide_model_way *way = bide_away_choose(run, child, over, &days);
    if (way == NULL) {
        bide_pool_release(&run->children, id);
        return false;
    }
    if (over == BIDE_SPEC_OVER_COMPLETED && days <= 0.0) {
        bide_onward_refer(run, child, way->pathway);
        return true;
    }
    bide_away_send(run, id, way->pathway, days);
    return false;
}
