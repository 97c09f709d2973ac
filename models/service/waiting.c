/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/waiting.h"

#include <math.h>

#include "models/service/away.h"
#include "models/service/limit.h"
#include "models/service/measure.h"
#include "models/service/story.h"
#include "models/service/task.h"

static size_t list_of(const struct bide_run *run, const struct bide_run_child *child)
{
    return run->model->routes[child->pathway].first_list + child->step;
}

void bide_waiting_wake(struct bide_run *run, size_t staff)
{
    if (!run->epoch->staff[staff].is_continuous || run->staff[staff].is_woken) {
        return;
    }
    run->staff[staff].is_woken = true;
    run->woken[run->woken_count++] = (uint32_t) staff;
}

void bide_waiting_wake_all(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        bide_waiting_wake(run, i);
    }
}

/* Somebody joined: staff who are always there may call, and stories say so. */
static BIDE_SELDOM void note_joined(struct bide_run *run,
                                    const struct bide_run_child *child,
                                    const struct bide_model_step *step)
{
    bide_story_tell(run, child, BIDE_STORY_JOINED);
    for (size_t i = 0; i < step->help.other_count; ++i) {
        bide_waiting_wake(run, step->help.others[i]);
    }
    bide_waiting_wake(run, (size_t) step->staff);
}

void bide_waiting_join_step(struct bide_run *run, uint32_t id,
                            const struct bide_model_step *step)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    bide_queue_join(&run->lists[step->list], child->class_index, child->since, id);
    if (step->wakes || run->story != NULL) {
        note_joined(run, child, step);
    }
}

void bide_waiting_join(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    bide_waiting_join_step(run, id, &pathway->steps[child->step]);
}

static enum bide_queue_answer is_id(void *context, struct bide_queue_entry entry)
{
    return entry.id == *(const uint32_t *) context ? BIDE_QUEUE_YES : BIDE_QUEUE_NO;
}

void bide_waiting_escalate(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    struct bide_queue *list = &run->lists[list_of(run, child)];
    const unsigned before = child->class_index;
    struct bide_queue_entry entry;
    bide_measure_escalate(run, child);
    if (bide_queue_take_first(list, before, is_id, &id, &entry)) {
        bide_queue_join(list, child->class_index, entry.key, id);
        const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
        bide_waiting_wake(run, (size_t) pathway->steps[child->step].staff);
    }
}

bool bide_waiting_find_left(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const bool is_waiting = (child->flags & BIDE_RUN_WAITING) != 0;
    if (is_waiting && child->leave_at <= run->loop.now) {
        bide_measure_left(run, child);
    }
    if ((child->flags & BIDE_RUN_GONE) == 0) {
        return child->parent != BIDE_POOL_NONE && bide_away_withdraw(run, id);
    }
    bide_away_left(run, id);
    if (bide_run_child(run, id)->pending == 0) {
        bide_pool_release(&run->children, id); /* otherwise its tasks need it */
    }
    return true;
}

struct bide_queue_entry bide_waiting_find_first(struct bide_run *run, uint32_t list,
                                                unsigned class_index)
{
    struct bide_queue *queue = &run->lists[list];
    struct bide_queue_entry entry = { .id = BIDE_POOL_NONE };
    const bool is_held = run->epoch->limits != NULL && bide_limit_is_held(run, list);
    while (!is_held && bide_queue_first(queue, class_index, &entry)) {
        const struct bide_run_child *child = bide_run_child(run, entry.id);
        const bool is_leaving =
            ((child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= run->loop.now)
            || bide_task_is_withdrawn(run, child);
        if (!is_leaving && (child->flags & BIDE_RUN_GONE) == 0) {
            return entry;
        }
        bide_queue_take(queue, class_index);
        bide_waiting_has_left(run, entry.id);
        entry.id = BIDE_POOL_NONE;
    }
    return entry;
}
