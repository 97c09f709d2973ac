/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_demand.h"

#include <string.h>

static const struct bide_spec_group_share *group_at(
    const struct bide_spec_pathway *pathway, size_t index)
{
    return (const struct bide_spec_group_share *) pathway->groups.items + index;
}

double bide_check_demand_per_week(const struct bide_spec_pathway *pathway)
{
    double factor = 1.0;
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        factor += group_at(pathway, i)->share * (group_at(pathway, i)->factor - 1.0);
    }
    return pathway->referrals.per_week * factor;
}

/* --- groups --- */

static bool is_repeated(const struct bide_spec_pathway *pathway, size_t index)
{
    const char *name = group_at(pathway, index)->group;
    for (size_t i = 0; i < index; ++i) {
        const char *other = group_at(pathway, i)->group;
        if (name != NULL && other != NULL && strcmp(name, other) == 0) {
            return true;
        }
    }
    return false;
}

static void check_groups(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway)
{
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        if (is_repeated(pathway, i)) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "pathways.%s.groups.%zu.group", pathway->name, i);
            bide_check_part_error(part, "BD-C080", path, "add up the two shares",
                                  "group \"%s\" has a share already",
                                  group_at(pathway, i)->group);
        }
    }
}

void bide_check_demand_pathway(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway)
{
    check_groups(part, pathway);
}
