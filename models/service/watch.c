/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/watch.h"

#include <math.h>

/* First of all that happens then, so that nobody has met the child before. */
void bide_watch_closely(struct bide_run *run, const struct bide_run_child *child)
{
    if (child->leave_at < run->model->horizon) {
        const size_t id =
            (size_t) (child - (const struct bide_run_child *) run->children.items);
        const struct bide_event event = { .time = fmax(child->leave_at, run->loop.now),
                                          .kind = BIDE_RUN_LEAVE,
                                          .subject = (uint32_t) id };
        bide_event_list_push(&run->loop.events, BIDE_RUN_FIRST_MEASURE, event);
    }
}
