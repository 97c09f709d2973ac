/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/compile.h"

#include <string.h>

#include "models/scenario/roster.h"
#include "models/service/model_age.h"
#include "models/service/model_booking.h"
#include "models/service/model_change.h"
#include "models/service/model_lane.h"
#include "models/service/model_leaving.h"
#include "models/service/model_limit.h"
#include "models/service/model_onward.h"
#include "models/service/model_order.h"
#include "models/service/model_pathway.h"
#include "models/service/model_people.h"
#include "models/service/model_route.h"
#include "models/service/model_source.h"
#include "models/service/model_staff.h"
#include "models/service/model_step.h"
#include "models/service/model_urgency.h"
#include "models/service/model_waiting.h"

static enum bide_err make_calendar(struct bide_model *model, const struct bide_spec *spec)
{
    model->working_days = bide_calendar_weekdays(spec->calendar.working_days);
    model->working_day_count = bide_roster_count(model->working_days);
    model->horizon = 7.0 * (double) spec->weeks;
    model->warm_up = 7.0 * spec->warm_up_weeks;
    const bool has_holidays =
        spec->calendar.holidays == BIDE_SPEC_HOLIDAYS_ENGLAND_AND_WALES;
    return bide_calendar_init(&model->calendar, spec->start, (size_t) model->horizon + 1,
                              has_holidays);
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
        enum bide_err err = bide_model_staff_compile(&epoch->staff[i], spec, &staff[i]);
        if (err == BIDE_OK) {
            err = bide_model_booking_compile(&epoch->staff[i].booking, &staff[i]);
        }
        if (err != BIDE_OK) {
            return err;
        }
    }
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const enum bide_err err =
            bide_model_pathway_compile(model, &epoch->pathways[i], spec, i);
        if (err != BIDE_OK) {
            return err;
        }
    }
    const enum bide_err err = bide_model_order_staff(model, epoch, spec);
    return err == BIDE_OK ? bide_model_limit_compile(model, epoch, spec) : err;
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
    enum bide_err err = bide_model_leaving_compile(model, overlay);
    if (err == BIDE_OK) {
        err = bide_model_urgency_compile(model, overlay);
    }
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        share_facts(model, i);
    }
    bide_model_onward_watch(model);
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
    model->changes_settings = overlay->has_sets;
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
        err = bide_model_staff_rosters(model, start);
    }
    if (err == BIDE_OK) {
        err = compile_epochs(model, overlay);
    }
    if (err == BIDE_OK) {
        err = bide_model_waiting_compile(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_booking_start(model, start);
    }
    if (err == BIDE_OK) {
        err = bide_model_change_compile(model, start, overlay);
    }
    if (err == BIDE_OK) {
        err = bide_model_people_posts(model, start);
    }
    if (err == BIDE_OK) {
        bide_model_step_sum_up(model);
        err = bide_model_lane_find(model);
    }
    if (err != BIDE_OK) {
        bide_model_free(model);
    }
    return err;
}
