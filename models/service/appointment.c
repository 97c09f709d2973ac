/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/appointment.h"

#include "models/service/measure.h"
#include "models/service/pilot.h"
#include "models/service/story.h"
#include "models/service/support.h"
#include "models/service/training.h"

/* The child is not brought: perhaps it is booked again. */
static void miss(struct bide_run *run, struct bide_run_child *child,
                 const struct bide_model_step *step, bool is_rebooked)
{
    bide_measure_not_brought(run, child);
    child->missed = (uint8_t) (child->missed + (child->missed < UINT8_MAX ? 1 : 0));
    child->flags |=
        is_rebooked && child->missed < step->discharge_after ? BIDE_RUN_REBOOKED : 0;
}

static void attend(struct bide_run *run, struct bide_run_child *child,
                   const struct bide_model_step *step)
{
    child->missed = 0;
    child->flags |= BIDE_RUN_BROUGHT;
    bide_story_tell(run, child, BIDE_STORY_ATTENDED);
    if (step->stops_clock) {
        bide_measure_seen(run, child);
    }
}

double bide_appointment_begin(struct bide_run *run, struct bide_run_child *child)
{
    const struct bide_model_step *step =
        &run->epoch->pathways[child->pathway].steps[child->step];
    double not_brought = step->not_brought;
    if (run->model->support_count > 0) {
        not_brought *= bide_support_not_brought(run, child);
    }
    struct bide_pilot_effect pilots = { .skips_step = false };
    if (step->is_piloted) {
        pilots = bide_pilot_effect(run, child);
    }
    const struct bide_dist *time = pilots.time != NULL ? pilots.time : &step->time;
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_APPOINTMENT, child->attempt);
    bool is_missed = false;
    bool is_rebooked = false;
    if (not_brought > 0.0 || !bide_dist_is_fixed(time)) { /* else chance has no part */
        is_missed = bide_run_chance(&stream, not_brought);
        is_rebooked = bide_run_chance(&stream, step->rebook);
    }
    double days = bide_dist_draw(time, &stream);
    if (run->model->training_count > 0) {
        days *= bide_training_factor(run, (size_t) step->staff);
    }
    ++child->attempt;
    child->flags &= (uint16_t) ~(BIDE_RUN_BROUGHT | BIDE_RUN_REBOOKED);
    if (is_missed) {
        miss(run, child, step, is_rebooked);
    } else {
        attend(run, child, step);
    }
    return days > pilots.days_saved ? days - pilots.days_saved : 0.0;
}
