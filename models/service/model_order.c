/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_order.h"

#include <math.h>

#include "models/scenario/roles.h"
#include "models/service/model_team.h"

void bide_model_order_compile(struct bide_model_pathway *pathway,
                              const struct bide_spec_pathway *source)
{
    const struct bide_spec_priority *priorities = source->priorities.items;
    const bool is_ageing = source->order == BIDE_SPEC_ORDER_AGEING;
    const bool has_head_start = source->order == BIDE_SPEC_ORDER_HEAD_START;
    struct bide_model_order *order = &pathway->order;
    order->is_by_class = source->order == BIDE_SPEC_ORDER_PRIORITY;
    order->first_over_days =
        isnan(source->first_over_weeks) ? INFINITY : 7.0 * source->first_over_weeks;
    for (size_t i = 0; i < BIDE_MODEL_MOST_CLASSES; ++i) {
        const bool is_known = i < source->priorities.count;
        order->slope[i] = is_known && is_ageing ? priorities[i].slope : 1.0;
        order->head_start_days[i] =
            is_known && has_head_start ? 7.0 * priorities[i].head_start_weeks : 0.0;
    }
    pathway->by_wait_alone = source->order == BIDE_SPEC_ORDER_LONGEST_WAIT;
    pathway->is_plain =
        (order->is_by_class || pathway->by_wait_alone) && isnan(source->first_over_weeks);
}

static const struct bide_spec_step *step_of(const struct bide_model *model,
                                            const struct bide_spec *spec,
                                            const struct bide_model_roster *roster,
                                            size_t position)
{
    const size_t pathway = roster->list_pathways[position];
    const size_t step = roster->lists[position] - model->routes[pathway].first_list;
    const struct bide_spec_pathway *source =
        (const struct bide_spec_pathway *) spec->pathways.items + pathway;
    return (const struct bide_spec_step *) source->steps.items + step;
}

/* In order of rank; of one rank as in the roster. */
static void compile_calls(const struct bide_model *model,
                          const struct bide_model_epoch *epoch, size_t staff)
{
    const struct bide_model_roster *roster = &model->rosters[staff];
    const struct bide_model_staff *group = &epoch->staff[staff];
    for (size_t i = 0; i < roster->list_count; ++i) {
        const uint32_t pathway = roster->list_pathways[i];
        const struct bide_model_call call = {
            .rank = group->work[i].rank,
            .list = roster->lists[i],
            .position = (uint32_t) i,
            .by_wait_alone = epoch->pathways[pathway].by_wait_alone,
        };
        size_t at = i;
        for (; at > 0 && call.rank < group->calls[at - 1].rank; --at) {
            group->calls[at] = group->calls[at - 1];
        }
        group->calls[at] = call;
    }
}

static enum bide_err compile_group(struct bide_model *model,
                                   struct bide_model_epoch *epoch,
                                   const struct bide_spec *spec, size_t staff)
{
    const struct bide_spec_staff *source =
        (const struct bide_spec_staff *) spec->staff.items + staff;
    const struct bide_model_roster *roster = &model->rosters[staff];
    struct bide_model_staff *group = &epoch->staff[staff];
    group->work = bide_arena_take(&model->arena, roster->list_count,
                                  sizeof(struct bide_model_work));
    group->calls = bide_arena_take(&model->arena, roster->list_count,
                                   sizeof(struct bide_model_call));
    if (group->work == NULL || group->calls == NULL) {
        return BIDE_ERR_MEMORY;
    }
    group->allocation = (enum bide_model_allocation) source->allocation;
    group->is_plain = group->allocation == BIDE_MODEL_URGENT_FIRST && !roster->is_joint
                      && source->carve_out.count == 0;
    for (size_t i = 0; i < roster->list_count; ++i) {
        const struct bide_roles roles =
            bide_roles_of(step_of(model, spec, roster, i), source->name);
        const bool is_usual = roles.efficiency <= 1.0 && roles.efficiency >= 1.0;
        group->work[i].rank = roles.rank;
        group->work[i].share = roles.share_of_time;
        group->work[i].slowness = 1.0 / roles.efficiency;
        group->is_plain = group->is_plain && is_usual
                          && epoch->pathways[roster->list_pathways[i]].is_plain;
    }
    compile_calls(model, epoch, staff);
    return bide_model_team_carves(model, epoch, spec, staff);
}

enum bide_err bide_model_order_staff(struct bide_model *model,
                                     struct bide_model_epoch *epoch,
                                     const struct bide_spec *spec)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < model->staff_count && err == BIDE_OK; ++i) {
        err = compile_group(model, epoch, spec, i);
    }
    return err;
}
