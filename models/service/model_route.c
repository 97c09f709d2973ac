/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_route.h"

#include <string.h>

#include "models/scenario/roles.h"
#include "models/service/clock.h"
#include "models/service/model_pathway.h"

/* Children of the pathway's i-th group are counted in the i-th cell of their class, all
 * others in the last. */
static enum bide_err make_parts(struct bide_model *model, struct bide_model_route *route,
                                const struct bide_spec *spec,
                                const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_group_share *groups = pathway->groups.items;
    route->part_count = pathway->groups.count + 1;
    if (route->part_count == 1) {
        return BIDE_OK;
    }
    uint8_t *parts =
        bide_arena_take(&model->arena, BIDE_MODEL_NO_GROUP + 1, sizeof(uint8_t));
    if (parts == NULL) {
        return BIDE_ERR_MEMORY;
    }
    memset(parts, (int) pathway->groups.count, BIDE_MODEL_NO_GROUP + 1);
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        parts[bide_spec_find(spec->groups, sizeof(struct bide_spec_group),
                             groups[i].group)] = (uint8_t) i;
    }
    route->parts = parts;
    return BIDE_OK;
}

enum bide_err bide_model_route_all(struct bide_model *model, const struct bide_spec *base)
{
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = bide_model_pathway_of(base, i);
        struct bide_model_route *route = &model->routes[i];
        route->tag = bide_model_tag(pathway->name);
        route->first_list = model->list_count;
        route->first_cell = model->cell_count;
        route->class_count =
            pathway->priorities.count > 0 ? pathway->priorities.count : 1;
        model->list_count += pathway->steps.count;
        const enum bide_err err = make_parts(model, route, base, pathway);
        if (err != BIDE_OK) {
            return err;
        }
        model->cell_count += route->class_count * route->part_count;
    }
    return bide_clock_compile(model, base);
}

/* Add the lists of a pathway's steps that are this staff group's work. */
static void add_lists(const struct bide_model *model, struct bide_model_roster *roster,
                      const struct bide_spec *spec, size_t pathway, const char *staff)
{
    const struct bide_spec_pathway *source = bide_model_pathway_of(spec, pathway);
    const struct bide_spec_step *steps = source->steps.items;
    for (size_t k = 0; k < source->steps.count; ++k) {
        if (bide_roles_of(&steps[k], staff).is_any) {
            roster->is_joint = roster->is_joint || steps[k].with_staff.count > 0;
            roster->lists[roster->list_count] =
                (uint32_t) (model->routes[pathway].first_list + k);
            roster->list_pathways[roster->list_count] = (uint32_t) pathway;
            ++roster->list_count;
        }
    }
}

enum bide_err bide_model_route_roster(struct bide_model *model,
                                      const struct bide_spec *spec, size_t staff)
{
    const char *name = ((const struct bide_spec_staff *) spec->staff.items)[staff].name;
    struct bide_model_roster *roster = &model->rosters[staff];
    roster->lists = bide_arena_take(&model->arena, model->list_count, sizeof(uint32_t));
    roster->list_pathways =
        bide_arena_take(&model->arena, model->list_count, sizeof(uint32_t));
    if (roster->lists == NULL || roster->list_pathways == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < model->pathway_count; ++i) {
        add_lists(model, roster, spec, i, name);
    }
    roster->first_work = model->work_count;
    model->work_count += roster->list_count;
    return BIDE_OK;
}
