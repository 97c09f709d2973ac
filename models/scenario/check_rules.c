/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_rules.h"

#include <math.h>

#include "models/scenario/rules.h"

static void check_lengths(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_standard *standard = &pathway->standard;
    const int given = (isnan(standard->within_weeks) ? 0 : 1)
                      + (isnan(standard->within_days) ? 0 : 1)
                      + (isnan(standard->within_working_days) ? 0 : 1);
    if (given > 1) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.standard", pathway->name);
        bide_check_part_error(part, "BD-C150", path, "keep one and take the others away",
                              "the standard has %d of \"within_weeks\", \"within_days\" "
                              "and \"within_working_days\"; it is one length",
                              given);
    }
}

static void check_step_days(const struct bide_check_part *part,
                            const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t given = 0;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        given += isnan(steps[i].within_days) ? 0 : 1;
    }
    if (given > 1) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.steps", pathway->name);
        bide_check_part_error(
            part, "BD-C151", path, "keep the one whose share in time is to be shown",
            "%zu steps have \"within_days\"; one of a pathway may", given);
    }
}

static bool is_marked(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].stops_clock) {
            return true;
        }
    }
    return false;
}

/* Treatment is not the first contact; which step it is only the user knows. */
static void check_treatment(const struct bide_check_part *part,
                            const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t contacts = 0;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        contacts += steps[i].staff != NULL ? 1 : 0;
    }
    if (pathway->clock != BIDE_SPEC_CLOCK_RTT || contacts < 2 || is_marked(pathway)) {
        return;
    }
    char path[BIDE_CHECK_PART_PATH];
    const char *name = steps[bide_rules_stop_step(pathway)].name;
    bide_check_part_path(path, "pathways.%s.steps", pathway->name);
    bide_check_part_warn(
        part, "BD-C152", path,
        "mark the step that is the first treatment, or ends the wait "
        "without one: stops_clock = true;",
        "clock \"rtt\" stops at the first treatment; taken to be \"%s\", "
        "the last step that has staff",
        name != NULL ? name : "");
}

static void check_exceptions(const struct bide_check_part *part,
                             const struct bide_spec_pathway *pathway)
{
    if (pathway->exceptions > 0.0 && pathway->clock != BIDE_SPEC_CLOCK_EHC) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.exceptions", pathway->name);
        bide_check_part_error(part, "BD-C153", path,
                              "add clock = \"ehc\"; or take this setting away",
                              "\"exceptions\" belongs to EHC plans, but the clock of "
                              "\"%s\" is not \"ehc\"",
                              pathway->name);
    }
}

/* Waits are counted in weeks. */
static void check_long_waits(const struct bide_check_part *part,
                             const struct bide_spec_target *target, const char *path)
{
    if (isnan(target->over_weeks) && !isnan(target->at_most)) {
        bide_check_part_error(part, "BD-C200", path,
                              "add over_weeks, such as over_weeks = 52; or take at_most "
                              "away",
                              "the target has \"at_most\" but not \"over_weeks\"");
    }
    if (floor(target->over_weeks) < target->over_weeks) {
        bide_check_part_error(part, "BD-C201", path, "give whole weeks, such as 52",
                              "\"over_weeks\" is %g; it is a whole number of weeks, 1 "
                              "to 1,000",
                              target->over_weeks);
    }
}

static void check_target(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_target *target = &pathway->target;
    const int count = (isnan(target->list) ? 0 : 1) + (isnan(target->share) ? 0 : 1)
                      + (isnan(target->over_weeks) ? 0 : 1);
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.target", pathway->name);
    if (count > 1) {
        bide_check_part_error(part, "BD-C154", path, "keep one of them",
                              "the target has more than one of \"list\", \"share\" and "
                              "\"over_weeks\"; it is one of them");
    }
    check_long_waits(part, target, path);
}

void bide_check_rules_pathway(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway)
{
    check_lengths(part, pathway);
    check_step_days(part, pathway);
    check_treatment(part, pathway);
    check_exceptions(part, pathway);
    check_target(part, pathway);
}
