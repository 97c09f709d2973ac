/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_onward.h"

#include "models/service/model_split.h"

_Static_assert((int) BIDE_MODEL_OVERS == (int) BIDE_SPEC_OVER_COUNT,
               "a split for each way");

static uint32_t pathway_index(const struct bide_spec *spec, const char *name)
{
    return (uint32_t) bide_spec_find(spec->pathways, sizeof(struct bide_spec_pathway),
                                     name);
}

/* How long children are away before they come to the next pathway. */
static enum bide_err compile_time(struct bide_dist *days,
                                  const struct bide_spec_dist *weeks)
{
    struct bide_dist_params params = bide_spec_dist_params(weeks);
    if (!weeks->is_given) {
        bide_dist_params_init(&params);
        params.mean = 0.0;
    }
    return bide_dist_init(days, &params, 7.0);
}

static bool compile_split(struct bide_model *model, struct bide_model_split *split,
                          const struct bide_spec_pathway *source, int64_t over)
{
    const struct bide_spec_onward *onward = source->onward.items;
    size_t count = 0;
    for (size_t i = 0; i < source->onward.count; ++i) {
        count += onward[i].after == over ? 1 : 0;
    }
    const struct bide_model_split_arrays arrays =
        bide_model_split_take(model, split, count);
    double sum = 0.0;
    size_t k = 0;
    for (size_t i = 0; i < source->onward.count && split->count == count; ++i) {
        if (onward[i].after == over) {
            sum += onward[i].share;
            arrays.cumulated[k] = sum;
            arrays.answers[k++] = (uint32_t) i;
        }
    }
    return split->count == count;
}

enum bide_err bide_model_onward_compile(struct bide_model *model,
                                        struct bide_model_pathway *pathway,
                                        const struct bide_spec *spec,
                                        const struct bide_spec_pathway *source)
{
    const struct bide_spec_onward *onward = source->onward.items;
    const size_t count = source->onward.count;
    pathway->ways = bide_arena_take(&model->arena, count, sizeof(struct bide_model_way));
    bool has_room = pathway->ways != NULL;
    for (int64_t over = 0; over < BIDE_SPEC_OVER_COUNT && has_room; ++over) {
        has_room = compile_split(model, &pathway->onward[over], source, over);
    }
    enum bide_err err = has_room ? BIDE_OK : BIDE_ERR_MEMORY;
    for (size_t i = 0; i < count && err == BIDE_OK; ++i) {
        pathway->ways[i].pathway = pathway_index(spec, onward[i].to);
        err = compile_time(&pathway->ways[i].days, &onward[i].weeks);
        pathway->way_count += err == BIDE_OK ? 1 : 0;
    }
    return err;
}

/* A request is as urgent as the child where both know the priority by its name. */
static void find_classes(struct bide_model_ask *ask, const struct bide_spec *spec,
                         const struct bide_spec_pathway *from)
{
    const struct bide_spec_pathway *to =
        (const struct bide_spec_pathway *) spec->pathways.items + ask->pathway;
    const struct bide_spec_priority *priorities = from->priorities.items;
    for (size_t i = 0; i < BIDE_MODEL_MOST_CLASSES; ++i) {
        const size_t known =
            i < from->priorities.count ? bide_spec_find(
                to->priorities, sizeof(struct bide_spec_priority), priorities[i].name)
                                       : to->priorities.count;
        ask->classes[i] = known < to->priorities.count ? (int) known : -1;
    }
}

bool bide_model_onward_requests(struct bide_model *model, struct bide_model_step *step,
                                const struct bide_spec *spec,
                                const struct bide_spec_pathway *from,
                                const struct bide_spec_step *source)
{
    const struct bide_spec_ask *asks = source->asks.items;
    struct bide_model_ask *compiled =
        bide_arena_take(&model->arena, source->asks.count, sizeof(struct bide_model_ask));
    if (compiled == NULL) {
        return false;
    }
    for (size_t i = 0; i < source->asks.count; ++i) {
        compiled[i].pathway = pathway_index(spec, asks[i].pathway);
        compiled[i].share = asks[i].share;
        find_classes(&compiled[i], spec, from);
    }
    step->asks = compiled;
    step->ask_count = source->asks.count;
    return true;
}

void bide_model_onward_watch(struct bide_model *model)
{
    for (size_t i = 0; i < model->epoch_count * model->pathway_count; ++i) {
        const size_t index = i % model->pathway_count;
        const struct bide_model_pathway *pathway =
            &model->epochs[i / model->pathway_count].pathways[index];
        if (pathway->onward[BIDE_SPEC_OVER_LEFT].count > 0
            || pathway->onward[BIDE_SPEC_OVER_ELSEWHERE].count > 0) {
            model->routes[index].is_watched = true;
        }
    }
}
