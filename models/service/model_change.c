/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_change.h"

#include "models/service/budget.h"
#include "models/service/model_contract.h"
#include "models/service/model_hire.h"
#include "models/service/model_pilot.h"
#include "models/service/model_support.h"
#include "models/service/model_training.h"

static enum bide_err add_change(struct bide_model *model, const struct bide_spec *base,
                                const struct bide_spec_change *change)
{
    switch ((enum bide_spec_change_type) change->type) {
    case BIDE_SPEC_INSOURCING:
        return bide_model_contract_add(model, base, change);
    case BIDE_SPEC_PILOT:
        return bide_model_pilot_add(model, base, change);
    case BIDE_SPEC_HIRE:
        return bide_model_hire_add(model, base, change);
    case BIDE_SPEC_VALIDATION:
        bide_model_support_add_validation(model, base, change);
        break;
    case BIDE_SPEC_SUPPORT:
        bide_model_support_add(model, base, change);
        break;
    case BIDE_SPEC_TRAINING:
        return bide_model_training_add(model, base, change);
    case BIDE_SPEC_EXTRA_SESSIONS:
        bide_model_training_add_extra(model, base, change);
        break;
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
    model->budget_count = bide_budget_count(base);
    struct bide_arena *arena = &model->arena;
    model->contracts = bide_arena_take(arena, count, sizeof(struct bide_model_contract));
    model->pilots = bide_arena_take(arena, count, sizeof(struct bide_model_pilot));
    model->hires = bide_arena_take(arena, count, sizeof(struct bide_model_hire));
    model->supports = bide_arena_take(arena, count, sizeof(struct bide_model_support));
    model->validations =
        bide_arena_take(arena, count, sizeof(struct bide_model_validation));
    model->trainings = bide_arena_take(arena, count, sizeof(struct bide_model_training));
    model->extras = bide_arena_take(arena, count, sizeof(struct bide_model_extra));
    if (model->contracts == NULL || model->pilots == NULL || model->hires == NULL
        || model->supports == NULL || model->validations == NULL
        || model->trainings == NULL || model->extras == NULL) {
        return BIDE_ERR_MEMORY;
    }
    enum bide_err err = add_levels(model, base);
    for (size_t i = 0; i < count && err == BIDE_OK; ++i) {
        err = add_change(model, base, overlay->changes[i]);
    }
    return err;
}
