/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_support.h"

#include <math.h>

#include "models/scenario/check_leaving.h"

static bool is_one(double factor)
{
    return fabs(factor - 1.0) <= 0.0;
}

static bool is_idle(const struct bide_spec_change *change)
{
    if (change->type == BIDE_SPEC_VALIDATION) {
        return change->share <= 0.0;
    }
    const bool changes_nothing = is_one(change->leaving_factor)
                                 && is_one(change->not_brought_factor)
                                 && is_one(change->escalation_factor);
    return changes_nothing || change->weeks <= 0.0;
}

void bide_check_support_one(const struct bide_check_part *part, const char *path,
                            const struct bide_spec_change *change)
{
    const struct bide_spec_list all = part->spec->pathways;
    const size_t size = sizeof(struct bide_spec_pathway);
    if (is_idle(change)) {
        bide_check_part_warn(part, "BD-C076", path,
                             change->type == BIDE_SPEC_VALIDATION
                                 ? "\"share\" must be above 0"
                                 : "give one of its factors",
                             "the change has no effect");
    }
    if (bide_check_part_lacks(all, size, change->pathway)) {
        char setting[BIDE_CHECK_PART_PATH];
        bide_check_part_path(setting, "%s.pathway", path);
        bide_check_part_unknown(part, setting, "pathway", change->pathway, all, size);
    } else if (change->pathway != NULL) {
        const struct bide_spec_pathway *pathways = all.items;
        bide_check_leaving_group(part,
                                 &pathways[bide_spec_find(all, size, change->pathway)],
                                 path, change->group);
    }
}
