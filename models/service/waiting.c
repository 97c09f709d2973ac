/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/waiting.h"

#include <math.h>

#include "models/service/measure.h"
#include "models/service/story.h"

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

void bide_waiting_join(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    bide_queue_join(&run->lists[list_of(run, child)], child->class_index, child->since,
                    id);
    bide_story_tell(run, child, BIDE_STORY_JOINED);
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    bide_waiting_wake(run, (size_t) pathway->steps[child->step].staff);
}

bool bide_waiting_has_left(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const bool is_waiting = (child->flags & BIDE_RUN_WAITING) != 0;
    if (is_waiting && child->leave_at <= run->loop.now) {
        bide_measure_left(run, child);
    }
    if ((child->flags & BIDE_RUN_GONE) == 0) {
        return false;
    }
    bide_pool_release(&run->children, id);
    return true;
}

/* Who would be called: smaller rank first, then the earlier clock. */
struct call {
    uint32_t list;
    unsigned class_index;
    unsigned rank;
    double key;
    bool is_found;
};

/* The first of a class who is still waiting; those who have left are cleared away. */
static bool first_present(struct bide_run *run, struct bide_queue *list,
                          unsigned class_index, struct bide_queue_entry *entry)
{
    while (bide_queue_first(list, class_index, entry)) {
        const struct bide_run_child *child = bide_run_child(run, entry->id);
        const bool is_leaving =
            (child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= run->loop.now;
        if (!is_leaving && (child->flags & BIDE_RUN_GONE) == 0) {
            return true;
        }
        bide_queue_take(list, class_index);
        bide_waiting_has_left(run, entry->id);
    }
    return false;
}

static void look_at(struct bide_run *run, uint32_t list, size_t pathway,
                    struct call *best)
{
    const size_t class_count = run->model->routes[pathway].class_count;
    const bool by_wait_alone = run->epoch->pathways[pathway].by_wait_alone;
    for (unsigned c = 0; c < class_count; ++c) {
        struct bide_queue_entry entry;
        if (!first_present(run, &run->lists[list], c, &entry)) {
            continue;
        }
        const unsigned rank = by_wait_alone ? 0 : c;
        const bool is_better = !best->is_found || rank < best->rank
                               || (rank == best->rank && entry.key < best->key);
        if (is_better) {
            const struct call call = { list, c, rank, entry.key, true };
            *best = call;
        }
    }
}

uint32_t bide_waiting_call(struct bide_run *run, size_t staff)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    struct call best = { .is_found = false };
    for (size_t i = 0; i < roster->list_count; ++i) {
        look_at(run, roster->lists[i], roster->list_pathways[i], &best);
    }
    if (!best.is_found) {
        return BIDE_POOL_NONE;
    }
    return bide_queue_take(&run->lists[best.list], best.class_index).id;
}
