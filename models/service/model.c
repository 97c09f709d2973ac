/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model.h"

#include <string.h>

uint32_t bide_model_tag(const char *name)
{
    uint32_t hash = 2166136261U;
    for (const char *c = name; *c != '\0'; ++c) {
        hash = (hash ^ (unsigned char) *c) * 16777619U;
    }
    return hash;
}

static void free_epoch(struct bide_model *model, struct bide_model_epoch *epoch)
{
    for (size_t i = 0; epoch->staff != NULL && i < model->staff_count; ++i) {
        bide_dist_free(&epoch->staff[i].booking.cancel_days);
        bide_dist_free(&epoch->staff[i].people.vacancy_days);
        bide_dist_free(&epoch->staff[i].people.spell_days);
    }
    for (size_t i = 0; epoch->pathways != NULL && i < model->pathway_count; ++i) {
        struct bide_model_pathway *pathway = &epoch->pathways[i];
        for (size_t k = 0; k < pathway->step_count; ++k) {
            bide_dist_free(&pathway->steps[k].time);
            bide_dist_free(&pathway->steps[k].repeats);
            bide_dist_free(&pathway->steps[k].every_days);
        }
        for (size_t k = 0; k < pathway->way_count; ++k) {
            bide_dist_free(&pathway->ways[k].days);
        }
    }
}

void bide_model_free(struct bide_model *model)
{
    for (size_t i = 0; i < model->epoch_count; ++i) {
        free_epoch(model, &model->epochs[i]);
    }
    for (size_t i = 0; model->routes != NULL && i < model->pathway_count; ++i) {
        for (size_t k = 0; k < model->routes[i].age_count; ++k) {
            bide_dist_free(&model->routes[i].ages[k].days);
        }
    }
    for (size_t i = 0; i < model->source_count; ++i) {
        bide_rate_free(&model->sources[i].rate);
        bide_dist_free(&model->sources[i].batch);
    }
    for (size_t i = 0; i < model->hire_count; ++i) {
        bide_dist_free(&model->hires[i].lead_days);
    }
    for (size_t i = 0; i < model->contract_count; ++i) {
        bide_dist_free(&model->contracts[i].mobilisation_days);
        bide_dist_free(&model->contracts[i].delivers);
        bide_dist_free(&model->contracts[i].returns_days);
    }
    for (size_t i = 0; i < model->pilot_count; ++i) {
        bide_dist_free(&model->pilots[i].time);
    }
    bide_calendar_free(&model->calendar);
    bide_arena_free(&model->arena);
    memset(model, 0, sizeof(*model));
}
