/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clinic.h"

#include <math.h>

#include "engine/base/mem.h"
#include "models/service/allocation.h"
#include "models/service/appointment.h"
#include "models/service/overtime.h"
#include "models/service/pathway.h"
#include "models/service/staffing.h"
#include "models/service/waiting.h"

#define SLACK 1e-9 /* days: time too short for anyone */

static void schedule(struct bide_run *run, size_t staff, size_t from_day)
{
    const struct bide_calendar *calendar = &run->model->calendar;
    size_t day =
        bide_calendar_next_open(calendar, from_day, run->model->rosters[staff].weekdays);
    if (run->model->extra_count > 0) {
        const size_t extra = bide_overtime_next_day(run, staff, from_day);
        day = extra < day ? extra : day;
    }
    if (day < calendar->day_count) {
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

void bide_clinic_see(struct bide_run *run, size_t staff, double offered)
{
    struct bide_run_staff *state = &run->staff[staff];
    double left = offered - state->debt;
    while (left > SLACK) {
        const uint32_t id = bide_allocation_call(run, staff);
        if (id == BIDE_POOL_NONE) {
            break;
        }
        struct bide_run_child *child = bide_run_child(run, id);
        const double days = bide_appointment_begin(run, child);
        left -= days;
        bide_allocation_use(run, staff, child, days);
        if ((child->flags & BIDE_RUN_BROUGHT) == 0) {
            state->missed += days;
        }
        if (bide_pathway_appointment_over(run, id)) {
            bide_clinic_keep(run, id);
        }
    }
    state->debt = left < 0.0 ? -left : 0.0;
    state->offered += offered;
    state->used += offered - (left > 0.0 ? left : 0.0);
}

void bide_clinic_hold(struct bide_run *run, size_t staff)
{
    double offered = bide_staffing_sessions(run, staff);
    if (run->model->extra_count > 0) {
        offered += bide_overtime_sessions(run, staff);
    }
    if (offered > 0.0) {
        bide_clinic_see(run, staff, offered);
    }
    bide_clinic_over(run, staff);
}
