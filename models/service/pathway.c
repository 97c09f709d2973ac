/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pathway.h"

#include <math.h>

#include "engine/rand/sample.h"
#include "models/service/age.h"
#include "models/service/leaving.h"
#include "models/service/measure.h"
#include "models/service/missed.h"
#include "models/service/pilot.h"
#include "models/service/route.h"
#include "models/service/story.h"
#include "models/service/urgency.h"
#include "models/service/waiting.h"

static const struct bide_model_pathway *pathway_of(const struct bide_run *run,
                                                   const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway];
}

void bide_pathway_facts(struct bide_run *run, struct bide_run_child *child,
                        int class_index, int group)
{
    const struct bide_model_pathway *pathway = pathway_of(run, child);
    child->class_index = class_index > 0 ? (uint8_t) class_index : 0;
    child->group = group >= 0 ? (uint8_t) group : BIDE_MODEL_NO_GROUP;
    child->leave_at = INFINITY;
    child->why = BIDE_RUN_GAVE_UP;
    if (!pathway->has_facts) {
        return; /* all alike: a block of random numbers saved */
    }
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

/* Referred on: a new clock on another pathway, for the same child. */
static void refer_on(struct bide_run *run, struct bide_run_child *child, uint32_t to)
{
    child->key = bide_route_key(child->key, run->model->routes[to].tag);
    child->pathway = (uint8_t) to;
    child->step = 0;
    child->attempt = 0;
    child->asked = 0;
    child->flags = BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    child->since = run->loop.now;
    bide_pathway_facts(run, child, -1, -1);
    bide_measure_enter(run, child, true);
    bide_story_tell(run, child, BIDE_STORY_REFERRED_ON);
}

/* True if the child goes on to another pathway; otherwise its place is given back. */
static bool finish(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_split *onward = &pathway_of(run, child)->onward;
    if (run->model->routes[child->pathway].stop_step
        == pathway_of(run, child)->step_count) {
        bide_measure_seen(run, child); /* the end of the last step stops the clock */
    }
    bide_measure_end(run, child, BIDE_MEASURE_COMPLETED);
    uint32_t to = UINT32_MAX;
    if (onward->count > 0) {
        struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_ONWARD, 0);
        to = bide_model_choose(onward, (double) bide_stream_u32(&stream) * 0x1p-32,
                               UINT32_MAX);
    }
    if (to == UINT32_MAX) {
        bide_pool_release(&run->children, id);
        return false;
    }
    refer_on(run, child, to);
    return true;
}

/* Whether this child needs the step, by the step's share and by pilots. */
static bool is_needed(const struct bide_run *run, const struct bide_run_child *child,
                      const struct bide_model_step *step)
{
    if (step->share < 1.0) {
        struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_ROUTE, 0);
        if (!bide_run_chance(&stream, step->share)) {
            return false;
        }
    }
    return run->model->pilot_count == 0 || !bide_pilot_effect(run, child).skips_step;
}

static void begin_delay(struct bide_run *run, uint32_t id,
                        const struct bide_model_step *step)
{
    struct bide_run_child *child = bide_run_child(run, id);
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_APPOINTMENT, child->attempt);
    bide_story_tell(run, child, BIDE_STORY_DELAY);
    if (step->stops_clock) {
        bide_measure_seen(run, child);
    }
    bide_loop_after(&run->loop, bide_dist_draw(&step->time, &stream),
                    BIDE_RUN_THEN_CHILDREN, BIDE_RUN_DELAY_END, id);
}

void bide_pathway_begin_step(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_step *step = &pathway_of(run, child)->steps[child->step];
    if (step->staff == BIDE_MODEL_NO_STAFF) {
        begin_delay(run, id, step);
    } else {
        bide_waiting_join(run, id);
    }
}

/* Come to the step: false if the child passes it by or has done the last. */
static bool stay_at_step(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (child->step == pathway_of(run, child)->step_count) {
        return false;
    }
    const struct bide_model_step *step = &pathway_of(run, child)->steps[child->step];
    if (!is_needed(run, child, step)) {
        if (step->stops_clock) {
            bide_measure_seen(run, child); /* nothing is left to wait for */
        }
        return false;
    }
    bide_pathway_begin_step(run, id);
    return true;
}

/* Pass a step by, or finish the last; false if that is the end of the way. */
static bool move_on(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (child->step == pathway_of(run, child)->step_count) {
        return finish(run, id);
    }
    ++child->step;
    child->attempt = 0;
    return true;
}

void bide_pathway_enter(struct bide_run *run, uint32_t id)
{
    bool is_under_way = true;
    while (is_under_way && !stay_at_step(run, id)) {
        is_under_way = move_on(run, id);
    }
}

/* The pathway ends by a decision at the child's step; perhaps it begins on another. */
static void end_here(struct bide_run *run, uint32_t id, uint32_t after)
{
    struct bide_run_child *child = bide_run_child(run, id);
    bide_measure_end(run, child, BIDE_MEASURE_ENDED);
    if (after == BIDE_MODEL_ENDS) {
        bide_pool_release(&run->children, id);
        return;
    }
    refer_on(run, child, after - BIDE_MODEL_REDIRECTED_TO);
    bide_pathway_enter(run, id);
}

void bide_pathway_step_done(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const double within_days = pathway_of(run, child)->steps[child->step].within_days;
    if (within_days < INFINITY) {
        bide_measure_step_done(run, child, within_days);
    }
    if (pathway_of(run, child)->steps[child->step].after.count == 0) {
        bide_route_go(run, child, child->step + 1U);
    } else {
        const uint32_t after = bide_route_after(run, child);
        if (after >= BIDE_MODEL_ENDS) {
            end_here(run, id, after);
            return;
        }
        bide_route_go(run, child, after - BIDE_MODEL_GOES_TO);
    }
    bide_pathway_enter(run, id);
}

bool bide_pathway_appointment_over(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if ((child->flags & BIDE_RUN_BROUGHT) != 0) {
        bide_pathway_step_done(run, id);
        return false;
    }
    return bide_missed_book_again(run, id);
}
