/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pilot.h"

#include <math.h>

double bide_pilot_grown(const struct bide_run *run, size_t pilot, double time)
{
    const struct bide_model_pilot *plan = &run->model->pilots[pilot];
    return time < run->pilots[pilot].end
               ? bide_model_ramp(time, plan->start, plan->ramp_days)
               : 0.0;
}

static bool is_for(const struct bide_model_pilot *pilot,
                   const struct bide_run_child *child)
{
    return pilot->is_about_step && pilot->pathway == child->pathway
           && pilot->step == child->step
           && (pilot->group < 0 || pilot->group == (int) child->group)
           && child->clock_start >= pilot->referred_from;
}

struct bide_pilot_effect bide_pilot_effect(const struct bide_run *run,
                                           const struct bide_run_child *child)
{
    struct bide_pilot_effect effect = { .skips_step = false };
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        if (!is_for(pilot, child)) {
            continue;
        }
        struct bide_stream stream =
            bide_run_stream(run, child, BIDE_RUN_PILOT, pilot->luck);
        const double grown = bide_pilot_grown(run, i, run->loop.now);
        if (bide_run_chance(&stream, pilot->share * grown)) {
            effect.skips_step = effect.skips_step || pilot->skips_step;
            effect.days_saved += pilot->days_saved;
            effect.time = pilot->has_time ? &pilot->time : effect.time;
        }
    }
    return effect;
}

/* --- evaluation --- */

void bide_pilot_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        const struct bide_run_pilot fresh = { .end = pilot->end };
        const struct bide_event event = { .time = pilot->evaluated,
                                          .kind = BIDE_RUN_EVALUATION,
                                          .subject = (uint32_t) i };
        run->pilots[i] = fresh;
        if (pilot->evaluated < pilot->end && pilot->evaluated <= run->model->horizon) {
            bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
        }
    }
}

/* Children on a pathway's list, as reports count them. */
struct seen_list {
    double children;
    double within;
    double over_52;
};

static struct seen_list count_list(const struct bide_run *run, size_t pathway)
{
    const double today = ceil(run->loop.now) - 1.0;
    const double within_days = run->model->routes[pathway].within_days;
    struct seen_list list = { .children = 0.0 };
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(run, id);
        const bool is_waiting = (child->flags & BIDE_RUN_WAITING) != 0
                                && child->leave_at > run->loop.now
                                && child->pathway == pathway;
        const double days = today - floor(child->clock_start);
        list.children += is_waiting ? 1.0 : 0.0;
        list.within += is_waiting && days <= within_days ? 1.0 : 0.0;
        list.over_52 += is_waiting && days > 364.0 ? 1.0 : 0.0;
    }
    return list;
}

/* An empty list is within any standard. */
static double value_of(const struct seen_list *list, enum bide_spec_evaluated measure)
{
    switch (measure) {
    case BIDE_SPEC_EVALUATE_WITHIN:
        return list->children > 0.0 ? list->within / list->children : 1.0;
    case BIDE_SPEC_EVALUATE_OVER_52:
        return list->over_52;
    case BIDE_SPEC_EVALUATE_LIST:
        break;
    }
    return list->children;
}

void bide_pilot_evaluate(struct bide_run *run, size_t pilot)
{
    const struct bide_model_pilot *plan = &run->model->pilots[pilot];
    const struct seen_list list = count_list(run, plan->pathway);
    const double value = value_of(&list, (enum bide_spec_evaluated) plan->measure);
    if (value < plan->at_least || value > plan->at_most) {
        run->pilots[pilot].end = run->loop.now;
        run->pilots[pilot].has_stopped = true;
    }
}
