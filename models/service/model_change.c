/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_change.h"

#include <math.h>
#include <string.h>

enum { MOST_NAME = 128 };
#define MINUTES_PER_DAY 1440.0

static size_t find_pathway(const struct bide_spec *base, const char *name)
{
    return bide_spec_find(base->pathways, sizeof(struct bide_spec_pathway), name);
}

static size_t find_step(const struct bide_spec *base, size_t pathway, const char *name)
{
    const struct bide_spec_pathway *pathways = base->pathways.items;
    return bide_spec_find(pathways[pathway].steps, sizeof(struct bide_spec_step), name);
}

static int find_group(const struct bide_spec *base, const char *name)
{
    return name == NULL
               ? -1
               : (int) bide_spec_find(base->groups, sizeof(struct bide_spec_group), name);
}

static int find_priority(const struct bide_spec *base, size_t pathway, const char *name)
{
    const struct bide_spec_pathway *pathways = base->pathways.items;
    return name == NULL ? -1
                        : (int) bide_spec_find(pathways[pathway].priorities,
                                               sizeof(struct bide_spec_priority), name);
}

static void add_contract(struct bide_model *model, const struct bide_spec *base,
                         const struct bide_spec_change *change)
{
    struct bide_model_contract *contract = &model->contracts[model->contract_count++];
    char pathway[MOST_NAME];
    const char *dot = strchr(change->step, '.');
    const size_t length = (size_t) (dot - change->step);
    BIDE_REQUIRE(length < sizeof(pathway));
    memcpy(pathway, change->step, length);
    pathway[length] = '\0';

    contract->pathway = (uint32_t) find_pathway(base, pathway);
    contract->step = (uint32_t) find_step(base, contract->pathway, dot + 1);
    for (const struct bide_model_contract *c = model->contracts; c < contract; ++c) {
        contract->turn +=
            c->pathway == contract->pathway && c->step == contract->step ? 1 : 0;
    }
    contract->start = bide_spec_change_day(base, change);
    contract->end =
        isnan(change->weeks) ? INFINITY : contract->start + 7.0 * change->weeks;
    contract->ramp_days = 7.0 * change->ramp_weeks;
    contract->per_open_day = change->per_week / (double) model->working_day_count;
    contract->total = isnan(change->total) ? INFINITY : change->total;
    contract->price = change->price;
    contract->set_up_cost = change->set_up_cost;
    contract->waited_days = 7.0 * change->eligible.waited_weeks;
    contract->group = find_group(base, change->eligible.group);
    contract->class_index =
        find_priority(base, contract->pathway, change->eligible.priority);
    contract->uptake = change->uptake;
    contract->second_look = change->second_look;
}

static void add_pilot(struct bide_model *model, const struct bide_spec *base,
                      const struct bide_spec_change *change)
{
    struct bide_model_pilot *pilot = &model->pilots[model->pilot_count++];
    const struct bide_spec_frees *frees = &change->frees;
    pilot->pathway = (uint32_t) find_pathway(base, change->pathway);
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) base->pathways.items + pilot->pathway;
    const struct bide_spec_step *steps = pathway->steps.items;
    pilot->step = 0;
    while (change->step == NULL && pilot->step + 1 < pathway->steps.count
           && steps[pilot->step].staff == NULL) {
        ++pilot->step;
    }
    if (change->step != NULL) {
        pilot->step = (uint32_t) find_step(base, pilot->pathway, change->step);
    }
    for (const struct bide_model_pilot *p = model->pilots; p < pilot; ++p) {
        pilot->turn += p->pathway == pilot->pathway && p->step == pilot->step ? 1 : 0;
    }
    pilot->group = find_group(base, change->group);
    pilot->start = bide_spec_change_day(base, change);
    pilot->ramp_days = 7.0 * change->ramp_weeks;
    pilot->share = change->share;
    pilot->days_saved = change->minutes_saved / MINUTES_PER_DAY;
    pilot->skips_step = change->skips_step;
    pilot->frees_staff =
        frees->staff == NULL
            ? -1
            : (int) bide_spec_find(base->staff, sizeof(struct bide_spec_staff),
                                   frees->staff);
    pilot->frees_days_per_week = frees->minutes * frees->per_week / MINUTES_PER_DAY;
    pilot->cost_per_day = change->cost_per_week / 7.0;
}

static enum bide_err add_hire(struct bide_model *model, const struct bide_spec *base,
                              const struct bide_spec_change *change)
{
    struct bide_model_hire *hire = &model->hires[model->hire_count];
    hire->staff = (uint32_t) bide_spec_find(base->staff, sizeof(struct bide_spec_staff),
                                            change->staff);
    hire->key = bide_model_tag(change->staff);
    for (size_t i = 0; i < model->hire_count; ++i) {
        hire->key += model->hires[i].staff == hire->staff ? 1ULL << 32 : 0;
    }
    hire->wte = change->wte;
    hire->start = bide_spec_change_day(base, change);
    hire->ramp_days = 7.0 * change->ramp_weeks;
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = 0.0;
    if (change->lead_weeks.is_given) {
        params = bide_spec_dist_params(&change->lead_weeks);
    }
    const enum bide_err err = bide_dist_init(&hire->lead_days, &params, 7.0);
    model->hire_count += err == BIDE_OK ? 1 : 0;
    return err;
}

static enum bide_err add_change(struct bide_model *model, const struct bide_spec *base,
                                const struct bide_spec_change *change)
{
    switch ((enum bide_spec_change_type) change->type) {
    case BIDE_SPEC_INSOURCING:
        add_contract(model, base, change);
        break;
    case BIDE_SPEC_PILOT:
        add_pilot(model, base, change);
        break;
    case BIDE_SPEC_HIRE:
        return add_hire(model, base, change);
    case BIDE_SPEC_SET:
        BIDE_REQUIRE(false); /* the overlay made these into epochs */
        break;
    }
    return BIDE_OK;
}

static enum bide_err add_levels(struct bide_model *model, const struct bide_spec *base)
{
    const struct bide_spec_staff *staff = base->staff.items;
    size_t count = 0;
    for (size_t i = 0; i < base->staff.count; ++i) {
        count += staff[i].schedule.count;
    }
    model->levels =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_level));
    if (model->levels == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < base->staff.count; ++i) {
        const struct bide_spec_schedule *entries = staff[i].schedule.items;
        for (size_t k = 0; k < staff[i].schedule.count; ++k) {
            struct bide_model_level *level = &model->levels[model->level_count++];
            level->staff = (uint32_t) i;
            level->day = 7.0 * entries[k].from_week;
            level->clinicians = entries[k].clinicians;
        }
    }
    return BIDE_OK;
}

enum bide_err bide_model_change_compile(struct bide_model *model,
                                        const struct bide_spec *base,
                                        const struct bide_overlay *overlay)
{
    const size_t count = overlay->change_count;
    struct bide_arena *arena = &model->arena;
    model->contracts = bide_arena_take(arena, count, sizeof(struct bide_model_contract));
    model->pilots = bide_arena_take(arena, count, sizeof(struct bide_model_pilot));
    model->hires = bide_arena_take(arena, count, sizeof(struct bide_model_hire));
    if (model->contracts == NULL || model->pilots == NULL || model->hires == NULL) {
        return BIDE_ERR_MEMORY;
    }
    enum bide_err err = add_levels(model, base);
    for (size_t i = 0; i < count && err == BIDE_OK; ++i) {
        err = add_change(model, base, overlay->changes[i]);
    }
    return err;
}
