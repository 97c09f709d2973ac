/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/staffing.h"

#include <math.h>

#include "models/service/people.h"
#include "models/service/pilot.h"
#include "models/service/provider.h"

#define HOURS_PER_DAY 24.0
#define SLACK 1e-9 /* sessions: what summing fractions may lose */

static double draw_lead(const struct bide_run *run, size_t hire)
{
    struct bide_stream stream = bide_stream_open(
        run->root, (uint32_t) BIDE_RUN_LEAD << 24, run->model->hires[hire].key);
    const struct bide_model_hire *model = &run->model->hires[hire];
    double days = bide_dist_draw(&model->lead_days, &stream);
    while (model->failed_rounds > 0.0 && bide_run_chance(&stream, model->failed_rounds)) {
        days += bide_dist_draw(&model->lead_days, &stream);
    }
    return days;
}

/* Those who are ill on the first day are not at work. */
static void begin_people(struct bide_run *run)
{
    bide_people_begin(run);
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        struct bide_run_staff *state = &run->staff[i];
        state->clinicians = bide_people_clinicians(run, i, state->base);
        bide_level_init(&state->offered_level, state->clinicians, 0.0);
    }
}

void bide_staffing_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        const int64_t clinicians = run->model->epochs[0].staff[i].clinicians;
        const struct bide_run_staff fresh = { .clinicians = clinicians,
                                              .base = clinicians,
                                              .opened = -1.0 };
        run->staff[i] = fresh;
        bide_level_init(&run->staff[i].offered_level, clinicians, 0.0);
        bide_level_init(&run->staff[i].used_level, 0, 0.0);
    }
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        run->hired[i] = hire->start + draw_lead(run, i);
    }
    if (run->model->post_count > 0) {
        begin_people(run);
    }
}

/* What grows is taken half-way through the day, so that the days add up to the whole. */
static double noon(double day)
{
    return floor(day) + 0.5;
}

static double wte_in_post(const struct bide_run *run, size_t staff, double time)
{
    double wte = run->epoch->staff[staff].wte;
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        if (hire->staff == staff) {
            wte += hire->wte * bide_model_ramp(time, run->hired[i], hire->ramp_days);
        }
    }
    return wte;
}

static double wte_at(const struct bide_run *run, size_t staff, double time)
{
    const double wte = run->model->rosters[staff].has_people
                           ? bide_people_wte(run, staff, time)
                           : wte_in_post(run, staff, time);
    return fmax(0.0, wte - bide_provider_taken(run, staff, time));
}

double bide_staffing_wte(const struct bide_run *run, size_t staff)
{
    return wte_at(run, staff, noon(run->loop.now));
}

/* Clinic time that pilots free on one open day, in days. */
static double freed_days(const struct bide_run *run, size_t staff, double time)
{
    double days = 0.0;
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        if (pilot->frees_staff >= 0 && (size_t) pilot->frees_staff == staff) {
            days += pilot->frees_days_per_week * pilot->share
                    * bide_pilot_grown(run, i, time);
        }
    }
    return days / (double) run->model->rosters[staff].weekday_count;
}

double bide_staffing_expected(const struct bide_run *run, size_t staff, double day,
                              double *carry)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const size_t date = (size_t) day;
    const int weekday = bide_calendar_weekday(&run->model->calendar, date);
    if (weekday < 0 || (roster->weekdays >> weekday & 1U) == 0) {
        return 0.0;
    }
    const double present = roster->present != NULL ? roster->present[date] : 1.0;
    *carry += (wte_at(run, staff, noon(day)) * group->sessions_on[weekday]
               + freed_days(run, staff, noon(day)) / group->session_days)
              * present;
    const double whole = floor(*carry + SLACK);
    *carry -= whole;
    return whole * group->session_days;
}

double bide_staffing_sessions(struct bide_run *run, size_t staff)
{
    return bide_staffing_expected(run, staff, run->loop.now, &run->staff[staff].carry);
}

void bide_staffing_warm_up(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        struct bide_run_staff *state = &run->staff[i];
        state->offered = 0.0;
        state->used = 0.0;
        state->missed = 0.0;
        state->cancelled = 0.0;
        bide_level_init(&state->offered_level, state->clinicians, run->loop.now);
        bide_level_init(&state->used_level, state->busy, run->loop.now);
    }
}

void bide_staffing_write(double offered, double used, double *row)
{
    row[BIDE_KPI_STAFF_USED] = offered > 0.0 ? used / offered : NAN;
    row[BIDE_KPI_STAFF_HOURS] = offered * HOURS_PER_DAY;
    row[BIDE_KPI_STAFF_MISSED] = 0.0;
    row[BIDE_KPI_STAFF_CANCELLED] = 0.0;
}

void bide_staffing_measure(const struct bide_run *run, size_t staff, double *row)
{
    const struct bide_run_staff *state = &run->staff[staff];
    double offered = state->offered;
    double used = state->used;
    if (run->epoch->staff[staff].is_continuous) {
        offered = bide_level_integral(&state->offered_level, run->loop.now);
        used = bide_level_integral(&state->used_level, run->loop.now);
    }
    bide_staffing_write(offered, used, row);
    row[BIDE_KPI_STAFF_MISSED] = state->missed * HOURS_PER_DAY;
    row[BIDE_KPI_STAFF_CANCELLED] = state->cancelled * HOURS_PER_DAY;
}
