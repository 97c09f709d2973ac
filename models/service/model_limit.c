/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_limit.h"

#include "models/scenario/check_limit.h"
#include "models/service/model_pathway.h"

static bool has_limit(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    bool is_found = false;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        is_found = is_found || steps[i].most_waiting != BIDE_SPEC_UNSET;
    }
    return is_found;
}

/* The steps that are held back while the list of this one is full. */
static void hold(struct bide_model_limit *limits, const struct bide_spec_pathway *pathway,
                 size_t full)
{
    for (size_t from = 0; from < pathway->steps.count; ++from) {
        if (bide_check_limit_feeds(pathway, from, full)) {
            limits[from].holds_for |= (uint32_t) 1 << full;
        }
    }
}

static void compile_pathway(struct bide_model_limit *limits, size_t first_list,
                            const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        limits[i].first_list = first_list;
        if (steps[i].most_waiting != BIDE_SPEC_UNSET) {
            limits[i].most = (size_t) steps[i].most_waiting;
            hold(limits, pathway, i);
        }
    }
}

enum bide_err bide_model_limit_compile(struct bide_model *model,
                                       struct bide_model_epoch *epoch,
                                       const struct bide_spec *spec)
{
    bool is_limited = false;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = bide_model_pathway_of(spec, i);
        const bool is_closed = pathway->most_waiting != BIDE_SPEC_UNSET;
        is_limited = is_limited || has_limit(pathway);
        epoch->pathways[i].most_waiting = is_closed ? pathway->most_waiting : INT64_MAX;
        if (is_closed || has_limit(pathway)) {
            model->routes[i].is_watched = true;
        }
    }
    if (!is_limited) {
        return BIDE_OK;
    }
    epoch->limits = bide_arena_take(&model->arena, model->list_count,
                                    sizeof(struct bide_model_limit));
    if (epoch->limits == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const size_t first_list = model->routes[i].first_list;
        compile_pathway(&epoch->limits[first_list], first_list,
                        bide_model_pathway_of(spec, i));
    }
    return BIDE_OK;
}
