/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_leaving.h"

#include <math.h>

#include "models/service/model_name.h"
#include "models/service/model_pathway.h"
#include "models/service/run.h"

#define DAYS_PER_WEEK 7.0

/* In the order of enum bide_spec_why. */
static const enum bide_run_why whys[] = { BIDE_RUN_GAVE_UP, BIDE_RUN_MOVED,
                                          BIDE_RUN_ELSEWHERE };

static enum bide_err compile_pieces(struct bide_model *model, struct bide_hazard *hazard,
                                    const struct bide_spec_hazard *source)
{
    const size_t count = source->rates.count;
    const double *weeks = source->from_weeks.items;
    const double *per_week = source->rates.items;
    double *from = bide_arena_take(&model->arena, count, sizeof(double));
    double *rates = bide_arena_take(&model->arena, count, sizeof(double));
    double *cumulated = bide_arena_take(&model->arena, count, sizeof(double));
    if (from == NULL || rates == NULL || cumulated == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < count; ++i) {
        from[i] = DAYS_PER_WEEK * weeks[i];
        rates[i] = per_week[i] / DAYS_PER_WEEK;
        cumulated[i] =
            i == 0 ? 0.0 : cumulated[i - 1] + rates[i - 1] * (from[i] - from[i - 1]);
    }
    hazard->shape = BIDE_HAZARD_PIECES;
    hazard->from = from;
    hazard->rates = rates;
    hazard->cumulated = cumulated;
    hazard->count = count;
    return BIDE_OK;
}

static enum bide_err compile_hazard(struct bide_model *model, struct bide_hazard *hazard,
                                    const struct bide_spec_hazard *source)
{
    const struct bide_hazard never = { .shape = BIDE_HAZARD_STEADY, .scale = INFINITY };
    *hazard = never;
    if (source->rates.count > 0) {
        return compile_pieces(model, hazard, source);
    }
    if (!isnan(source->scale_weeks)) {
        hazard->shape = BIDE_HAZARD_WEIBULL;
        hazard->scale = DAYS_PER_WEEK * source->scale_weeks;
        hazard->power = source->power;
    } else if (source->per_week > 0.0) {
        hazard->scale = DAYS_PER_WEEK / source->per_week;
    }
    return BIDE_OK;
}

/* What cause number index of a pathway says in one epoch; 0 is the pathway's own. */
static const struct bide_spec_hazard *source_of(const struct bide_spec *spec,
                                                size_t pathway, size_t index)
{
    const struct bide_spec_leaving *leaving =
        &bide_model_pathway_of(spec, pathway)->leaving;
    const struct bide_spec_reason *reasons = leaving->reasons.items;
    return index == 0 ? &leaving->hazard : &reasons[index - 1].hazard;
}

/* A cause under compilation. */
struct subject {
    struct bide_model *model;
    const struct bide_overlay *overlay;
    size_t pathway;
    size_t index;
};

/* Epochs in which the rate is the same are one phase, so that a change elsewhere leaves
 * every number as it was. */
static enum bide_err compile_phases(const struct subject *subject,
                                    struct bide_model_cause *cause)
{
    const struct bide_overlay *overlay = subject->overlay;
    struct bide_model_phase *phases = bide_arena_take(
        &subject->model->arena, overlay->epoch_count, sizeof(struct bide_model_phase));
    cause->phases = phases;
    for (size_t i = 0; i < overlay->epoch_count && phases != NULL; ++i) {
        struct bide_model_phase *phase = &phases[cause->phase_count];
        const enum bide_err err = compile_hazard(
            subject->model, &phase->hazard,
            source_of(&overlay->epochs[i].spec, subject->pathway, subject->index));
        if (err != BIDE_OK) {
            return err;
        }
        phase->day = overlay->epochs[i].day;
        cause->phase_count +=
            i == 0 || !bide_hazard_is_same(&phase->hazard, &phase[-1].hazard) ? 1 : 0;
    }
    return phases != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

static void compile_reason(const struct subject *subject, struct bide_model_cause *cause)
{
    const struct bide_spec *spec = &subject->overlay->epochs[0].spec;
    const struct bide_spec_list list =
        bide_model_pathway_of(spec, subject->pathway)->leaving.reasons;
    const struct bide_spec_reason *reason =
        (const struct bide_spec_reason *) list.items + subject->index - 1;
    cause->group = bide_model_name_group(spec, reason->group);
    cause->why = whys[reason->as];
    for (size_t k = 1; k < subject->index; ++k) {
        cause->turn += cause[-(ptrdiff_t) k].why == cause->why ? 1 : 0;
    }
    cause->turn += cause->why << 8;
}

static bool is_never(const struct bide_model_cause *cause)
{
    bool is_never = true;
    for (size_t i = 0; i < cause->phase_count; ++i) {
        is_never = is_never && bide_hazard_is_never(&cause->phases[i].hazard);
    }
    return is_never;
}

static enum bide_err compile_cause(const struct subject *subject,
                                   struct bide_model_cause *cause)
{
    cause->group = -1;
    cause->why = BIDE_RUN_GAVE_UP;
    if (subject->index > 0) {
        compile_reason(subject, cause);
    }
    const enum bide_err err = compile_phases(subject, cause);
    if (err == BIDE_OK && !is_never(cause)) {
        subject->model->epochs[0].pathways[subject->pathway].has_facts = true;
    }
    return err;
}

static enum bide_err compile_pathway(struct subject *subject)
{
    struct bide_model_leaving *leaving = &subject->model->leavings[subject->pathway];
    const struct bide_spec *spec = &subject->overlay->epochs[0].spec;
    const size_t count =
        1 + bide_model_pathway_of(spec, subject->pathway)->leaving.reasons.count;
    leaving->causes =
        bide_arena_take(&subject->model->arena, count, sizeof(struct bide_model_cause));
    if (leaving->causes == NULL) {
        return BIDE_ERR_MEMORY;
    }
    leaving->cause_count = count;
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < count && err == BIDE_OK; ++i) {
        subject->index = i;
        err = compile_cause(subject, &leaving->causes[i]);
    }
    return err;
}

enum bide_err bide_model_leaving_compile(struct bide_model *model,
                                         const struct bide_overlay *overlay)
{
    model->leavings = bide_arena_take(&model->arena, model->pathway_count,
                                      sizeof(struct bide_model_leaving));
    enum bide_err err = model->leavings != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        struct subject subject = { .model = model, .overlay = overlay, .pathway = i };
        err = compile_pathway(&subject);
    }
    return err;
}
