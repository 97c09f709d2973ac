/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_lane.h"

#include <math.h>

#define MOST_DAYS 65000.0 /* between clock starts: lane_list.h numbers them */

/* --- what others could do to the pathway --- */

/* Whether a pathway sends children or requests to another. */
static bool sends_to(const struct bide_model *model, size_t from, size_t to)
{
    const struct bide_model_pathway *pathway = &model->epochs[0].pathways[from];
    bool is_found = false;
    for (size_t i = 0; i < pathway->way_count; ++i) {
        is_found = is_found || pathway->ways[i].pathway == to;
    }
    for (size_t k = 0; k < pathway->step_count; ++k) {
        const struct bide_model_step *step = &pathway->steps[k];
        for (size_t i = 0; i < step->ask_count; ++i) {
            is_found = is_found || step->asks[i].pathway == to;
        }
        for (size_t i = 0; i < step->after.count; ++i) {
            is_found =
                is_found || step->after.answers[i] == BIDE_MODEL_REDIRECTED_TO + to;
        }
    }
    return is_found;
}

static bool is_sent_to(const struct bide_model *model, size_t pathway)
{
    bool is_found = false;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        is_found = is_found || sends_to(model, i, pathway);
    }
    return is_found;
}

static bool has_programme(const struct bide_model *model, size_t pathway)
{
    bool is_found = false;
    for (size_t i = 0; i < model->contract_count; ++i) {
        is_found = is_found || model->contracts[i].pathway == pathway
                   || model->contracts[i].returns_to == (int) pathway;
    }
    for (size_t i = 0; i < model->pilot_count; ++i) {
        is_found = is_found || model->pilots[i].pathway == pathway;
    }
    for (size_t i = 0; i < model->support_count; ++i) {
        is_found = is_found || model->supports[i].who.pathway == pathway;
    }
    for (size_t i = 0; i < model->validation_count; ++i) {
        is_found = is_found || model->validations[i].who.pathway == pathway;
    }
    for (size_t i = 0; i < model->caseload_count; ++i) {
        is_found = is_found || model->caseloads[i].pathway == pathway;
    }
    return is_found;
}

/* Whether anything changes the number or the pace of the staff. */
static bool does_change(const struct bide_model *model, size_t staff)
{
    bool is_found = model->rosters[staff].has_people;
    for (size_t i = 0; i < model->hire_count; ++i) {
        is_found = is_found || model->hires[i].staff == staff;
    }
    for (size_t i = 0; i < model->level_count; ++i) {
        is_found = is_found || model->levels[i].staff == staff;
    }
    for (size_t i = 0; i < model->training_count; ++i) {
        is_found = is_found || model->trainings[i].staff == staff;
    }
    for (size_t i = 0; i < model->extra_count; ++i) {
        is_found = is_found || model->extras[i].staff == staff;
    }
    for (size_t i = 0; i < model->contract_count; ++i) {
        is_found = is_found || model->contracts[i].takes_staff == (int) staff;
    }
    for (size_t i = 0; i < model->pilot_count; ++i) {
        is_found = is_found || model->pilots[i].frees_staff == (int) staff;
    }
    return is_found;
}

/* --- what is simple about it --- */

static bool is_step_simple(const struct bide_model_step *step)
{
    return step->staff != BIDE_MODEL_NO_STAFF && step->stops_clock && step->share >= 1.0
           && step->not_brought <= 0.0 && step->ask_count == 0 && !step->is_repeated
           && step->after.count == 0 && step->help.with_count == 0
           && step->help.other_count == 0 && isinf(step->within_days);
}

static bool is_pathway_simple(const struct bide_model_pathway *pathway)
{
    return pathway->step_count == 1 && pathway->groups.count == 0 && pathway->is_plain
           && pathway->way_count == 0 && pathway->most_waiting == INT64_MAX
           && is_step_simple(&pathway->steps[0]);
}

static bool is_route_simple(const struct bide_model_route *route)
{
    return route->part_count == 1 && !route->counts_years && route->target_list < 0
           && !route->is_watched && route->age_count == 0 && isinf(route->ages_out_days);
}

/* Whoever leaves does so at a steady rate. */
static bool is_leaving_simple(const struct bide_model_leaving *leaving)
{
    return leaving->cause_count == 1 && leaving->escalations == NULL
           && !leaving->is_supported && leaving->causes[0].phase_count == 1
           && leaving->causes[0].phases[0].hazard.shape == BIDE_HAZARD_STEADY;
}

static bool is_staff_simple(const struct bide_model *model, size_t staff)
{
    const struct bide_model_staff *group = &model->epochs[0].staff[staff];
    return group->is_continuous && group->is_plain && group->clinicians >= 0
           && group->clinicians <= BIDE_MODEL_LANE_MOST_CLINICIANS
           && model->rosters[staff].list_count >= 1
           && model->rosters[staff].list_count <= BIDE_MODEL_LANE_MOST_PARTS
           && model->rosters[staff].booking_days == 0;
}

/* Referred one by one, at a rate that may change with time but not by chance. */
static bool is_source_simple(const struct bide_model_source *source)
{
    return source->rows == NULL && source->ratio <= 1.0
           && source->batch.shape == BIDE_DIST_FIXED
           && bide_dist_mean(&source->batch) < 1.5;
}

/* The place of its only source; of all sources there is none there if it has several. */
static size_t only_source(const struct bide_model *model, size_t pathway)
{
    size_t only = model->source_count;
    size_t count = 0;
    for (size_t i = 0; i < model->source_count; ++i) {
        if (model->sources[i].pathway == pathway) {
            only = i;
            ++count;
        }
    }
    return count == 1 ? only : model->source_count;
}

/* Nobody on the starting list is known by a row. */
static bool is_start_simple(const struct bide_model *model, size_t pathway)
{
    bool is_simple = true;
    for (size_t i = 0; i < model->waiting_count; ++i) {
        is_simple =
            is_simple
            && (model->waiting[i].pathway != pathway || model->waiting[i].rows == NULL);
    }
    return is_simple;
}

/* A warm-up of whole days. */
static bool is_whole(double days)
{
    return days <= floor(days);
}

/* Whether a pathway may be part of a lane, as far as it alone is concerned. */
static bool is_part(const struct bide_model *model, size_t pathway)
{
    const size_t source = only_source(model, pathway);
    return is_pathway_simple(&model->epochs[0].pathways[pathway])
           && is_route_simple(&model->routes[pathway])
           && is_leaving_simple(&model->leavings[pathway]) && source < model->source_count
           && is_source_simple(&model->sources[source]) && is_start_simple(model, pathway)
           && !is_sent_to(model, pathway) && !has_programme(model, pathway);
}

/* Whether a staff group and all its pathways are one. */
static bool is_lane(const struct bide_model *model, size_t staff)
{
    const struct bide_model_roster *roster = &model->rosters[staff];
    bool is_found = is_staff_simple(model, staff) && !does_change(model, staff);
    const struct bide_model_work *work = model->epochs[0].staff[staff].work;
    for (size_t i = 0; is_found && i < roster->list_count; ++i) {
        is_found =
            work[i].rank == work[0].rank && is_part(model, roster->list_pathways[i]);
    }
    return is_found;
}

static enum bide_err add_lane(struct bide_model *model, size_t staff)
{
    const struct bide_model_roster *roster = &model->rosters[staff];
    const struct bide_model_lane lane = {
        .staff = staff,
        .parts = bide_arena_take(&model->arena, roster->list_count,
                                 sizeof(struct bide_model_lane_part)),
        .part_count = roster->list_count,
    };
    if (lane.parts == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < roster->list_count; ++i) {
        const size_t pathway = roster->list_pathways[i];
        lane.parts[i].pathway = pathway;
        lane.parts[i].source = only_source(model, pathway);
        model->routes[pathway].is_lane = true;
    }
    model->lanes[model->lane_count++] = lane;
    return BIDE_OK;
}

enum bide_err bide_model_lane_find(struct bide_model *model)
{
    model->lanes = bide_arena_take(&model->arena, model->staff_count,
                                   sizeof(struct bide_model_lane));
    enum bide_err err = model->lanes != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
    const bool is_possible = model->epoch_count == 1 && model->epochs[0].limits == NULL
                             && is_whole(model->warm_up)
                             && (double) model->first_day > model->horizon - MOST_DAYS;
    for (size_t i = 0; i < model->staff_count && is_possible && err == BIDE_OK; ++i) {
        err = is_lane(model, i) ? add_lane(model, i) : BIDE_OK;
    }
    return err;
}

void bide_model_lane_close(struct bide_model *model)
{
    model->lane_count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        model->routes[i].is_lane = false;
    }
}
