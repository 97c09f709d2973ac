/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_pathway.h"

#include <math.h>

#include "models/scenario/rules.h"
#include "models/service/model_after.h"
#include "models/service/model_onward.h"
#include "models/service/model_order.h"
#include "models/service/model_split.h"
#include "models/service/model_step.h"
#include "models/service/model_team.h"

static enum bide_err compile_steps(struct bide_model *model,
                                   struct bide_model_pathway *pathway,
                                   const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_pathway *source = bide_model_pathway_of(spec, index);
    const struct bide_spec_step *steps = source->steps.items;
    pathway->steps = bide_arena_take(&model->arena, source->steps.count,
                                     sizeof(struct bide_model_step));
    if (pathway->steps == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < source->steps.count; ++i) {
        enum bide_err err = bide_model_step_compile(&pathway->steps[i], spec, &steps[i]);
        if (err == BIDE_OK) {
            err = bide_model_team_compile(model, &pathway->steps[i], spec, &steps[i]);
        }
        if (err != BIDE_OK
            || !bide_model_after_compile(model, &pathway->steps[i].after, spec, source, i)
            || !bide_model_onward_requests(model, &pathway->steps[i], spec, source,
                                           &steps[i])) {
            return err != BIDE_OK ? err : BIDE_ERR_MEMORY;
        }
        pathway->steps[i].stops_clock = i == model->routes[index].stop_step;
        pathway->steps[i].within_days = bide_rules_step_days(source, i);
        ++pathway->step_count;
    }
    return BIDE_OK;
}

static void compile_classes(struct bide_model *model, struct bide_model_split *split,
                            const struct bide_spec_pathway *source)
{
    const struct bide_spec_priority *priorities = source->priorities.items;
    const struct bide_model_split_arrays arrays =
        bide_model_split_take(model, split, source->priorities.count);
    double sum = 0.0;
    for (size_t i = 0; i < split->count; ++i) {
        sum += priorities[i].share;
        arrays.cumulated[i] = sum;
        arrays.answers[i] = (uint32_t) i;
    }
}

static void compile_groups(struct bide_model *model, struct bide_model_split *split,
                           const struct bide_spec *spec,
                           const struct bide_spec_pathway *source)
{
    const struct bide_spec_group_share *groups = source->groups.items;
    const struct bide_model_split_arrays arrays =
        bide_model_split_take(model, split, source->groups.count);
    double sum = 0.0;
    for (size_t i = 0; i < split->count; ++i) {
        sum += groups[i].share;
        arrays.cumulated[i] = sum;
        arrays.answers[i] = (uint32_t) bide_spec_find(
            spec->groups, sizeof(struct bide_spec_group), groups[i].group);
    }
}

enum bide_err bide_model_pathway_compile(struct bide_model *model,
                                         struct bide_model_pathway *pathway,
                                         const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_pathway *source = bide_model_pathway_of(spec, index);
    compile_classes(model, &pathway->classes, source);
    compile_groups(model, &pathway->groups, spec, source);
    if (pathway->classes.count != source->priorities.count
        || pathway->groups.count != source->groups.count) {
        return BIDE_ERR_MEMORY;
    }
    pathway->exceptions = source->exceptions;
    const enum bide_err err = bide_model_onward_compile(model, pathway, spec, source);
    if (err != BIDE_OK) {
        return err;
    }
    pathway->has_facts = pathway->classes.count > 1 || pathway->groups.count > 0
                         || model->routes[index].age_count > 0
                         || model->routes[index].ages_out_days < INFINITY;
    bide_model_order_compile(pathway, source);
    return compile_steps(model, pathway, spec, index);
}
