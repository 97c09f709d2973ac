/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_source.h"

#include "models/scenario/data.h"
#include "models/service/model_data.h"
#include "models/service/model_pathway.h"
#include "models/service/model_rate.h"

/* Goes on with a pathway's tag as if the names stood after each other with a dot, which
 * no name holds. */
static uint32_t group_tag(uint32_t tag, const char *group)
{
    uint32_t hash = (tag ^ (unsigned char) '.') * 16777619U;
    for (const char *c = group; *c != '\0'; ++c) {
        hash = (hash ^ (unsigned char) *c) * 16777619U;
    }
    return hash;
}

static enum bide_err make_batch(struct bide_model_source *source,
                                const struct bide_spec *base, size_t pathway)
{
    const struct bide_spec_referrals *referrals =
        &bide_model_pathway_of(base, pathway)->referrals;
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = 1.0;
    if (referrals->batch.is_given) {
        params = bide_spec_dist_params(&referrals->batch);
    }
    source->ratio = referrals->variance_ratio;
    return bide_dist_init(&source->batch, &params, 1.0);
}

static struct bide_model_source *take_source(struct bide_model *model, size_t pathway)
{
    struct bide_model_source *source = &model->sources[model->source_count++];
    source->pathway = (uint32_t) pathway;
    source->group = BIDE_MODEL_NO_GROUP;
    source->tag = model->routes[pathway].tag;
    bide_rate_init(&source->rate);
    return source;
}

static enum bide_err add_group(struct bide_model *model,
                               const struct bide_overlay *overlay, size_t pathway,
                               size_t place)
{
    const struct bide_spec *base = &overlay->epochs[0].spec;
    const struct bide_spec_list *groups = &bide_model_pathway_of(base, pathway)->groups;
    struct bide_model_source *source = take_source(model, pathway);
    if (place < groups->count) {
        const struct bide_spec_group_share *shares = groups->items;
        source->group = (int) bide_spec_find(base->groups, sizeof(struct bide_spec_group),
                                             shares[place].group);
        source->tag = group_tag(source->tag, shares[place].group);
    }
    const enum bide_err err = make_batch(source, base, pathway);
    if (err != BIDE_OK) {
        return err;
    }
    const struct bide_model_rate_whose whose = { pathway, place, model->horizon,
                                                 bide_dist_mean(&source->batch) };
    return bide_model_rate_make(&source->rate, overlay, whose);
}

/* Referrals from a file are one source, whatever their groups. */
static enum bide_err add_file(struct bide_model *model, const struct bide_spec *base,
                              const struct bide_spec_table *table)
{
    struct bide_model_source *source = take_source(model, table->pathway);
    source->rows = bide_model_data_rows(model, base, table, 0);
    source->row_count = table->row_count;
    return source->rows == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

static enum bide_err add_pathway(struct bide_model *model,
                                 const struct bide_overlay *overlay, size_t index)
{
    const struct bide_spec *base = &overlay->epochs[0].spec;
    const struct bide_spec_table *table =
        bide_data_table(base, index, BIDE_SPEC_REFERRALS);
    if (table != NULL) {
        return add_file(model, base, table);
    }
    const size_t group_count = bide_model_pathway_of(base, index)->groups.count;
    enum bide_err err = BIDE_OK;
    for (size_t place = 0; place <= group_count && err == BIDE_OK; ++place) {
        err = add_group(model, overlay, index, place);
    }
    return err;
}

enum bide_err bide_model_source_all(struct bide_model *model,
                                    const struct bide_overlay *overlay)
{
    const struct bide_spec *base = &overlay->epochs[0].spec;
    size_t count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        count += bide_model_pathway_of(base, i)->groups.count + 1;
    }
    model->sources =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_source));
    enum bide_err err = model->sources == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        err = add_pathway(model, overlay, i);
    }
    return err;
}
