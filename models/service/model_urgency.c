/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_urgency.h"

#include <math.h>

#include "models/service/model_pathway.h"

#define DAYS_PER_WEEK 7.0

static double rate_of(const struct bide_overlay *overlay, size_t epoch, size_t pathway,
                      size_t class_index)
{
    const struct bide_spec *spec = &overlay->epochs[epoch].spec;
    const struct bide_spec_priority *priorities =
        bide_model_pathway_of(spec, pathway)->priorities.items;
    return priorities[class_index].escalates_per_week;
}

static bool rises(const struct bide_overlay *overlay, size_t pathway, size_t class_count)
{
    bool is_found = false;
    for (size_t i = 0; i < overlay->epoch_count; ++i) {
        for (size_t c = 1; c < class_count; ++c) {
            is_found = is_found || rate_of(overlay, i, pathway, c) > 0.0;
        }
    }
    return is_found;
}

/* One phase for each run of epochs with the same rate. */
static enum bide_err compile_class(struct bide_model *model,
                                   const struct bide_overlay *overlay, size_t pathway,
                                   size_t class_index)
{
    struct bide_model_cause *cause = &model->leavings[pathway].escalations[class_index];
    struct bide_model_phase *phases = bide_arena_take(&model->arena, overlay->epoch_count,
                                                      sizeof(struct bide_model_phase));
    if (phases == NULL) {
        return BIDE_ERR_MEMORY;
    }
    cause->phases = phases;
    for (size_t i = 0; i < overlay->epoch_count; ++i) {
        const double per_week =
            class_index > 0 ? rate_of(overlay, i, pathway, class_index) : 0.0;
        struct bide_model_phase *phase = &phases[cause->phase_count];
        phase->day = overlay->epochs[i].day;
        phase->hazard.shape = BIDE_HAZARD_STEADY;
        phase->hazard.scale = per_week > 0.0 ? DAYS_PER_WEEK / per_week : INFINITY;
        const bool is_new =
            i == 0 || !bide_hazard_is_same(&phase->hazard, &phase[-1].hazard);
        cause->phase_count += is_new ? 1 : 0;
    }
    return BIDE_OK;
}

enum bide_err bide_model_urgency_compile(struct bide_model *model,
                                         const struct bide_overlay *overlay)
{
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_spec *spec = &overlay->epochs[0].spec;
        const size_t count = bide_model_pathway_of(spec, i)->priorities.count;
        if (!rises(overlay, i, count)) {
            continue;
        }
        model->leavings[i].escalations =
            bide_arena_take(&model->arena, count, sizeof(struct bide_model_cause));
        enum bide_err err =
            model->leavings[i].escalations != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
        for (size_t c = 0; c < count && err == BIDE_OK; ++c) {
            err = compile_class(model, overlay, i, c);
        }
        if (err != BIDE_OK) {
            return err;
        }
    }
    return BIDE_OK;
}
