/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_missed.h"

/* The first setting about missed appointments that a step without staff has, or NULL. */
static const char *meaningless(const struct bide_spec_step *step)
{
    if (step->not_brought > 0.0) {
        return "not_brought";
    }
    if (step->discharge_after != BIDE_SPEC_UNSET) {
        return "discharge_after";
    }
    if (step->missed_clock == BIDE_SPEC_MISSED_RESTARTS) {
        return "missed_clock";
    }
    return step->missed_place == BIDE_SPEC_MISSED_BACK ? "missed_place" : NULL;
}

void bide_check_missed_rules(const struct bide_check_part *part,
                             const struct bide_spec_step *step, const char *pathway,
                             const char *name)
{
    const char *setting = step->staff == NULL ? meaningless(step) : NULL;
    if (setting != NULL) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.steps.%s.%s", pathway, name, setting);
        bide_check_part_error(
            part, "BD-C110", path, "give the step \"staff\", or take this setting away",
            "\"%s\" is about appointments, but step \"%s\" has no staff", setting, name);
    }
}
