/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/booking.h"

#include <math.h>

#include "models/service/allocation.h"
#include "models/service/appointment.h"
#include "models/service/clinic.h"
#include "models/service/fill.h"
#include "models/service/overtime.h"
#include "models/service/pathway.h"
#include "models/service/staffing.h"
#include "models/service/story.h"
#include "models/service/waiting.h"

static void remember(struct bide_run *run, enum bide_err err)
{
    run->err = run->err == BIDE_OK ? err : run->err;
}

/* --- giving back --- */

/* Back to the list, in its old place; its next appointment has a chance of its own. */
static void cancel(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    child->flags &= (uint16_t) ~BIDE_RUN_BOOKED;
    ++child->attempt;
    bide_story_tell(run, child, BIDE_STORY_CANCELLED);
}

/* Whether the appointment is given back: the child has left, or the family cancels it. */
static bool is_given_back(struct bide_run *run, const struct bide_diary_entry *entry)
{
    if (bide_waiting_has_left(run, entry->id)) {
        return true;
    }
    if (entry->cancel_at > run->loop.now) {
        return false;
    }
    cancel(run, entry->id);
    bide_clinic_keep(run, entry->id);
    return true;
}

/* Take out of a day those who give their time back. */
static void sweep(struct bide_run *run, struct bide_diary_day *day, bool is_late)
{
    size_t kept = 0;
    for (size_t i = 0; i < day->count; ++i) {
        const struct bide_diary_entry entry = day->entries[i];
        if (is_given_back(run, &entry)) {
            day->late += is_late ? entry.days : 0.0;
        } else {
            day->entries[kept++] = entry;
        }
    }
    day->count = kept;
}

static size_t notice_of(const struct bide_run *run, size_t staff)
{
    return run->epoch->staff[staff].booking.notice_days;
}

static void schedule(struct bide_run *run, size_t staff, size_t from)
{
    const struct bide_model *model = run->model;
    const size_t day = bide_calendar_next_open(
        &model->calendar, from, model->working_days | model->rosters[staff].weekdays);
    if (day < model->calendar.day_count) {
        const struct bide_event event = { .time = (double) day + BIDE_CLINIC_OPENS,
                                          .kind = BIDE_RUN_BOOKING,
                                          .subject = (uint32_t) staff };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_BOOKING, event);
    }
}

/* --- the start --- */

/* Whether it was said who is booked. */
static bool is_given(const struct bide_run *run, size_t staff)
{
    bool is_found = false;
    for (size_t i = 0; i < run->model->booked_count; ++i) {
        is_found = is_found || run->model->booked[i].staff == staff;
    }
    return is_found;
}

void bide_booking_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->booked_count; ++i) {
        bide_fill_given(run, &run->model->booked[i]);
    }
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        if (bide_booking_is_ahead(run, i)) {
            bide_fill_days(run, i, 0, is_given(run, i) ? notice_of(run, i) : 0);
            schedule(run, i, 0);
        }
    }
}

void bide_booking_work(struct bide_run *run, size_t staff)
{
    const size_t today = (size_t) floor(run->loop.now);
    const size_t end = today + run->model->rosters[staff].booking_days + 1;
    const size_t earliest = today + notice_of(run, staff);
    for (size_t day = today + 1; day < end; ++day) {
        sweep(run, bide_diary_day(&run->diaries[staff], day), day < earliest);
    }
    bide_clinic_join_kept(run);
    bide_fill_days(run, staff, today + 1, earliest);
    schedule(run, staff, today + 1);
}

/* --- the clinic --- */

/* See a child; the clinic time it takes, missed or not. */
static double see(struct bide_run *run, size_t staff, uint32_t id, bool *is_brought)
{
    struct bide_run_child *child = bide_run_child(run, id);
    child->flags &= (uint16_t) ~BIDE_RUN_BOOKED;
    const double pace = bide_allocation_pace(run, staff, child);
    const double days = pace * bide_appointment_begin(run, child);
    *is_brought = (child->flags & BIDE_RUN_BROUGHT) != 0;
    if (bide_pathway_appointment_over(run, id)) {
        bide_clinic_book_again(run, id);
    }
    return days;
}

/* A clinic while it is held. The time of those who are not brought is there for others,
 * but not what it would have taken of later clinics. */
struct clinic {
    double left;   /* days of clinic time; below 0 if the last overran */
    double missed; /* days of those not brought, within this clinic */
    double beyond; /* ... and past its end */
};

static void see_next(struct bide_run *run, size_t staff, uint32_t id,
                     struct clinic *clinic)
{
    bool is_brought = false;
    const double days = see(run, staff, id, &is_brought);
    if (is_brought) {
        clinic->left -= days;
        return;
    }
    const double within = fmin(days, clinic->left);
    clinic->missed += within;
    clinic->beyond = fmax(clinic->beyond, days - within);
}

static void settle(struct bide_run_staff *state, const struct clinic *clinic,
                   double offered, double late)
{
    const double overrun = fmax(0.0, -clinic->left);
    const double left = fmax(0.0, clinic->left);
    const double missed = fmin(clinic->missed, left);
    state->debt = fmax(overrun, clinic->beyond);
    state->missed += missed + state->debt - overrun;
    state->cancelled += fmin(late, left - missed);
    state->offered += offered;
    state->used += offered - (left - missed);
}

static void see_booked(struct bide_run *run, size_t staff, double offered)
{
    struct bide_run_staff *state = &run->staff[staff];
    struct bide_diary_day *today =
        bide_diary_day(&run->diaries[staff], (size_t) floor(run->loop.now));
    struct clinic clinic = { .left = offered - state->debt };
    sweep(run, today, true);
    for (size_t i = 0; i < today->count; ++i) {
        const uint32_t id = today->entries[i].id;
        if (clinic.left > BIDE_FILL_SLACK) {
            see_next(run, staff, id, &clinic);
        } else {
            remember(run, bide_diary_put_again(&run->diaries[staff], id));
        }
    }
    settle(state, &clinic, offered, today->late);
    bide_diary_close(today);
}

void bide_booking_hold(struct bide_run *run, size_t staff)
{
    see_booked(run, staff, bide_staffing_sessions(run, staff));
    const double extra =
        run->model->extra_count > 0 ? bide_overtime_sessions(run, staff) : 0.0;
    if (extra > 0.0) {
        bide_clinic_see(run, staff, extra);
    }
    bide_clinic_over(run, staff);
}

size_t bide_booking_count(const struct bide_run *run)
{
    size_t count = 0;
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        count += bide_booking_is_ahead(run, i) ? bide_diary_count(&run->diaries[i]) : 0;
    }
    return count;
}
