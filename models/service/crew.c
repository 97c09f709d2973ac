/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/crew.h"

#include "models/service/pathway.h"
#include "models/service/people.h"
#include "models/service/staff_cost.h"
#include "models/service/team.h"
#include "models/service/waiting.h"

/* Hired continuous clinicians start one by one over the ramp, each in the middle of an
 * even share of it: as much work in all as if they grew evenly. */
static void schedule_hire(struct bide_run *run, size_t index)
{
    const struct bide_model_hire *hire = &run->model->hires[index];
    const size_t count = (size_t) hire->wte;
    for (size_t k = 1; k <= count; ++k) {
        const double share = ((double) k - 0.5) / (double) count;
        const struct bide_event event = { .time =
                                              run->hired[index] + hire->ramp_days * share,
                                          .kind = BIDE_RUN_HIRED,
                                          .subject = hire->staff };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
    }
}

void bide_crew_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const size_t staff = run->model->hires[i].staff;
        if (run->model->epochs[0].staff[staff].is_continuous
            && !run->model->rosters[staff].has_people) {
            schedule_hire(run, i);
        }
    }
    for (size_t i = 0; i < run->model->level_count; ++i) {
        const struct bide_event event = { .time = run->model->levels[i].day,
                                          .kind = BIDE_RUN_STAFF,
                                          .subject = (uint32_t) i };
        if (event.time > 0.0) {
            bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
        } else {
            bide_crew_level(run, i);
        }
    }
}

static const struct bide_model_step *step_of(const struct bide_run *run,
                                             const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway].steps[child->step];
}

static void change_busy(struct bide_run *run, size_t staff, int64_t change)
{
    struct bide_run_staff *state = &run->staff[staff];
    state->busy += change;
    bide_level_change(&state->used_level, change, run->loop.now);
}

void bide_crew_take(struct bide_run *run, size_t staff, struct bide_run_child *child)
{
    const struct bide_team team = bide_team_of(step_of(run, child), staff);
    child->flags |= BIDE_RUN_WITH;
    bide_team_note(run, child, staff);
    for (size_t i = 0; i < team.count; ++i) {
        change_busy(run, team.groups[i], 1);
    }
}

void bide_crew_let_go(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const size_t staff = bide_team_noted(run, child);
    const struct bide_team team = bide_team_of(step_of(run, child), staff);
    run->staff[staff].leaving -= (child->flags & BIDE_RUN_LAST) != 0 ? 1 : 0;
    child->flags &= (uint16_t) ~(BIDE_RUN_WITH | BIDE_RUN_LAST);
    for (size_t i = 0; i < team.count; ++i) {
        change_busy(run, team.groups[i], -1);
        bide_waiting_wake(run, team.groups[i]);
    }
}

static bool is_with(const struct bide_run *run, const struct bide_run_child *child,
                    size_t staff)
{
    return (child->flags & BIDE_RUN_WITH) != 0 && bide_team_noted(run, child) == staff;
}

/* Of the children with a clinician of the group, somebody's last or not, the one with the
 * smallest key: places in storage depend on other pathways. There is one. */
static uint32_t first_with(const struct bide_run *run, size_t staff, bool is_last)
{
    uint32_t first = BIDE_POOL_NONE;
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(run, id);
        const bool is_meant = is_with(run, child, staff)
                              && ((child->flags & BIDE_RUN_LAST) != 0) == is_last;
        if (is_meant
            && (first == BIDE_POOL_NONE
                || child->key < bide_run_child(run, first)->key)) {
            first = id;
        }
    }
    BIDE_REQUIRE(first != BIDE_POOL_NONE);
    return first;
}

/* Of those with a child, as many have their last as there are too many. Where some see
 * children together with others, it is left open who goes: the first to be done. */
static void choose_leavers(struct bide_run *run, size_t staff)
{
    struct bide_run_staff *state = &run->staff[staff];
    if (run->model->rosters[staff].is_joint) {
        return;
    }
    const int64_t too_many = state->busy - state->clinicians;
    const int64_t wanted = too_many > 0 ? too_many : 0;
    while (state->leaving != wanted) {
        const bool is_last = state->leaving > wanted;
        bide_run_child(run, first_with(run, staff, is_last))->flags ^= BIDE_RUN_LAST;
        state->leaving += is_last ? -1 : 1;
    }
}

/* Break off a child's time with a clinician: it goes back to its place on the list, where
 * its clock puts it, and its appointment will be held again from the beginning. A missed
 * one is over: nobody is there to be sent back. */
static void send_back(struct bide_run *run, uint32_t id)
{
    struct bide_event_list *events = &run->loop.events;
    bide_crew_let_go(run, id);
    bide_event_list_cancel(events,
                           bide_event_list_find(events, BIDE_RUN_SERVICE_END, id));
    if (bide_waiting_has_left(run, id)) {
        return;
    }
    const bool is_brought = (bide_run_child(run, id)->flags & BIDE_RUN_BROUGHT) != 0;
    if (is_brought || bide_pathway_appointment_over(run, id)) {
        bide_waiting_join(run, id);
    }
}

void bide_crew_change(struct bide_run *run, size_t staff, int64_t change)
{
    struct bide_run_staff *state = &run->staff[staff];
    state->clinicians += change;
    choose_leavers(run, staff);
    while (run->epoch->staff[staff].returns_children && state->leaving > 0) {
        send_back(run, first_with(run, staff, true));
    }
    bide_level_change(&state->offered_level, change, run->loop.now);
    bide_waiting_wake(run, staff);
}

void bide_crew_in_post(struct bide_run *run, size_t staff, int64_t count)
{
    struct bide_run_staff *state = &run->staff[staff];
    bide_crew_change(run, staff,
                     bide_people_clinicians(run, staff, count)
                         - bide_people_clinicians(run, staff, state->base));
    state->base = count;
}

void bide_crew_level(struct bide_run *run, size_t level)
{
    const struct bide_model_level *to = &run->model->levels[level];
    bide_staff_cost_settle(run);
    bide_crew_in_post(run, to->staff, to->clinicians);
}

void bide_crew_post(struct bide_run *run, size_t post)
{
    const size_t staff = run->model->posts[post].staff;
    if (bide_people_is_left(run, post)) {
        bide_staff_cost_settle(run);
    }
    const int change = bide_people_change(run, post);
    if (change != 0 && run->epoch->staff[staff].is_continuous) {
        bide_crew_change(run, staff, change);
    }
}
