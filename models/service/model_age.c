/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_age.h"

#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/service/model_pathway.h"

/* The ages of a group; name NULL: of those in none. */
static const struct bide_spec_dist *age_of(const struct bide_spec_pathway *pathway,
                                           const char *name)
{
    const struct bide_spec_group_share *groups = pathway->groups.items;
    for (size_t i = 0; name != NULL && i < pathway->groups.count; ++i) {
        if (groups[i].age.is_given && strcmp(groups[i].group, name) == 0) {
            return &groups[i].age;
        }
    }
    return &pathway->age;
}

static enum bide_err compile_age(struct bide_model_age *age,
                                 const struct bide_spec_dist *source)
{
    age->is_known = source->is_given;
    if (!age->is_known) {
        return BIDE_OK;
    }
    const struct bide_dist_params params = bide_spec_dist_params(source);
    return bide_dist_init(&age->days, &params, BIDE_CIVIL_DAYS_PER_YEAR);
}

static enum bide_err compile_route(struct bide_model *model, const struct bide_spec *base,
                                   size_t index)
{
    const struct bide_spec_pathway *pathway = bide_model_pathway_of(base, index);
    const struct bide_spec_group *groups = base->groups.items;
    const size_t count = base->groups.count + 1;
    struct bide_model_route *route = &model->routes[index];
    route->ages_out_days = isnan(pathway->ages_out_at)
                               ? INFINITY
                               : pathway->ages_out_at * BIDE_CIVIL_DAYS_PER_YEAR;
    if (!bide_spec_has_ages(pathway)) {
        return BIDE_OK;
    }
    route->ages = bide_arena_take(&model->arena, count, sizeof(struct bide_model_age));
    enum bide_err err = route->ages == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    while (route->age_count < count && err == BIDE_OK) {
        const size_t i = route->age_count;
        const char *name = i + 1 < count ? groups[i].name : NULL;
        err = compile_age(&route->ages[i], age_of(pathway, name));
        route->age_count += err == BIDE_OK ? 1 : 0;
    }
    return err;
}

enum bide_err bide_model_age_all(struct bide_model *model, const struct bide_spec *base)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        err = compile_route(model, base, i);
    }
    return err;
}
