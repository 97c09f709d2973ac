/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/roles.h"

#include <string.h>

static bool is_named(struct bide_spec_list names, const char *name)
{
    const char *const *texts = names.items;
    for (size_t i = 0; i < names.count; ++i) {
        if (strcmp(texts[i], name) == 0) {
            return true;
        }
    }
    return false;
}

struct bide_roles bide_roles_of(const struct bide_spec_step *step, const char *staff)
{
    struct bide_roles roles = { .efficiency = 1.0,
                                .rank = step->rank,
                                .share_of_time = step->share_of_time };
    if (step->staff == NULL) {
        return roles;
    }
    roles.is_any = strcmp(step->staff, staff) == 0 || is_named(step->with_staff, staff);
    const struct bide_spec_substitute *substitutes = step->or_staff.items;
    for (size_t i = 0; i < step->or_staff.count && !roles.is_any; ++i) {
        if (substitutes[i].staff == NULL || strcmp(substitutes[i].staff, staff) != 0) {
            continue;
        }
        roles.is_any = true;
        roles.efficiency = substitutes[i].efficiency;
        roles.share_of_time = substitutes[i].share_of_time;
        if (substitutes[i].rank != BIDE_SPEC_UNSET) {
            roles.rank = substitutes[i].rank;
        }
    }
    return roles;
}

struct bide_roles_step bide_roles_find(const struct bide_spec *spec, const char *name)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    const char *dot = strchr(name, '.');
    struct bide_roles_step found = { .pathway = spec->pathways.count,
                                     .has_dot = dot != NULL };
    if (dot == NULL) {
        return found;
    }
    const size_t length = (size_t) (dot - name);
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        if (strncmp(pathways[i].name, name, length) == 0
            && pathways[i].name[length] == '\0') {
            found.pathway = i;
            found.step =
                bide_spec_find(pathways[i].steps, sizeof(struct bide_spec_step), dot + 1);
        }
    }
    return found;
}
