/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/validation.h"

#include <math.h>

#include "models/service/away.h"
#include "models/service/watch.h"

static void schedule(struct bide_run *run, size_t index, double time)
{
    const struct bide_event event = { .time = time,
                                      .kind = BIDE_RUN_VALIDATE,
                                      .subject = (uint32_t) index };
    bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
}

void bide_validation_begin(struct bide_run *run)
{
    const struct bide_model *model = run->model;
    for (size_t i = 0; i < model->support_count + model->validation_count; ++i) {
        run->reached[i] = 0;
    }
    for (size_t i = 0; i < model->validation_count; ++i) {
        schedule(run, i, model->validations[i].start);
    }
}

/* Each child answers each round by a number of its own. */
static bool is_removed(const struct bide_run *run, const struct bide_run_child *child,
                       const struct bide_model_validation *validation)
{
    const double rounds = (run->loop.now - validation->start) / validation->repeat_days;
    const uint32_t round = isnan(rounds) ? 0 : (uint32_t) (rounds + 0.5);
    struct bide_stream stream = bide_run_stream_any(
        run, child, BIDE_RUN_VALIDATION, validation->turn << 12 | (round & 0xFFF));
    return bide_run_chance(&stream, validation->share);
}

void bide_validation_hold(struct bide_run *run, size_t index)
{
    const struct bide_model_validation *validation = &run->model->validations[index];
    const double now = run->loop.now;
    for (uint32_t id = 0; id < run->children.count; ++id) {
        struct bide_run_child *child = bide_run_child(run, id);
        const bool is_asked = bide_pool_is_used(&run->children, id)
                              && (child->flags & BIDE_RUN_WAITING) != 0
                              && child->leave_at > now
                              && bide_run_is_listed(&validation->who, child)
                              && now - child->clock_start >= validation->who.waited_days;
        if (!is_asked) {
            continue;
        }
        ++run->reached[run->model->support_count + index];
        if (is_removed(run, child, validation)) {
            child->leave_at = now;
            bide_watch_child(run, child);
            child->why = BIDE_RUN_VALIDATED;
            bide_away_look(run, id);
        }
    }
    if (!isnan(validation->repeat_days)) {
        schedule(run, index, now + validation->repeat_days);
    }
}

double bide_validation_cost(const struct bide_run *run, size_t line)
{
    const struct bide_model *model = run->model;
    double cost = 0.0;
    for (size_t i = 0; i < model->validation_count; ++i) {
        const struct bide_model_validation *validation = &model->validations[i];
        const double asked = (double) run->reached[model->support_count + i];
        cost += validation->line == line ? validation->price * asked : 0.0;
    }
    return cost;
}
