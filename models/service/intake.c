/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/intake.h"

#include "engine/base/mem.h"

/* Each referral has as many children, drawn as the base has it. */
static bool is_simple(const struct bide_model *model)
{
    bool is_simple = !model->changes_settings && model->support_count == 0
                     && model->source_count <= UINT16_MAX;
    for (size_t i = 0; i < model->source_count; ++i) {
        is_simple = is_simple && bide_dist_is_fixed(&model->sources[i].batch);
    }
    return is_simple;
}

/* Lanes bring in their children themselves. */
static bool have_same_lanes(const struct bide_model *a, const struct bide_model *b)
{
    bool is_same = true;
    for (size_t i = 0; i < a->pathway_count; ++i) {
        is_same = is_same && a->routes[i].is_lane == b->routes[i].is_lane;
    }
    return is_same;
}

void bide_intake_share(struct bide_model *models, size_t count)
{
    struct bide_model *first = NULL;
    for (size_t i = 0; i < count; ++i) {
        if (!is_simple(&models[i])) {
            continue;
        }
        if (first == NULL) {
            first = &models[i];
        } else if (have_same_lanes(first, &models[i])) {
            first->shares_children = true;
            models[i].shares_children = true;
        }
    }
}

void bide_intake_free(struct bide_intake *intake)
{
    bide_mem_free(intake->children);
    *intake = (struct bide_intake){ .children = NULL };
}

void bide_intake_open(struct bide_intake *intake, uint64_t root, bool is_shared)
{
    intake->use = BIDE_INTAKE_IDLE;
    intake->err = BIDE_OK;
    if (!is_shared) {
        return;
    }
    if (intake->is_whole && intake->root == root) {
        intake->use = BIDE_INTAKE_READS;
        intake->next = 0;
        return;
    }
    intake->use = BIDE_INTAKE_WRITES;
    intake->root = root;
    intake->count = 0;
    intake->is_whole = false;
}

void bide_intake_close(struct bide_intake *intake)
{
    intake->is_whole = intake->is_whole || intake->use == BIDE_INTAKE_WRITES;
}

void bide_intake_write(struct bide_intake *intake, const struct bide_intake_child *child)
{
    if (intake->use != BIDE_INTAKE_WRITES) {
        return;
    }
    if (intake->count == BIDE_INTAKE_MOST) {
        intake->use = BIDE_INTAKE_IDLE;
        return;
    }
    void *data = intake->children;
    intake->err = bide_mem_grow(&data, &intake->capacity, intake->count + 1,
                                sizeof(intake->children[0]));
    intake->children = data;
    if (intake->err != BIDE_OK) {
        intake->use = BIDE_INTAKE_IDLE;
        return;
    }
    intake->children[intake->count++] = *child;
}
