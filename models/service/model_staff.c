/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_staff.h"

#include <math.h>

#include "engine/base/civil.h"
#include "models/scenario/roster.h"
#include "models/service/model_people.h"
#include "models/service/model_route.h"

#define WHOLE_YEAR 52.17 /* weeks; more than this is all of it */

enum bide_err bide_model_staff_compile(struct bide_model_staff *group,
                                       const struct bide_spec *spec,
                                       const struct bide_spec_staff *staff)
{
    /* A year is 52.1786 weeks: however it was rounded, nobody loses part of a session. */
    const double at_work = staff->clinical_weeks > WHOLE_YEAR
                               ? 1.0
                               : staff->clinical_weeks * 7.0 / BIDE_CIVIL_DAYS_PER_YEAR;
    /* Spells of each person, or their mean. */
    const double sick = staff->absence.spell_weeks.is_given ? 0.0 : staff->sickness;
    group->is_continuous = isnan(staff->wte);
    group->clinicians = group->is_continuous ? staff->clinicians : 0;
    group->returns_children = staff->when_fewer == BIDE_SPEC_WHEN_FEWER_RETURN;
    group->wte = group->is_continuous ? 0.0 : staff->wte;
    for (int weekday = 0; weekday < BIDE_MODEL_WEEKDAYS; ++weekday) {
        group->sessions_on[weekday] =
            bide_roster_sessions(spec, staff, weekday) * at_work * (1.0 - sick);
    }
    group->session_days = staff->session_minutes / 1440.0 * (1.0 - staff->admin_share);
    group->cost_per_day = staff->cost_per_wte / BIDE_CIVIL_DAYS_PER_YEAR;
    return bide_model_people_compile(&group->people, staff);
}

double *bide_model_staff_present(struct bide_model *model, size_t staff)
{
    struct bide_model_roster *roster = &model->rosters[staff];
    const size_t day_count = model->calendar.day_count;
    if (roster->present != NULL) {
        return roster->present;
    }
    roster->present = bide_arena_take(&model->arena, day_count, sizeof(double));
    for (size_t day = 0; roster->present != NULL && day < day_count; ++day) {
        roster->present[day] = 1.0;
    }
    return roster->present;
}

static enum bide_err take_leave(struct bide_model *model, const struct bide_spec *spec,
                                size_t index)
{
    const struct bide_spec_staff *staff =
        (const struct bide_spec_staff *) spec->staff.items + index;
    if (!staff->term_time_only && staff->leave.count == 0) {
        return BIDE_OK;
    }
    double *present = bide_model_staff_present(model, index);
    for (size_t day = 0; present != NULL && day < model->calendar.day_count; ++day) {
        present[day] = bide_roster_present(spec, staff, spec->start + (int32_t) day);
    }
    return present != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

enum bide_err bide_model_staff_rosters(struct bide_model *model,
                                       const struct bide_spec *spec)
{
    const struct bide_spec_staff *staff = spec->staff.items;
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < model->staff_count && err == BIDE_OK; ++i) {
        struct bide_model_roster *roster = &model->rosters[i];
        roster->weekdays = bide_roster_weekdays(spec, &staff[i]);
        roster->weekday_count = bide_roster_count(roster->weekdays);
        roster->booking_days = 7 * (size_t) staff[i].booking.weeks_ahead;
        err = take_leave(model, spec, i);
        if (err == BIDE_OK) {
            err = bide_model_route_roster(model, spec, i);
        }
    }
    return err;
}
