/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinic.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/allocation.h"
#include "models/service/appointment.h"
#include "models/service/carve.h"
#include "models/service/overtime.h"
#include "models/service/pathway.h"
#include "models/service/staffing.h"
#include "models/service/team.h"
#include "models/service/waiting.h"

/* The next day on which the group holds clinics; the calendar's day_count if none. */
static size_t next_day(const struct bide_run *run, size_t staff, size_t from_day)
{
    const struct bide_calendar *calendar = &run->model->calendar;
    const size_t day =
        bide_calendar_next_open(calendar, from_day, run->model->rosters[staff].weekdays);
    if (run->model->extra_count == 0) {
        return day;
    }
    const size_t extra = bide_overtime_next_day(run, staff, from_day);
    return extra < day ? extra : day;
}

static void schedule(struct bide_run *run, size_t staff, size_t from_day)
{
    const size_t day = next_day(run, staff, from_day);
    if (day < run->model->calendar.day_count) {
        const struct bide_event event = { .time = (double) day + BIDE_CLINIC_OPENS,
                                          .kind = BIDE_RUN_CLINIC,
                                          .subject = (uint32_t) staff };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CLINICS, event);
    }
}

void bide_clinic_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        if (!run->model->epochs[0].staff[i].is_continuous) {
            schedule(run, i, 0);
        }
    }
}

void bide_clinic_keep(struct bide_run *run, uint32_t id)
{
    void *data = run->missed;
    const enum bide_err err = bide_mem_grow(&data, &run->missed_capacity,
                                            run->missed_count + 1, sizeof(uint32_t));
    if (err != BIDE_OK) {
        run->err = err;
        return;
    }
    run->missed = data;
    run->missed[run->missed_count++] = id;
}

void bide_clinic_join_kept(struct bide_run *run)
{
    for (size_t i = 0; i < run->missed_count; ++i) {
        bide_waiting_join(run, run->missed[i]);
    }
    run->missed_count = 0;
}

void bide_clinic_over(struct bide_run *run, size_t staff)
{
    bide_clinic_join_kept(run);
    schedule(run, staff, (size_t) floor(run->loop.now) + 1);
}

/* Sessions are there to be used. */
static void open_sessions(struct bide_run *run, size_t staff, double offered)
{
    struct bide_run_staff *state = &run->staff[staff];
    state->opened = floor(run->loop.now);
    state->today = offered;
    state->left = 0.0;
    if (offered > 0.0) {
        state->left = offered - state->debt;
        state->used_before = state->used;
        state->offered += offered;
        bide_carve_open(run, staff, offered, 0.0);
    }
}

static void open_day(struct bide_run *run, size_t staff)
{
    if (run->staff[staff].opened >= floor(run->loop.now)) {
        return;
    }
    double offered = bide_staffing_sessions(run, staff);
    if (run->model->extra_count > 0) {
        offered += bide_overtime_sessions(run, staff);
    }
    open_sessions(run, staff, offered);
}

/* What the last child overran is owed by the next session, what is left over when nobody
 * waits is lost. */
static void settle(struct bide_run_staff *state)
{
    if (state->today > 0.0) {
        state->debt = state->left < 0.0 ? -state->left : 0.0;
        state->used =
            state->used_before + (state->today - (state->left > 0.0 ? state->left : 0.0));
    }
}

/* Those who see children of a list are at work today, if their clinic is. */
static void open_team(struct bide_run *run, size_t staff, size_t position)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const uint32_t pathway = roster->list_pathways[position];
    const size_t step = roster->lists[position] - run->model->routes[pathway].first_list;
    const struct bide_team team =
        bide_team_of(&run->epoch->pathways[pathway].steps[step], staff);
    const size_t today = (size_t) floor(run->loop.now);
    for (size_t i = 0; i < team.count; ++i) {
        if (next_day(run, team.groups[i], today) == today) {
            open_day(run, team.groups[i]);
        }
    }
}

/* Those with whom the group sees children open their sessions too. */
static void open_partners(struct bide_run *run, size_t staff)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    for (size_t i = 0; roster->is_joint && i < roster->list_count; ++i) {
        open_team(run, staff, i);
    }
}

/* So much of the group's time goes on a child. */
static void take_time(struct bide_run_staff *state, const struct bide_run_child *child,
                      double days)
{
    state->left -= days;
    if ((child->flags & BIDE_RUN_BROUGHT) == 0) {
        state->missed += days;
    }
}

/* Everyone who sees the child gives the time. */
static void use_time(struct bide_run *run, size_t staff,
                     const struct bide_run_child *child, double days)
{
    if (run->epoch->staff[staff].is_plain) {
        take_time(&run->staff[staff], child, days);
        return;
    }
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    const struct bide_team team = bide_team_of(&pathway->steps[child->step], staff);
    for (size_t i = 0; i < team.count; ++i) {
        struct bide_run_staff *state = &run->staff[team.groups[i]];
        take_time(state, child, bide_allocation_use(run, team.groups[i], child, days));
        settle(state);
    }
}

void bide_clinic_book_again(struct bide_run *run, uint32_t id)
{
    const struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    if (bide_team_is_shared(&pathway->steps[child->step])) {
        bide_loop_after(&run->loop, 0.0, BIDE_RUN_THEN_CONTRACTS, BIDE_RUN_REBOOK, id);
    } else {
        bide_clinic_keep(run, id);
    }
}

static void see_children(struct bide_run *run, size_t staff)
{
    struct bide_run_staff *state = &run->staff[staff];
    while (state->left > BIDE_RUN_TOO_SHORT) {
        const uint32_t id = bide_allocation_call(run, staff);
        if (id == BIDE_POOL_NONE) {
            break;
        }
        struct bide_run_child *child = bide_run_child(run, id);
        const double days = bide_appointment_begin(run, child);
        use_time(run, staff, child, days);
        if (bide_pathway_appointment_over(run, id)) {
            bide_clinic_book_again(run, id);
        }
    }
    settle(state);
}

void bide_clinic_see(struct bide_run *run, size_t staff, double offered)
{
    open_sessions(run, staff, offered);
    see_children(run, staff);
}

void bide_clinic_hold(struct bide_run *run, size_t staff)
{
    open_partners(run, staff);
    open_day(run, staff);
    see_children(run, staff);
    bide_clinic_over(run, staff);
}
