/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/compile.h"

#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/service/model_age.h"
#include "models/service/model_change.h"
#include "models/service/model_leaving.h"
#include "models/service/model_order.h"
#include "models/service/model_pathway.h"
#include "models/service/model_route.h"
#include "models/service/model_source.h"
#include "models/service/model_waiting.h"

#define WHOLE_YEAR 52.17 /* weeks; more than this is all of it */

static size_t count_days(unsigned weekdays)
{
    size_t count = 0;
    for (unsigned bits = weekdays; bits != 0; bits &= bits - 1) {
        ++count;
    }
    return count;
}

static enum bide_err make_calendar(struct bide_model *model, const struct bide_spec *spec)
{
    model->working_days = bide_calendar_weekdays(spec->calendar.working_days);
    model->working_day_count = count_days(model->working_days);
    model->horizon = 7.0 * (double) spec->weeks;
    model->warm_up = 7.0 * spec->warm_up_weeks;
    const bool has_holidays =
        spec->calendar.holidays == BIDE_SPEC_HOLIDAYS_ENGLAND_AND_WALES;
    return bide_calendar_init(&model->calendar, spec->start, (size_t) model->horizon + 1,
                              has_holidays);
}

static void compile_staff(struct bide_model_staff *staff,
                          const struct bide_spec_staff *spec, size_t weekday_count)
{
    /* A year is 52.1786 weeks: however it was rounded, nobody loses part of a session. */
    const double at_work = spec->clinical_weeks > WHOLE_YEAR
                               ? 1.0
                               : spec->clinical_weeks * 7.0 / BIDE_CIVIL_DAYS_PER_YEAR;
    staff->is_continuous = isnan(spec->wte);
    staff->clinicians = staff->is_continuous ? spec->clinicians : 0;
    staff->returns_children = spec->when_fewer == BIDE_SPEC_WHEN_FEWER_RETURN;
    staff->wte = staff->is_continuous ? 0.0 : spec->wte;
    staff->sessions_per_day = spec->sessions_per_week / (double) weekday_count * at_work
                              * (1.0 - spec->sickness);
    staff->session_days = spec->session_minutes / 1440.0;
    staff->cost_per_day = spec->cost_per_wte / BIDE_CIVIL_DAYS_PER_YEAR;
}

static enum bide_err make_rosters(struct bide_model *model, const struct bide_spec *spec)
{
    const struct bide_spec_staff *staff = spec->staff.items;
    for (size_t i = 0; i < model->staff_count; ++i) {
        struct bide_model_roster *roster = &model->rosters[i];
        roster->weekdays = staff[i].weekdays != NULL
                               ? bide_calendar_weekdays(staff[i].weekdays)
                               : model->working_days;
        roster->weekday_count = count_days(roster->weekdays);
        const enum bide_err err = bide_model_route_roster(model, spec, i);
        if (err != BIDE_OK) {
            return err;
        }
    }
    return BIDE_OK;
}

static enum bide_err compile_epoch(struct bide_model *model,
                                   struct bide_model_epoch *epoch,
                                   const struct bide_overlay_epoch *source)
{
    const struct bide_spec *spec = &source->spec;
    const struct bide_spec_staff *staff = spec->staff.items;
    epoch->day = source->day;
    epoch->staff = bide_arena_take(&model->arena, model->staff_count,
                                   sizeof(struct bide_model_staff));
    epoch->pathways = bide_arena_take(&model->arena, model->pathway_count,
                                      sizeof(struct bide_model_pathway));
    if (epoch->staff == NULL || epoch->pathways == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < model->staff_count; ++i) {
        compile_staff(&epoch->staff[i], &staff[i], model->rosters[i].weekday_count);
    }
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const enum bide_err err =
            bide_model_pathway_compile(model, &epoch->pathways[i], spec, i);
        if (err != BIDE_OK) {
            return err;
        }
    }
    return bide_model_order_staff(model, epoch, spec);
}

/* Who differs in one epoch is told apart in all: patience looks ahead. */
static void share_facts(struct bide_model *model, size_t pathway)
{
    bool has_facts = false;
    for (size_t i = 0; i < model->epoch_count; ++i) {
        has_facts = has_facts || model->epochs[i].pathways[pathway].has_facts;
    }
    for (size_t i = 0; i < model->epoch_count; ++i) {
        model->epochs[i].pathways[pathway].has_facts = has_facts;
    }
}

static enum bide_err compile_epochs(struct bide_model *model,
                                    const struct bide_overlay *overlay)
{
    model->epochs = bide_arena_take(&model->arena, overlay->epoch_count,
                                    sizeof(struct bide_model_epoch));
    if (model->epochs == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < overlay->epoch_count; ++i) {
        ++model->epoch_count;
        const enum bide_err err =
            compile_epoch(model, &model->epochs[i], &overlay->epochs[i]);
        if (err != BIDE_OK) {
            return err;
        }
    }
    const enum bide_err err = bide_model_leaving_compile(model, overlay);
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        share_facts(model, i);
    }
    return err;
}

static enum bide_err take_arrays(struct bide_model *model, const struct bide_spec *spec)
{
    model->pathway_count = spec->pathways.count;
    model->staff_count = spec->staff.count;
    model->routes = bide_arena_take(&model->arena, model->pathway_count,
                                    sizeof(struct bide_model_route));
    model->rosters = bide_arena_take(&model->arena, model->staff_count,
                                     sizeof(struct bide_model_roster));
    return model->routes == NULL || model->rosters == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

enum bide_err bide_compile_model(struct bide_model *model,
                                 const struct bide_overlay *overlay)
{
    const struct bide_spec *start = &overlay->epochs[0].spec;
    memset(model, 0, sizeof(*model));
    bide_arena_init(&model->arena);
    enum bide_err err = take_arrays(model, start);
    if (err == BIDE_OK) {
        err = make_calendar(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_route_all(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_age_all(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_source_all(model, overlay);
    }
    if (err == BIDE_OK) {
        err = make_rosters(model, start);
    }
    if (err == BIDE_OK) {
        err = compile_epochs(model, overlay);
    }
    if (err == BIDE_OK) {
        err = bide_model_waiting_compile(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_change_compile(model, start, overlay);
    }
    if (err != BIDE_OK) {
        bide_model_free(model);
    }
    return err;
}
