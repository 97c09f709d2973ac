/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/pathway.h"

#include <math.h>

#include "models/service/ask.h"
#include "models/service/measure.h"
#include "models/service/missed.h"
#include "models/service/onward.h"
#include "models/service/pilot.h"
#include "models/service/repeat.h"
#include "models/service/route.h"
#include "models/service/story.h"
#include "models/service/waiting.h"

static const struct bide_model_pathway *pathway_of(const struct bide_run *run,
                                                   const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway];
}

/* The last step is done: true if the child goes on to another pathway at once. */
static bool finish(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (run->model->routes[child->pathway].stop_step
        == pathway_of(run, child)->step_count) {
        bide_measure_seen(run, child); /* the end of the last step stops the clock */
    }
    bide_measure_end(run, child, BIDE_MEASURE_COMPLETED);
    return bide_onward_go(run, id, BIDE_SPEC_OVER_COMPLETED);
}

/* Whether this child needs the step, by the step's share and by pilots. */
static bool is_needed(const struct bide_run *run, const struct bide_run_child *child,
                      const struct bide_model_step *step)
{
    if (step->share <= 0.0) {
        return false;
    }
    if (step->share < 1.0) {
        struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_ROUTE, 0);
        if (!bide_run_chance(&stream, step->share)) {
            return false;
        }
    }
    return !step->is_piloted || !bide_pilot_effect(run, child).skips_step;
}

static BIDE_SELDOM void begin_delay(struct bide_run *run, uint32_t id,
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
    if (step->ask_count > 0) {
        child->flags |= BIDE_RUN_ASKING;
        bide_ask_begin(run, id);
    }
}

static void begin_step(struct bide_run *run, uint32_t id,
                       const struct bide_model_step *step)
{
    if (step->staff == BIDE_MODEL_NO_STAFF) {
        begin_delay(run, id, step);
    } else {
        bide_waiting_join_step(run, id, step);
    }
}

void bide_pathway_begin_step(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    begin_step(run, id, &pathway_of(run, child)->steps[child->step]);
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
    begin_step(run, id, step);
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

/* The way of a child who may have left, need no step, or be at the end. */
static BIDE_SELDOM void find_way(struct bide_run *run, uint32_t id)
{
    const bool is_task = bide_run_child(run, id)->parent != BIDE_POOL_NONE;
    bool is_under_way = !is_task || !bide_waiting_has_left(run, id);
    while (is_under_way && !stay_at_step(run, id)) {
        is_under_way = move_on(run, id);
    }
}

static inline void enter(struct bide_run *run, uint32_t id,
                         const struct bide_run_child *child,
                         const struct bide_model_pathway *pathway)
{
    const struct bide_model_step *step = &pathway->steps[child->step];
    if (child->step < pathway->step_count && step->all_wait
        && child->parent == BIDE_POOL_NONE) {
        bide_waiting_join_step(run, id, step);
    } else {
        find_way(run, id);
    }
}

void bide_pathway_enter(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    enter(run, id, child, pathway_of(run, child));
}

/* The pathway ends by a decision at the child's step; perhaps it begins on another. */
static void end_here(struct bide_run *run, uint32_t id, uint32_t after)
{
    struct bide_run_child *child = bide_run_child(run, id);
    bide_measure_end(run, child, BIDE_MEASURE_ENDED);
    if (after == BIDE_MODEL_ENDS) {
        bide_onward_go(run, id, BIDE_SPEC_OVER_ENDED);
        return;
    }
    if (bide_onward_refer(run, id, after - BIDE_MODEL_REDIRECTED_TO)) {
        bide_pathway_enter(run, id);
    }
}

/* The step is done, and may be repeated or have a way of its own: false if the child does
 * not go on from it now. */
static BIDE_SELDOM bool leave_step(struct bide_run *run, uint32_t id,
                                   const struct bide_model_step *step)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (step->is_repeated && bide_repeat_again(run, id)) {
        return false;
    }
    if (step->within_days < INFINITY) {
        bide_measure_step_done(run, child, step->within_days);
    }
    const uint32_t after = step->after.count > 0
                               ? bide_route_after(run, child)
                               : (uint32_t) BIDE_MODEL_GOES_TO + child->step + 1U;
    if (after >= BIDE_MODEL_ENDS) {
        end_here(run, id, after);
        return false;
    }
    bide_route_go(run, child, after - BIDE_MODEL_GOES_TO);
    return true;
}

void bide_pathway_step_done(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_pathway *pathway = pathway_of(run, child);
    const struct bide_model_step *step = &pathway->steps[child->step];
    if (step->leads_on) {
        ++child->step;
        child->attempt = 0;
    } else if (!leave_step(run, id, step)) {
        return;
    }
    enter(run, id, child, pathway);
}

void bide_pathway_return(struct bide_run *run, uint32_t id)
{
    if (bide_onward_return(run, id)) {
        bide_pathway_enter(run, id);
    }
}

void bide_pathway_part_done(struct bide_run *run, uint32_t id, bool is_answer)
{
    struct bide_run_child *child = bide_run_child(run, id);
    if (is_answer) {
        --child->pending;
    } else {
        child->flags &= (uint16_t) ~BIDE_RUN_ASKING;
    }
    const bool is_waited_for =
        child->pending > 0 || (child->flags & BIDE_RUN_ASKING) != 0;
    if (!is_waited_for && !bide_waiting_has_left(run, id)) {
        bide_pathway_step_done(run, id);
    }
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
