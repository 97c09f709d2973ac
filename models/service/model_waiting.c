/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_waiting.h"

#include <math.h>
#include <string.h>

#include "models/scenario/data.h"
#include "models/service/model_data.h"
#include "models/service/model_pathway.h"

static enum bide_err compile_bands(struct bide_model *model, const struct bide_spec *base,
                                   const struct bide_spec_waiting *source,
                                   struct bide_model_waiting *waiting)
{
    const size_t count = source->from_weeks.count;
    const double *from = source->from_weeks.items;
    double *edges = bide_arena_take(&model->arena, count + 1, sizeof(double));
    double *children = bide_arena_take(&model->arena, count, sizeof(double));
    if (edges == NULL || children == NULL) {
        return BIDE_ERR_MEMORY;
    }
    /* Counted at the end of as_of; a day number's day begins at midnight. */
    const double carried = source->as_of == BIDE_SPEC_NO_DATE
                               ? 0.0
                               : fmax(0.0, (double) base->start - source->as_of - 1.0);
    const double last = isnan(source->longest_weeks) ? fmax(1.0, 2.0 * from[count - 1])
                                                     : source->longest_weeks;
    /* Whole days as published: weeks 12 to 18 are days 85 to 126, and a child on day 126
     * was referred between 126 and 127 days ago. */
    for (size_t i = 0; i < count; ++i) {
        edges[i] = 7.0 * from[i] + (from[i] > 0.0 ? 1.0 : 0.0) + carried;
    }
    edges[count] = 7.0 * last + 1.0 + carried;
    memcpy(children, source->children.items, count * sizeof(double));
    waiting->from_days = edges;
    waiting->children = children;
    waiting->count = count;
    return BIDE_OK;
}

static void compile_waiting(const struct bide_spec_pathway *pathway,
                            const struct bide_spec_waiting *source,
                            struct bide_model_waiting *waiting)
{
    waiting->step = source->step == NULL
                        ? 0
                        : (uint32_t) bide_spec_find(
                            pathway->steps, sizeof(struct bide_spec_step), source->step);
    waiting->class_index =
        source->priority == NULL
            ? -1
            : (int) bide_spec_find(pathway->priorities, sizeof(struct bide_spec_priority),
                                   source->priority);
}

static enum bide_err add_waiting(struct bide_model *model, const struct bide_spec *base,
                                 size_t index)
{
    const struct bide_spec_pathway *pathway = bide_model_pathway_of(base, index);
    const struct bide_spec_waiting *sources = pathway->waiting.items;
    enum bide_err err = BIDE_OK;
    for (size_t k = 0; k < pathway->waiting.count && err == BIDE_OK; ++k) {
        struct bide_model_waiting *waiting = &model->waiting[model->waiting_count++];
        waiting->pathway = (uint32_t) index;
        compile_waiting(pathway, &sources[k], waiting);
        const struct bide_spec_table *table = bide_data_table(base, index, k);
        if (table != NULL) {
            waiting->rows = bide_model_data_rows(model, base, table, waiting->step);
            waiting->row_count = table->row_count;
            err = waiting->rows == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
        } else {
            err = compile_bands(model, base, &sources[k], waiting);
        }
    }
    return err;
}

/* Days before the start, of all who wait then. */
static double longest_wait(const struct bide_model *model)
{
    double longest = 0.0;
    for (size_t i = 0; i < model->waiting_count; ++i) {
        const struct bide_model_waiting *waiting = &model->waiting[i];
        if (waiting->rows == NULL) {
            longest = fmax(longest, waiting->from_days[waiting->count]);
        }
        for (size_t k = 0; waiting->rows != NULL && k < waiting->row_count; ++k) {
            longest = fmax(longest, -waiting->rows[k].time);
        }
    }
    return longest;
}

/* Children of earlier entries at the same step. */
static uint32_t count_before(const struct bide_model *model,
                             const struct bide_model_caseload *caseload)
{
    uint32_t count = 0;
    for (const struct bide_model_caseload *other = model->caseloads; other < caseload;
         ++other) {
        const bool is_same =
            other->pathway == caseload->pathway && other->step == caseload->step;
        count += is_same ? other->children : 0;
    }
    return count;
}

static enum bide_err compile_caseloads(struct bide_model *model,
                                       const struct bide_spec *base)
{
    size_t count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        count += bide_model_pathway_of(base, i)->in_service.count;
    }
    model->caseloads =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_caseload));
    for (size_t i = 0; i < model->pathway_count && model->caseloads != NULL; ++i) {
        const struct bide_spec_pathway *pathway = bide_model_pathway_of(base, i);
        const struct bide_spec_caseload *sources = pathway->in_service.items;
        for (size_t k = 0; k < pathway->in_service.count; ++k) {
            struct bide_model_caseload *caseload =
                &model->caseloads[model->caseload_count++];
            caseload->pathway = (uint32_t) i;
            caseload->step = (uint32_t) bide_spec_find(
                pathway->steps, sizeof(struct bide_spec_step), sources[k].step);
            caseload->children = (uint32_t) sources[k].children;
            caseload->within_days = 7.0 * sources[k].within_weeks;
            caseload->first = count_before(model, caseload);
        }
    }
    return model->caseloads == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

enum bide_err bide_model_waiting_compile(struct bide_model *model,
                                         const struct bide_spec *base)
{
    size_t count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        count += bide_model_pathway_of(base, i)->waiting.count;
    }
    model->waiting =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_waiting));
    enum bide_err err = model->waiting == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        err = add_waiting(model, base, i);
    }
    if (err == BIDE_OK) {
        model->first_day = -(int64_t) longest_wait(model) - 2;
    }
    return err == BIDE_OK ? compile_caseloads(model, base) : err;
}
