/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_team.h"

#include <math.h>

#include "models/scenario/roles.h"
#include "models/service/model_name.h"

static uint32_t staff_index(const struct bide_spec *spec, const char *name)
{
    return (uint32_t) bide_model_name_staff(spec, name);
}

enum bide_err bide_model_team_compile(struct bide_model *model,
                                      struct bide_model_step *step,
                                      const struct bide_spec *spec,
                                      const struct bide_spec_step *source)
{
    const size_t with_count = source->with_staff.count;
    const size_t other_count = source->or_staff.count;
    if (with_count + other_count == 0) {
        return BIDE_OK;
    }
    const char *const *names = source->with_staff.items;
    const struct bide_spec_substitute *substitutes = source->or_staff.items;
    uint32_t *with = bide_arena_take(&model->arena, with_count, sizeof(uint32_t));
    uint32_t *others = bide_arena_take(&model->arena, other_count, sizeof(uint32_t));
    if (with == NULL || others == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < with_count; ++i) {
        with[i] = staff_index(spec, names[i]);
    }
    for (size_t i = 0; i < other_count; ++i) {
        others[i] = staff_index(spec, substitutes[i].staff);
    }
    const struct bide_model_help help = { with, others, with_count, other_count };
    step->help = help;
    return BIDE_OK;
}

/* The group's place of a list in its roster; the list is there. */
static size_t position_of(const struct bide_model_roster *roster, uint32_t list)
{
    size_t position = 0;
    while (roster->lists[position] != list) {
        ++position;
    }
    return position;
}

static void compile_carve(const struct bide_model *model,
                          const struct bide_model_epoch *epoch,
                          const struct bide_spec *spec, size_t staff, size_t index)
{
    struct bide_model_carve *carve = &epoch->staff[staff].carves[index];
    const struct bide_spec_staff *source =
        (const struct bide_spec_staff *) spec->staff.items + staff;
    const struct bide_spec_carve_out *given =
        (const struct bide_spec_carve_out *) source->carve_out.items + index;
    const struct bide_roles_step place = bide_roles_find(spec, given->step);
    const struct bide_model_route *route = &model->routes[place.pathway];
    const struct bide_dist *time = &epoch->pathways[place.pathway].steps[place.step].time;
    carve->list = (uint32_t) (route->first_list + place.step);
    carve->class_index = bide_model_name_class(spec, place.pathway, given->priority);
    carve->class_count = (unsigned) route->class_count;
    carve->share = isnan(given->share) ? 0.0 : given->share;
    if (!isnan(given->slots)) {
        const size_t position = position_of(&model->rosters[staff], carve->list);
        carve->days = given->slots * bide_dist_mean(time)
                      * epoch->staff[staff].work[position].slowness;
    }
    carve->release_days =
        given->release_days == BIDE_SPEC_UNSET ? -1.0 : (double) given->release_days;
}

enum bide_err bide_model_team_carves(struct bide_model *model,
                                     struct bide_model_epoch *epoch,
                                     const struct bide_spec *spec, size_t staff)
{
    const struct bide_spec_staff *source =
        (const struct bide_spec_staff *) spec->staff.items + staff;
    struct bide_model_staff *group = &epoch->staff[staff];
    group->carves = bide_arena_take(&model->arena, source->carve_out.count,
                                    sizeof(struct bide_model_carve));
    if (group->carves == NULL) {
        return BIDE_ERR_MEMORY;
    }
    group->carve_count = source->carve_out.count;
    for (size_t i = 0; i < group->carve_count; ++i) {
        compile_carve(model, epoch, spec, staff, i);
    }
    return BIDE_OK;
}
