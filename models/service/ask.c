/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/ask.h"

#include "models/service/away.h"
#include "models/service/route.h"
#include "models/service/story.h"

/* A task's name depends on the child's, the step and which request of it this is. */
static void send_task(struct bide_run *run, uint32_t id, size_t which,
                      const struct bide_model_ask *ask)
{
    const uint32_t task = bide_pool_take(&run->children);
    if (task == BIDE_POOL_NONE) {
        return; /* the pool remembers why */
    }
    struct bide_run_child *parent = bide_run_child(run, id);
    struct bide_run_child *child = bide_run_child(run, task);
    const uint32_t place = (uint32_t) parent->step << 16 | (uint32_t) (which + 1);
    child->key = bide_route_key(parent->key, place);
    child->parent = id;
    child->pathway = parent->pathway;
    child->group = parent->group;
    child->class_index = (uint8_t) ask->classes[parent->class_index];
    child->born = parent->born;
    ++parent->pending;
    if (run->story != NULL) {
        bide_story_follow(run, id, task);
    }
    bide_away_send(run, task, ask->pathway, 0.0);
}

void bide_ask_begin(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_step *step =
        &run->epoch->pathways[child->pathway].steps[child->step];
    for (size_t i = 0; i < step->ask_count; ++i) {
        const double share = step->asks[i].share;
        struct bide_stream stream =
            bide_run_stream(run, bide_run_child(run, id), BIDE_RUN_ASK, (uint32_t) i);
        if (share >= 1.0 || bide_run_chance(&stream, share)) {
            send_task(run, id, i, &step->asks[i]);
        }
    }
}
