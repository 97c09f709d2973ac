/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_caseload.h"

#include "models/scenario/rules.h"

static void check_entry(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway, size_t index)
{
    const struct bide_spec_caseload *entry =
        (const struct bide_spec_caseload *) pathway->in_service.items + index;
    const struct bide_spec_list steps = pathway->steps;
    const size_t place =
        entry->step == NULL
            ? steps.count
            : bide_spec_find(steps, sizeof(struct bide_spec_step), entry->step);
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.in_service.%zu.step", pathway->name, index);
    if (bide_check_part_lacks(steps, sizeof(struct bide_spec_step), entry->step)) {
        bide_check_part_unknown(part, path, "step", entry->step, steps,
                                sizeof(struct bide_spec_step));
    } else if (place < bide_rules_stop_step(pathway)) {
        bide_check_part_error(
            part, "BD-C089", path,
            "children whose clock runs belong to \"waiting\", with this "
            "step",
            "the clock has not stopped yet at step \"%s\"", entry->step);
    }
}

void bide_check_caseload_pathway(const struct bide_check_part *part,
                                 const struct bide_spec_pathway *pathway)
{
    for (size_t i = 0; i < pathway->in_service.count; ++i) {
        check_entry(part, pathway, i);
    }
}
