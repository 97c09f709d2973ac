/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waiting.h - the waiting lists: joining, being called, and having left. */
#ifndef BIDE_SERVICE_WAITING_H
#define BIDE_SERVICE_WAITING_H

#include "models/service/run.h"

/* Join the list of the child's step, in the place its clock gives it. Continuous staff
 * who work on that list are noted in run->woken. */
void bide_waiting_join(struct bide_run *run, uint32_t id);

/* The same; step is the child's. */
void bide_waiting_join_step(struct bide_run *run, uint32_t id,
                            const struct bide_model_step *step);

/* The child becomes one class more urgent: it changes lists, if it stands on one, and is
 * counted there from now on. */
void bide_waiting_escalate(struct bide_run *run, uint32_t id);

/* Note that a staff group may have a child to call; does nothing for clinic sessions. */
void bide_waiting_wake(struct bide_run *run, size_t staff);

/* The same of all groups: where lists hold each other back, whatever happens may be a
 * chance for anyone. */
void bide_waiting_wake_all(struct bide_run *run);

/* Whether there is anything to find out about the child: it left, it leaves by now, or it
 * is a task that may not be needed any more. */
static inline bool bide_waiting_may_have_left(const struct bide_run *run,
                                              const struct bide_run_child *child)
{
    return child->parent != BIDE_POOL_NONE || (child->flags & BIDE_RUN_GONE) != 0
           || ((child->flags & BIDE_RUN_WAITING) != 0
               && child->leave_at <= run->loop.now);
}

/* The first of a class of a list who is still waiting, left there; those who have left
 * are cleared away. Its id is BIDE_POOL_NONE if there is none. */
BIDE_SELDOM struct bide_queue_entry bide_waiting_find_first(struct bide_run *run,
                                                            uint32_t list,
                                                            unsigned class_index);

/* The same; inlined is what is nearly always so: whoever is first is waiting. */
static inline struct bide_queue_entry bide_waiting_first(struct bide_run *run,
                                                         uint32_t list,
                                                         unsigned class_index)
{
    struct bide_queue_entry entry = { .id = BIDE_POOL_NONE };
    if (!bide_queue_first(&run->lists[list], class_index, &entry)) {
        return entry;
    }
    const bool is_plain =
        run->epoch->limits == NULL
        && !bide_waiting_may_have_left(run, bide_run_child(run, entry.id));
    return is_plain ? entry : bide_waiting_find_first(run, list, class_index);
}

/* True, and the child's place given back, if it has left or leaves by now. */
BIDE_SELDOM bool bide_waiting_find_left(struct bide_run *run, uint32_t id);

/* The same; inlined is what is nearly always so. */
static inline bool bide_waiting_has_left(struct bide_run *run, uint32_t id)
{
    return bide_waiting_may_have_left(run, bide_run_child(run, id))
           && bide_waiting_find_left(run, id);
}

#endif
