/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/overtime.h"

#include <math.h>

#define SLACK 1e-9 /* sessions: what summing fractions may lose */

void bide_overtime_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->extra_count; ++i) {
        const struct bide_run_extra fresh = { .held = 0.0 };
        run->extras[i] = fresh;
    }
}

size_t bide_overtime_next_day(const struct bide_run *run, size_t staff, size_t day)
{
    const struct bide_calendar *calendar = &run->model->calendar;
    size_t first = calendar->day_count;
    for (size_t i = 0; i < run->model->extra_count; ++i) {
        const struct bide_model_extra *extra = &run->model->extras[i];
        const double from = fmax((double) day, ceil(extra->start));
        if (extra->staff != staff || from >= (double) first) {
            continue;
        }
        const size_t next =
            bide_calendar_next_open(calendar, (size_t) from, extra->weekdays);
        first = next < first && (double) next < extra->end ? next : first;
    }
    return first;
}

double bide_overtime_sessions(struct bide_run *run, size_t staff)
{
    const double today = floor(run->loop.now);
    double sessions = 0.0;
    for (size_t i = 0; i < run->model->extra_count; ++i) {
        const struct bide_model_extra *extra = &run->model->extras[i];
        struct bide_run_extra *state = &run->extras[i];
        const bool is_on = extra->staff == staff && today >= extra->start
                           && today < extra->end
                           && bide_calendar_is_open(&run->model->calendar, (size_t) today,
                                                    extra->weekdays);
        state->carry += is_on ? extra->sessions : 0.0;
        const double whole = is_on ? floor(state->carry + SLACK) : 0.0;
        state->carry -= whole;
        state->held += whole;
        sessions += whole;
    }
    return sessions * run->epoch->staff[staff].session_days;
}

double bide_overtime_cost(const struct bide_run *run, size_t index)
{
    return run->model->extras[index].price * run->extras[index].held;
}
