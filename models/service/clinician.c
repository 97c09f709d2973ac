/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinician.h"

#include "models/service/allocation.h"
#include "models/service/appointment.h"
#include "models/service/crew.h"
#include "models/service/joint.h"
#include "models/service/pathway.h"
#include "models/service/team.h"
#include "models/service/waiting.h"

static bool is_free(const struct bide_run *run, size_t staff)
{
    const struct bide_run_staff *state = &run->staff[staff];
    return state->busy - state->leaving < state->clinicians;
}

/* The time the child takes of everyone who sees it. */
static double use_time(struct bide_run *run, size_t staff,
                       const struct bide_run_child *child, double days)
{
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    const struct bide_team team = bide_team_of(&pathway->steps[child->step], staff);
    double taken = days;
    for (size_t i = 0; i < team.count; ++i) {
        taken = bide_allocation_use(run, team.groups[i], child, days);
        run->staff[team.groups[i]].missed +=
            (child->flags & BIDE_RUN_BROUGHT) != 0 ? 0.0 : taken;
    }
    return taken;
}

static void begin(struct bide_run *run, size_t staff, uint32_t id, double days)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const double taken = use_time(run, staff, child, days);
    bide_crew_take(run, staff, child);
    bide_loop_after(&run->loop, taken, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_SERVICE_END, id);
}

static void call_children(struct bide_run *run, size_t staff)
{
    while (is_free(run, staff)) {
        const uint32_t id = bide_allocation_call(run, staff);
        if (id == BIDE_POOL_NONE) {
            return;
        }
        begin(run, staff, id, bide_appointment_begin(run, bide_run_child(run, id)));
        if (run->epoch->limits != NULL) {
            bide_waiting_wake_all(run);
        }
    }
}

/* Whoever is with a clinician was brought. */
bool bide_clinician_start_with(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_step *step =
        &run->epoch->pathways[child->pathway].steps[child->step];
    const size_t staff = (size_t) step->staff;
    const size_t list = run->model->routes[child->pathway].first_list + child->step;
    if (!run->epoch->staff[staff].is_continuous || !is_free(run, staff)
        || !bide_joint_is_possible(run, staff, step, (uint32_t) list,
                                   child->class_index)) {
        return false;
    }
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_APPOINTMENT, child->attempt);
    ++child->attempt;
    child->flags |= BIDE_RUN_BROUGHT;
    begin(run, staff, id, bide_dist_draw(&step->time, &stream));
    return true;
}

void bide_clinician_call_woken(struct bide_run *run)
{
    if (run->epoch->limits != NULL) {
        bide_waiting_wake_all(run);
    }
    while (run->woken_count > 0) {
        const size_t staff = run->woken[--run->woken_count];
        run->staff[staff].is_woken = false;
        call_children(run, staff);
    }
}

void bide_clinician_finish(struct bide_run *run, uint32_t id)
{
    bide_crew_let_go(run, id);
    if (!bide_waiting_has_left(run, id) && bide_pathway_appointment_over(run, id)) {
        bide_waiting_join(run, id);
    }
}
