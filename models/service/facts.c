/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/facts.h"

#include <math.h>

#include "engine/rand/sample.h"
#include "models/service/age.h"
#include "models/service/leaving.h"
#include "models/service/urgency.h"
#include "models/service/watch.h"

static void draw(struct bide_run *run, struct bide_run_child *child, int class_index,
                 int group)
{
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_FACTS, 0);
    const double priority = (double) bide_stream_u32(&stream) * 0x1p-32;
    const double place = (double) bide_stream_u32(&stream) * 0x1p-32;
    const size_t last = run->model->routes[child->pathway].class_count - 1;
    if (class_index < 0) {
        child->class_index =
            (uint8_t) bide_model_choose(&pathway->classes, priority, (uint32_t) last);
    }
    if (group < 0) {
        child->group =
            (uint8_t) bide_model_choose(&pathway->groups, place, BIDE_MODEL_NO_GROUP);
    }
    bide_leaving_plan(run, child, bide_sample_exponential(&stream));
    bide_age_plan(run, child);
    bide_urgency_plan(run, child);
}

void bide_facts_draw(struct bide_run *run, struct bide_run_child *child, int class_index,
                     int group)
{
    child->class_index = class_index > 0 ? (uint8_t) class_index : 0;
    child->group = group >= 0 ? (uint8_t) group : BIDE_MODEL_NO_GROUP;
    child->leave_at = INFINITY;
    child->why = BIDE_RUN_GAVE_UP;
    if (run->epoch->pathways[child->pathway].has_facts) {
        draw(run, child, class_index, group); /* else all alike: random numbers saved */
    }
    if (child->parent != BIDE_POOL_NONE) {
        const struct bide_run_child *parent = bide_run_child(run, child->parent);
        if ((parent->flags & BIDE_RUN_WAITING) != 0) {
            bide_leaving_by(child, parent->leave_at, (enum bide_run_why) parent->why);
        }
    }
    bide_watch_child(run, child);
}

void bide_facts_recall(struct bide_run *run, struct bide_run_child *child,
                       const struct bide_intake_child *known)
{
    child->class_index = known->class_index;
    child->group = known->group;
    child->leave_at = known->leave_at;
    child->born = known->born;
    child->why = known->why;
    if (run->epoch->pathways[child->pathway].has_facts) {
        bide_urgency_plan(run, child);
    }
    bide_watch_child(run, child);
}
