/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/fill.h"

#include <math.h>
#include <string.h>

#include "models/service/allocation.h"
#include "models/service/carve.h"
#include "models/service/clinic.h"
#include "models/service/pilot.h"
#include "models/service/staffing.h"
#include "models/service/story.h"
#include "models/service/waiting.h"

enum { DAYS_PER_WEEK = 7 };
#define SLACK BIDE_FILL_SLACK

static const struct bide_model_step *step_of(const struct bide_run *run,
                                             const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway].steps[child->step];
}

static void remember(struct bide_run *run, enum bide_err err)
{
    run->err = run->err == BIDE_OK ? err : run->err;
}

/* Clinic time a child is expected to take. */
static double expected_days(const struct bide_run *run,
                            const struct bide_run_child *child)
{
    const struct bide_model_step *step = step_of(run, child);
    const double mean = bide_dist_mean(&step->time);
    const double saved =
        step->is_piloted ? bide_pilot_effect(run, child).days_saved : 0.0;
    return mean > saved ? mean - saved : 0.0;
}

/* When the family cancels an appointment at this time, INFINITY if it does not. An
 * appointment that would have been cancelled before the start has been given away. */
static double cancel_time(const struct bide_run *run, const struct bide_run_child *child,
                          const struct bide_model_booking *booking, double time)
{
    if (booking->cancelled <= 0.0) {
        return INFINITY;
    }
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_CANCEL, child->attempt);
    if (!bide_run_chance(&stream, booking->cancelled)) {
        return INFINITY;
    }
    const double at = time - bide_dist_draw(&booking->cancel_days, &stream);
    return at < 0.0 && run->loop.now <= 0.0 ? INFINITY : at;
}

/* Book a child for this day; the clinic time it is expected to take. */
static double book(struct bide_run *run, size_t staff, size_t day, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_diary_entry entry = {
        .days = bide_allocation_use(run, staff, child, expected_days(run, child)),
        .cancel_at = cancel_time(run, child, &run->epoch->staff[staff].booking,
                                 (double) day + BIDE_CLINIC_OPENS),
        .id = id,
    };
    child->flags |= BIDE_RUN_BOOKED;
    bide_story_tell(run, child, BIDE_STORY_BOOKED);
    remember(run, bide_diary_add(&run->diaries[staff], day, entry));
    return entry.days;
}

/* Those whose clinic could not see them come first. */
static uint32_t next_child(struct bide_run *run, size_t staff)
{
    uint32_t id = bide_diary_take_again(&run->diaries[staff]);
    while (id != BIDE_POOL_NONE && bide_waiting_has_left(run, id)) {
        id = bide_diary_take_again(&run->diaries[staff]);
    }
    return id != BIDE_POOL_NONE ? id : bide_allocation_call(run, staff);
}

/* Of so much time of a clinic, what those who are booked leave; less than 0 if the last
 * overruns. Whoever cannot begin in time takes nothing: that child will be booked again.
 */
static double time_left(const struct bide_diary_day *day, double left)
{
    for (size_t i = 0; i < day->count; ++i) {
        left -= left > SLACK ? day->entries[i].days : 0.0;
    }
    return left;
}

/* Time of a clinic that is kept for some children, as far as they are not booked yet. */
static void keep_time(struct bide_run *run, size_t staff, size_t day, double offered)
{
    struct bide_run_staff *state = &run->staff[staff];
    const struct bide_diary_day *on = bide_diary_day(&run->diaries[staff], day);
    if (run->epoch->staff[staff].carve_count == 0) {
        return;
    }
    memset(state->kept, 0, sizeof(state->kept));
    bide_carve_open(run, staff, offered, (double) day - floor(run->loop.now));
    for (size_t i = 0; i < on->count; ++i) {
        const struct bide_run_child *child = bide_run_child(run, on->entries[i].id);
        const size_t list = run->model->routes[child->pathway].first_list + child->step;
        bide_carve_use(run, staff, (uint32_t) list, child->class_index,
                       on->entries[i].days);
    }
}

/* Book children for a day as long as there is time left; the time they are expected to
 * take. */
static double fill_day(struct bide_run *run, size_t staff, size_t day, double left)
{
    double taken = 0.0;
    while (left - taken > SLACK) {
        run->staff[staff].left = left - taken;
        const uint32_t id = next_child(run, staff);
        if (id == BIDE_POOL_NONE) {
            break;
        }
        taken += book(run, staff, day, id);
    }
    return taken;
}

void bide_fill_days(struct bide_run *run, size_t staff, size_t from, size_t earliest)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const struct bide_calendar *calendar = &run->model->calendar;
    const double most = 1.0 + run->epoch->staff[staff].booking.overbook;
    const size_t end = (size_t) floor(run->loop.now) + roster->booking_days + 1;
    double carry = run->staff[staff].carry;
    double owed = run->staff[staff].debt;
    const bool keeps_time = run->epoch->staff[staff].carve_count > 0;
    for (size_t day = from; day < end && day < calendar->day_count; ++day) {
        if (!bide_calendar_is_open(calendar, day, roster->weekdays)) {
            continue;
        }
        const double offered = bide_staffing_expected(run, staff, (double) day, &carry);
        double left =
            time_left(bide_diary_day(&run->diaries[staff], day), most * offered - owed);
        keep_time(run, staff, day, most * offered);
        left -= day >= earliest ? fill_day(run, staff, day, left) : 0.0;
        if (left > SLACK && day >= earliest && !keeps_time) {
            return; /* nobody waits */
        }
        owed = left < 0.0 ? -left : 0.0;
    }
}

/* --- the start --- */

/* Clinic time of each day of a week after the start that is not booked yet. */
static void find_room(const struct bide_run *run, size_t staff, size_t week,
                      double room[DAYS_PER_WEEK])
{
    const size_t first = DAYS_PER_WEEK * week;
    double carry = run->staff[staff].carry;
    for (size_t day = 0; day < first + DAYS_PER_WEEK; ++day) {
        const bool is_open = bide_calendar_is_open(&run->model->calendar, day,
                                                   run->model->rosters[staff].weekdays);
        const double offered =
            is_open ? bide_staffing_expected(run, staff, (double) day, &carry) : 0.0;
        if (day >= first) {
            const struct bide_diary_day *on = bide_diary_day(&run->diaries[staff], day);
            room[day - first] = offered > 0.0 ? time_left(on, offered) : -INFINITY;
        }
    }
}

/* Book the next of a list in a week, on the day that has most time; if no clinic is
 * expected to be held then, the child will be booked first. False if nobody is there. */
static bool book_in_week(struct bide_run *run, const struct bide_model_booked *booked,
                         size_t week, double room[DAYS_PER_WEEK])
{
    const size_t list = run->model->routes[booked->pathway].first_list + booked->step;
    const uint32_t id = bide_allocation_call_from(run, booked->staff, list);
    size_t best = 0;
    for (size_t i = 1; i < DAYS_PER_WEEK; ++i) {
        best = room[i] > room[best] ? i : best;
    }
    if (id == BIDE_POOL_NONE) {
        return false;
    }
    if (room[best] > -INFINITY) {
        room[best] -= book(run, booked->staff, DAYS_PER_WEEK * week + best, id);
    } else {
        bide_run_child(run, id)->flags |= BIDE_RUN_BOOKED;
        remember(run, bide_diary_put_again(&run->diaries[booked->staff], id));
    }
    return true;
}

void bide_fill_given(struct bide_run *run, const struct bide_model_booked *booked)
{
    for (size_t week = 0; week < booked->week_count; ++week) {
        double room[DAYS_PER_WEEK];
        find_room(run, booked->staff, week, room);
        double left = booked->per_week[week];
        while (left > 0.5 && book_in_week(run, booked, week, room)) {
            left -= 1.0;
        }
    }
}
