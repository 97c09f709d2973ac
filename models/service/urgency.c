/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/urgency.h"

#include <math.h>

#include "engine/base/mem.h"
#include "engine/rand/sample.h"
#include "models/service/measure.h"
#include "models/service/patience.h"
#include "models/service/waiting.h"

/* Room for the time of one more child; false, and err set, if there is none. */
static bool make_room(struct bide_run *run, size_t id)
{
    void *data = run->escalate_at;
    const enum bide_err err = bide_mem_grow(&data, &run->escalate_capacity, id + 1,
                                            sizeof(run->escalate_at[0]));
    run->escalate_at = data;
    run->err = run->err == BIDE_OK ? err : run->err;
    return err == BIDE_OK;
}

/* The rate has no memory: a child whose clock was stopped meanwhile begins again, with a
 * number named by the day. */
static void plan(struct bide_run *run, const struct bide_run_child *child, uint32_t day)
{
    const size_t id =
        (size_t) (child - (const struct bide_run_child *) run->children.items);
    if (!make_room(run, id)) {
        return;
    }
    struct bide_stream stream =
        bide_run_stream_any(run, child, BIDE_RUN_URGENCY, child->class_index | day << 3);
    const struct bide_model_cause *cause =
        &run->model->leavings[child->pathway].escalations[child->class_index];
    const double time = bide_patience_end(run, child, cause, BIDE_MODEL_FASTER_ESCALATION,
                                          bide_sample_exponential(&stream));
    run->escalate_at[id] = time;
    if (time < child->leave_at && time < run->model->horizon) {
        const struct bide_event event = { .time = time,
                                          .kind = BIDE_RUN_ESCALATE,
                                          .subject = (uint32_t) id };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHILDREN, event);
    }
}

void bide_urgency_plan(struct bide_run *run, const struct bide_run_child *child)
{
    if (run->model->leavings[child->pathway].escalations != NULL) {
        plan(run, child, 0);
    }
}

void bide_urgency_escalate(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    const double now = run->loop.now;
    const bool is_meant = bide_pool_is_used(&run->children, id)
                          && run->model->leavings[child->pathway].escalations != NULL
                          && run->escalate_at[id] <= now && run->escalate_at[id] >= now
                          && child->class_index > 0;
    if (!is_meant) {
        return;
    }
    if ((child->flags & BIDE_RUN_NULLIFIED) != 0) {
        plan(run, child, (uint32_t) now + 1);
    } else if ((child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at > now) {
        bide_waiting_escalate(run, id);
        plan(run, bide_run_child(run, id), 0);
    }
}
