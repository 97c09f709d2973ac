/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target.h - when a pathway first reaches its target. */
#ifndef BIDE_SERVICE_TARGET_H
#define BIDE_SERVICE_TARGET_H

#include "models/service/line.h"
#include "models/service/run.h"

/* At the start of a replication, before and after the starting lists are there. */
void bide_target_clear(struct bide_run *run);
void bide_target_begin(struct bide_run *run);

/* Those who have left, whom a list may still hold, were looked for: again in a week. */
void bide_target_again(struct bide_run *run);

/* A list has become shorter. */
static inline void bide_target_look(struct bide_run *run, size_t pathway)
{
    struct bide_run_pathway *state = &run->pathways[pathway];
    if (run->audits[pathway].list.value <= run->model->routes[pathway].target_list
        && run->loop.now < state->target_day) {
        state->target_day = run->loop.now;
    }
}

/* The measures of a line at a moment, when the list was counted. */
void bide_target_measure(struct bide_run *run, const struct bide_plan_line *line,
                         double now, const struct bide_line *counted, double *row);

#endif
